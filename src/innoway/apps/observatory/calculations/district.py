"""The shapes of a district's content: what it is, its places, figures, words and stories."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in English and in Simplified Chinese, each written natively."""

    en: str
    zh: str

    def said_in(self, language: str) -> str:
        """Return the text of the language asked for; English for any that is not Chinese.

        >>> Text("desk", "工位").said_in("zh-hans")
        '工位'
        """
        return self.zh if language.lower().startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication that facts of the content come from; ``secondary`` was not checked."""

    title: Text
    publisher: Text
    published: datetime.date
    kind: Literal["primary", "secondary"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    source: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number with what it counts, of when it is, and who says so.

    ``as_of`` is an ISO date, or a month when the source names no day.
    """

    key: str
    label: Text
    value: int
    precision: Literal["exact", "more-than", "nearly"]
    unit: Text
    as_of: str
    period_type: Literal["point", "cumulative", "in-year"]
    definition: Text
    source: str
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    key: str
    kind: Literal["makerspace", "incubator"]
    name: Text
    facts: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An overseas node; the time zone is unknown where a country has several."""

    key: str
    country: str
    name: Text
    time_zone: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Fund:
    key: str
    name: Text
    amount: str
    currency: str
    announced: datetime.date
    investors: tuple[Text, ...]
    note: Text
    source: str


@dataclass(frozen=True, slots=True)
class Named:
    key: str
    name: Text
    source: str


@dataclass(frozen=True, slots=True)
class Policy:
    key: str
    name: Text
    issued: datetime.date
    issuers: tuple[Text, ...]
    text: Text
    source: str


@dataclass(frozen=True, slots=True)
class Indicator:
    key: str
    table: Literal["patents_by_year", "patents_by_field", "patents_by_owner"]
    title: Text
    definition: Text
    unit: Text
    period_type: Literal["cumulative", "in-year"]


@dataclass(frozen=True, slots=True)
class Never:
    """Spellings of a term that texts of the district must not use, by language."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field with its only spelling in each language."""

    key: str
    area: Literal[
        "district", "hall", "space", "incubation", "technology", "ip", "fund", "policy",
        "standards", "network", "data",
    ]  # fmt: skip
    en: str
    zh: str
    never: Never = field(default_factory=Never)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a story: what must stand on it, and which hit must come first."""

    language: Literal["en", "zh-hans"]
    visit: str
    shows: tuple[str, ...]
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    key: str
    title: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class District:
    """All the content of one district, read and checked."""

    name: Text
    place: Text
    summary: Text
    about: tuple[Paragraph, ...]
    sources: Mapping[str, Citation]
    figures: tuple[Figure, ...]
    spaces: tuple[Space, ...] = ()
    operators: tuple[Text, ...] = ()
    nodes: tuple[Node, ...] = ()
    funds: tuple[Fund, ...] = ()
    windows: tuple[Named, ...] = ()
    services: tuple[Named, ...] = ()
    policies: tuple[Policy, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    terms: tuple[Term, ...] = ()
    stories: tuple[Story, ...] = ()

    @property
    def highlights(self) -> tuple[Figure, ...]:
        """Return the figures that belong on the start page, in the order of the content."""
        return tuple(f for f in self.figures if f.highlight)
