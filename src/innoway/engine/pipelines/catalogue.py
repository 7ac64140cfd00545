"""The sources this installation has: whatever folders lie in ``engine/sources``."""

import datetime
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import yaml

from innoway.engine.checks.expectation import Expectation, expectation
from innoway.engine.records.expectation import Rule
from innoway.engine.records.source import Source

PACKAGE = "innoway.engine.sources"
AHEAD = datetime.timedelta(days=31)  # offices date a file some weeks ahead of its issue


class UnknownSource(LookupError):
    """No folder of that name lies in ``engine/sources``."""


@cache
def declared() -> dict[str, Source]:
    """Return every source by name, in the order of names."""
    found: dict[str, Source] = {}
    for folder in sorted(files(PACKAGE).iterdir(), key=lambda entry: entry.name):
        declaration = folder.joinpath("source.yml")
        if declaration.is_file():
            found[folder.name] = _read(folder.name, yaml.safe_load(declaration.read_text("utf-8")))
    return found


def _read(name: str, entry: dict[str, Any]) -> Source:
    if entry.pop("name", None) != name:
        raise ValueError(f"{name}/source.yml bears another name")
    for list_ in ("records", "rules", "expectations"):
        entry[list_] = tuple(entry.get(list_, ()))
    return Source(name=name, stale_after_days=entry.pop("stale_after_days", None), **entry)


def source_named(name: str) -> Source:
    """Return a source.

    Raises:
        UnknownSource: There is none; the message names those there are.
    """
    try:
        return declared()[name]
    except KeyError:
        names = ", ".join(declared())
        raise UnknownSource(f"there is no source {name!r}; there are: {names}") from None


def reader_of(name: str) -> Any:
    """Return the reader module of a source, imported when asked for."""
    return import_module(f"{PACKAGE}.{name}.reader")


def rules_of(source: Source, today: datetime.date) -> tuple[Rule, ...]:
    """Return the rules on records, "today" turned into a date."""
    return tuple(_rule(entry, today) for entry in source.rules)


def _rule(entry: Any, today: datetime.date) -> Rule:
    value = entry.get("value")
    return Rule(
        entry["table"], entry["column"], entry["kind"], today + AHEAD if value == "today" else value
    )


def expectations_of(source: Source) -> tuple[Expectation, ...]:
    """Return the expectations on a source's published records."""
    return tuple(expectation(entry) for entry in source.expectations)
