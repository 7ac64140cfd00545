"""Translate the words of a question with a dictionary, and let them agree on their senses."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from innoway.engine.search.cedict import (
    GLOSSARY,
    chinese_to_english,
    glossary_rows,
    kept_table,
)
from innoway.engine.search.weights import Weights
from innoway.engine.text.stopwords import CHINESE, ENGLISH
from innoway.engine.text.words import grams, is_unspaced, word_term

MAX_HEADWORD = 10  # characters
MAX_PHRASE = 4  # English words
STRONG = 1.0


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to say a word in the other language: terms that stand for it together."""

    terms: tuple[str, ...]
    written: str
    weight: float
    source: str  # "glossary" | "dictionary"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A word of the question and its senses; the weights of the senses sum to 1."""

    origin: str
    count: int
    senses: tuple[Sense, ...]
    weight: float = 1.0


class Translator:
    """Both directions of CC-CEDICT and the glossaries, ready for lookup."""

    def __init__(
        self, glossaries: tuple[Path, ...] = (GLOSSARY,), cache: Path | None = None
    ) -> None:
        self._cache = cache
        self.glossary: dict[str, list[str]] = {}
        for path in reversed(glossaries):  # what an installation adds comes first
            if path.exists():
                for chinese, gloss in glossary_rows(path):
                    self.glossary.setdefault(chinese, []).append(gloss)
        self._backward: dict[str, dict[str, float]] | None = None
        self._glossed: dict[str, dict[str, float]] = {}

    @property
    def forward(self) -> dict[str, list[str]]:
        """CC-CEDICT by headword, read when a word is first looked up."""
        return chinese_to_english(self._cache)

    # Chinese to English

    def segment(self, run: str) -> list[str]:
        """Cut a run of Chinese into dictionary words, with as few words as possible."""
        best: list[tuple[float, int]] = [(0.0, 0)] * (len(run) + 1)
        for start in range(len(run) - 1, -1, -1):
            options = [(1.6 + best[start + 1][0], start + 1)]
            for end in range(start + 2, min(len(run), start + MAX_HEADWORD) + 1):
                word = run[start:end]
                if word in self.glossary or word in self.forward:
                    options.append((1.0 - 0.01 * (end - start) ** 1.5 + best[end][0], end))
            best[start] = min(options)
        words, at = [], 0
        while at < len(run):
            words.append(run[at : best[at][1]])
            at = best[at][1]
        return words

    def into_english(self, run: str, weights: Weights) -> Iterable[Rendering]:
        """Render a run of Chinese word by word."""
        for word in self.segment(run):
            rendering = self.word_into_english(word, weights)
            if rendering is not None:
                yield rendering

    def word_into_english(self, word: str, weights: Weights) -> Rendering | None:
        """Render one Chinese word; None when it is of grammar or unknown."""
        senses = () if word in CHINESE else self._english_senses(word, weights)
        if not senses:
            return None
        return Rendering(word, 1, senses, weights.lone_character if len(word) == 1 else 1.0)

    def _english_senses(self, word: str, weights: Weights) -> tuple[Sense, ...]:
        glossed = self.glossary.get(word, [])
        listed = [(gloss, "glossary") for gloss in glossed]
        listed += [(g, "dictionary") for g in self.forward.get(word, []) if g not in glossed]
        return _shared(
            [(_english_terms(gloss), gloss, source) for gloss, source in listed], weights
        )

    # English to Chinese

    @property
    def backward(self) -> dict[str, dict[str, float]]:
        """Chinese words by the stemmed English gloss, with how central the gloss is to them."""
        if self._backward is None:
            self._backward = kept_table(self._cache, "backward", lambda: _turned(self.forward))
            self._glossed = _turned(self.glossary)
        return self._backward

    def into_chinese(
        self, words: list[str], weights: Weights, *, first: bool = False
    ) -> Iterable[Rendering]:
        """Render English words, the longest known phrases first; ``first``: only at the start."""
        stems = [word_term(word) for word in words]
        at = 0
        while at < len(words):
            for length in range(min(MAX_PHRASE, len(words) - at), 0, -1):
                key = " ".join(stems[at : at + length])
                senses = self._chinese_senses(key, weights)
                if senses:
                    yield Rendering(" ".join(words[at : at + length]), length, senses)
                    at += length
                    break
            else:
                at += 1
            if first:
                return

    def _chinese_senses(self, key: str, weights: Weights) -> tuple[Sense, ...]:
        listed = self.backward.get(key, {})
        glossed = self._glossed.get(key, {})
        ranked = sorted(glossed, key=lambda word: -glossed[word])
        ranked += sorted((w for w in listed if w not in glossed), key=lambda w: -listed[w])
        return _shared(
            [
                (_chinese_terms(word), word, "glossary" if word in glossed else "dictionary")
                for word in ranked
            ],
            weights,
            {word: listed.get(word, 0.0) for word in ranked},
        )


def _english_terms(gloss: str) -> tuple[str, ...]:
    kept = [word_term(word) for word in gloss.split() if word not in ENGLISH]
    return tuple(dict.fromkeys(term for term in kept if term))


def _chinese_terms(word: str) -> tuple[str, ...]:
    if not is_unspaced(word) or len(word) == 1:
        return (word,)
    return tuple(dict.fromkeys(term for term in grams(word) if len(term) == 2))


def _shared(
    listed: list[tuple[tuple[str, ...], str, str]],
    weights: Weights,
    strengths: dict[str, float] | None = None,
) -> tuple[Sense, ...]:
    distinct: dict[tuple[str, ...], tuple[str, str]] = {}
    for terms, written, source in listed:
        if terms:
            distinct.setdefault(terms, (written, source))
    rows = list(distinct.items())[: weights.max_senses * (4 if strengths is not None else 1)]
    shares = [
        (strengths.get(written, 0.0) + (STRONG if source == "glossary" else 0.0))
        if strengths is not None
        else weights.sense_decay**rank * (2.0 if source == "glossary" else 1.0)
        for rank, (_, (written, source)) in enumerate(rows)
    ]
    total = sum(shares) or 1.0
    return tuple(
        Sense(terms, written, share / total, source)
        for (terms, (written, source)), share in zip(rows, shares, strict=True)
    )


def _turned(table: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    turned: dict[str, dict[str, float]] = {}
    for chinese, listed in table.items():
        for rank, gloss in enumerate(listed):
            key = " ".join(_english_terms(gloss))
            if key and len(chinese) <= MAX_HEADWORD:
                held = turned.setdefault(key, {})
                held[chinese] = max(held.get(chinese, 0.0), 1.0 / (1 + rank))
    return turned


@lru_cache(maxsize=4)
def translator(extra: Path | None = None, cache: Path | None = None) -> Translator:
    """Return the translator of this process, with a glossary of the installation on top."""
    return Translator((GLOSSARY, extra) if extra else (GLOSSARY,), cache)
