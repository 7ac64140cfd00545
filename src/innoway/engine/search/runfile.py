"""Write and read runs in the format of TREC: ``qid Q0 docid rank score tag``."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Ranked:
    """The answer to one topic, best first; scores strictly fall."""

    topic: str
    documents: Sequence[tuple[str, float]]


def strictly_falling(scored: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Order by score, then id, and lower equal scores by so little that the order stays.

    >>> strictly_falling([("b", 1.0), ("a", 1.0)])
    [('a', 1.0), ('b', 0.999999)]
    """
    found: list[tuple[str, float]] = []
    for identifier, score in sorted(scored, key=lambda row: (-row[1], row[0])):
        rounded = round(score, 6)
        if found and rounded >= found[-1][1]:
            rounded = round(found[-1][1] - 1e-6, 6)
        found.append((identifier, rounded))
    return found


def run_id(identifier: str) -> str:
    """Write an id as one word: white space and ``%`` become percent codes, all else stays.

    >>> run_id("US 10,123 B2"), run_id("专利-1")
    ('US%2010,123%20B2', '专利-1')
    """
    if not any(character.isspace() or character == "%" for character in identifier):
        return identifier
    return "".join(quote(c) if c.isspace() or c == "%" else c for c in identifier)


def write_run(ranked: Iterable[Ranked], target: Path, tag: str) -> int:
    """Write a run, complete or not at all, and return its number of lines."""
    if str(target) == "-":
        import sys

        return _write(ranked, sys.stdout, tag)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            lines = _write(ranked, file, tag)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return lines


def _write(ranked: Iterable[Ranked], file: TextIO, tag: str) -> int:
    lines = 0
    for answer in ranked:
        for rank, (identifier, score) in enumerate(answer.documents, 1):
            line = f"{run_id(answer.topic)} Q0 {run_id(identifier)} {rank} {score:.6f} {tag}\n"
            file.write(line)
            lines += 1
    return lines
