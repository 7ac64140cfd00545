"""Collects what the installed district apps declare."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path
from ninja import Router

from innoway.foundation.mounting.district_app import DistrictApp, MenuItem


def mounted_apps() -> list[DistrictApp]:
    """Return the installed district apps the highest tier first."""
    return [config for config in apps.get_app_configs() if isinstance(config, DistrictApp)]


def optional_module(name: str) -> ModuleType | None:
    """Import a room of an app, or return None when the app has no such room."""
    try:
        found = find_spec(name)
    except ModuleNotFoundError:
        return None
    return import_module(name) if found else None


def url_patterns() -> list[URLPattern | URLResolver]:
    """Return one include per app that has pages, under its path and its label as namespace."""
    patterns: list[URLPattern | URLResolver] = []
    for app in mounted_apps():
        urls = optional_module(f"{app.name}.web.urls")
        if urls is not None:
            patterns.append(path(app.mount, include((urls.urlpatterns, app.label))))
    return patterns


def api_routers() -> list[tuple[str, Router]]:
    """Return (prefix, router) of each app whose ``rest`` package offers a router."""
    found = []
    for app in mounted_apps():
        rest = optional_module(f"{app.name}.rest")
        router = getattr(rest, "router", None)
        if router is not None:
            found.append((f"/{getattr(rest, 'prefix', app.label)}", router))
    return found


def menu(*, signed_in: bool, staff: bool) -> list[MenuItem]:
    """Return the main navigation for a visitor, in order."""
    items = (item for app in mounted_apps() for item in app.menu)
    seen = (item for item in items if item.is_for(signed_in=signed_in, staff=staff))
    return sorted(seen, key=lambda item: item.order)
