"""What a source declares of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """The declaration in a source's ``source.yml``.

    ``precedence`` decides which source speaks when several know one thing: the greater.
    ``stale_after_days`` is None for what is taken in once.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    licence: str
    licence_url: str
    attribution: str
    url: str
    cadence: str
    precedence: int
    records: tuple[str, ...]
    files: str
    stale_after_days: int | None
    rules: tuple[Mapping[str, Any], ...]
    expectations: tuple[Mapping[str, Any], ...]
