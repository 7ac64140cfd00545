"""Every address of the hall's apps, pages and endpoints, with a real object in each place."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import get_resolver

DOCUMENT = Path(__file__).parents[2] / "docs/openapi.json"
APPS = ("cases", "documents", "hall")
PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\{(\w+)\}")
# An object that is not there, in the shape of the place's own values.
ABSENT = {"draft_id": "00000000-0000-4000-8000-000000000000", "token": "nobody"}
# Names of public content in an address: there is nothing to hide behind them.
PUBLIC = {"key", "window", "window_key"}


@dataclass(frozen=True, slots=True)
class Route:
    """An address as declared, and how it is asked for."""

    app: str
    method: str
    path: str

    @property
    def is_api(self) -> bool:
        return self.path.startswith("/api/")

    @property
    def places(self) -> list[str]:
        """The names of its places, in order."""
        return [first or second for first, second in PLACE.findall(self.path)]

    def at(self, objects: dict[str, Any], *, absent: bool = False) -> str:
        """Return the address of real objects, or of ones that do not exist."""

        def fill(found: re.Match[str]) -> str:
            name = found[1] or found[2]
            if absent and name not in PUBLIC | {"number"}:
                return ABSENT.get(name, "999999999")
            return str(objects[self.meaning(name)])

        return PLACE.sub(fill, self.path)

    def meaning(self, name: str) -> str:
        """Return which object a place stands for: ``pk`` means what the folder before it says."""
        if name not in {"pk", "key"}:
            return name
        before = re.split(r"[<{]", self.path)[0].rstrip("/").rsplit("/", 1)[-1]
        return f"{name} of {before}"


def pages() -> Iterator[Route]:
    """Yield every page; whether it is opened or pressed is found out by asking."""
    for room in get_resolver().url_patterns:
        app = getattr(room, "namespace", None)
        if app in APPS:
            for page in room.url_patterns:
                yield Route(app, "GET", f"/{room.pattern}{page.pattern}")


def endpoints() -> Iterator[Route]:
    """Yield every endpoint of the published OpenAPI document."""
    for path, operations in json.loads(DOCUMENT.read_text(encoding="utf-8"))["paths"].items():
        app = path.split("/")[2]
        if app in APPS:
            yield from (Route(app, method.upper(), path) for method in operations)
