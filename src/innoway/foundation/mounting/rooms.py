"""Imports the rooms that register themselves: notices, subscribers and jobs."""

from pkgutil import iter_modules

from innoway import foundation
from innoway.foundation.mounting.mounted import mounted_apps, optional_module

ROOMS = ("notices", "subscribers", "jobs")


def open_rooms() -> None:
    """Import ``notices``, ``subscribers`` and ``jobs`` of each mounted app and foundation package."""
    ground = [f"{foundation.__name__}.{one.name}" for one in iter_modules(foundation.__path__)]
    for package in [*ground, *(app.name for app in mounted_apps())]:
        for room in ROOMS:
            optional_module(f"{package}.{room}")
