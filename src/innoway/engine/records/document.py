"""What the search index takes in: one findable thing with its words and its filters."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One thing a person can find, already flattened to words and filter values.

    ``kind`` is an open vocabulary ("technology", "need", "organisation", "person", ...);
    ``language`` is a BCP 47 tag, or empty when nobody said (then it is detected).
    ``fields`` are filters and facets by name ("cpc", "owner", "place", "source", ...); values
    of the hierarchical ones (see ``innoway.engine.search.schema``) also match by prefix.
    """

    id: str
    kind: str
    title: str
    text: str
    language: str
    date: datetime.date | None = None
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
