"""Imports the rooms that register themselves: subscribers and jobs of every mounted app."""

from innoway.foundation.mounting.mounted import mounted_apps, optional_module


def open_rooms() -> None:
    """Import ``subscribers`` and ``jobs`` of each mounted app that has them."""
    for app in mounted_apps():
        for room in ("subscribers", "jobs"):
            optional_module(f"{app.name}.{room}")
