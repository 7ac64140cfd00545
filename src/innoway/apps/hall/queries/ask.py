"""What fits a person's question: services and life events with reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from innoway.apps.hall.calculations.asking import Index, Reason, read_question
from innoway.apps.hall.calculations.catalogue import Bundle, Item
from innoway.apps.hall.calculations.reading import read_text
from innoway.apps.hall.calculations.wording import Wording
from innoway.apps.hall.enums import WindowKey
from innoway.apps.hall.gateways import cut, fold
from innoway.apps.hall.queries.catalogue import catalogue, content_folder

LONGEST_QUESTION = 300
NAME, SAYING, SUMMARY, REST = 3.0, 3.0, 1.6, 0.8


@dataclass(frozen=True, slots=True)
class Sayings:
    """How people say it, in both languages."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """The everyday words of the content: examples, sayings, synonyms and idle words."""

    examples: tuple[Wording, ...]
    idle: Sayings
    synonyms: tuple[tuple[str, ...], ...]
    sayings: Mapping[str, Sayings]


@dataclass(frozen=True, slots=True)
class Found:
    """A service or life event that fits, and the words of the question that met it."""

    key: str
    reasons: tuple[Reason, ...]
    score: float
    item: Item | None = None
    bundle: Bundle | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked and what fits, best first."""

    question: str
    bundles: tuple[Found, ...]
    items: tuple[Found, ...]


def ask(question: str, *, limit: int = 8) -> Answer:
    """Return the services and life events that fit a question in either language; no query."""
    asked = question[:LONGEST_QUESTION]
    index = _index()
    synonyms, idle = _folded_speech()
    ranked = index.rank(read_question(fold(asked), index, synonyms, idle), limit)
    known = catalogue()
    found = [
        Found(one.key, one.reasons, one.score, known.items.get(one.key), known.bundles.get(one.key))
        for one in ranked
    ]
    return Answer(
        question=asked,
        bundles=tuple(one for one in found if one.bundle),
        items=tuple(one for one in found if one.item),
    )


@cache
def speech() -> Speech:
    """Return the everyday words of this district's content.

    Raises:
        ContentFault: The file is wrong.
    """
    file = content_folder().joinpath("shared", "ask.yml")
    return read_text(Speech, file.read_text(encoding="utf-8"), file=file.name)


@cache
def _folded_speech() -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    read = speech()
    idle = {piece.term for word in read.idle.en for piece in cut(fold(word))}
    groups = tuple(tuple(map(fold, group)) for group in read.synonyms)
    return groups, frozenset(idle | {fold(word) for word in read.idle.zh})


@cache
def _index() -> Index:
    known = catalogue()
    entries: dict[str, Any] = {key: tuple(_item_texts(one)) for key, one in known.items.items()}
    entries |= {key: tuple(_bundle_texts(one)) for key, one in known.bundles.items()}
    return Index(entries, cut)


def _item_texts(item: Item) -> Iterator[tuple[str, float]]:
    yield from _said(item.name, NAME)
    yield from _said(item.summary, SUMMARY)
    yield from _said(item.result, REST)
    yield fold(str(WindowKey(item.window).value)), REST
    for condition in item.conditions:
        yield from _said(condition.text, REST / 2)
    yield from _sayings(item.key)


def _bundle_texts(bundle: Bundle) -> Iterator[tuple[str, float]]:
    yield from _said(bundle.name, NAME)
    yield from _said(bundle.summary, REST)
    yield from _sayings(bundle.key)


def _said(text: Wording, weight: float) -> Iterator[tuple[str, float]]:
    yield fold(text.en), weight
    yield fold(text.zh), weight


def _sayings(key: str) -> Iterator[tuple[str, float]]:
    said = speech().sayings.get(key, Sayings())
    yield from ((fold(text), SAYING) for text in (*said.en, *said.zh))
