"""Writes an event down as plain JSON and reads it back."""

import importlib
from typing import Any

from pydantic import TypeAdapter


def path_of(thing: Any) -> str:
    """Return where a class or function is found.

    >>> path_of(TypeAdapter)
    'pydantic.type_adapter:TypeAdapter'
    """
    return f"{thing.__module__}:{thing.__qualname__}"


def at_path(path: str) -> Any:
    """Return the class or function at a path.

    Raises:
        ImportError: The module is gone.
        AttributeError: The name is gone.
    """
    module, _, name = path.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found


def facts_of(event: object) -> dict[str, Any]:
    """Return the facts of an event as JSON values."""
    facts: dict[str, Any] = TypeAdapter(type(event)).dump_python(event, mode="json")
    return facts


def event_of(path: str, facts: dict[str, Any]) -> Any:
    """Return the event that was written down."""
    return TypeAdapter(at_path(path)).validate_python(facts)
