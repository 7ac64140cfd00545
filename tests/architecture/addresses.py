"""Every address of the district with its view, as the tests walk them."""

import functools
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One route: the pattern it matches, its full name and its view."""

    route: str
    name: str
    view: Any

    @property
    def module(self) -> str:
        """The module that defines the view."""
        view = inspect.unwrap(getattr(self.view, "view_class", self.view))
        while isinstance(view, functools.partial):
            view = inspect.unwrap(view.func)
        return getattr(view, "__module__", type(view).__module__)


def addresses(patterns: Any = None, route: str = "", space: str = "") -> Iterator[Address]:
    """Yield every address below some patterns, in the order they are tried."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one.url_patterns, route + str(one.pattern), inner)
        elif isinstance(one, URLPattern):
            yield Address(route + str(one.pattern), f"{space}{one.name or ''}", one.callback)
