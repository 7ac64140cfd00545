"""Names misspelt, as far as a corpus can tell: a surname or given name that nobody else bears, one slip
from that of a namesake in the rest of the name.

Reading a name as another is no evidence, it lets the two be compared. Names of syllables are left alone:
one letter makes another name of them ("Hyong", "Yong").
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from innoway.engine.resolution.organisations.likeness import edit_distance, letters_left_out
from innoway.engine.resolution.people.names import ONE_SYLLABLE
from innoway.engine.resolution.people.spelling import SYLLABLE

Name = tuple[str, str]  # first given name, surname
Edge = tuple[str, str, int]  # word, one that it may be a slip of, how many names have that

SURNAME, GIVEN = "surname", "given"
LEAST = 4  # letters of a word in which a slip is believed
LONG = 8  # letters of a word that may begin with one
TELLING = 2  # letters of the rest of a name: an initial is borne by many
STUB = 2  # letters at either end, of which a slip leaves one end as it is
KNOWN = 3  # names with a given name that is surely one: Masahiko is no slip of Masahiro


class Row(NamedTuple):
    """A word of a name by what a slip leaves as it is, with how many names have the word."""

    part: str
    rest: str
    stub: str
    word: str
    bearers: int


def rows_of(
    names: Iterable[Name], given: Mapping[str, int], surnames: Mapping[str, int]
) -> Iterator[Row]:
    """Yield the words of distinct names, each under both its stubs."""
    for first, surname in names:
        for part, rest, word, bearers in (
            (SURNAME, first, surname, surnames[surname]),
            (GIVEN, surname, first, given[first]),
        ):
            if len(word) >= LEAST and len(rest) >= TELLING:
                yield Row(part, rest, f"{word[:STUB]}-", word, bearers)
                yield Row(part, rest, f"-{word[-STUB:]}", word, bearers)


def find_slips(rows: Iterable[tuple[str, str, str, str, int]]) -> dict[Name, Name]:
    """Return misspelt names with the names they are read as; rows of equal stubs follow each other.

    >>> names = [("amir", "hoveyda"), ("amir", "hoyeyda"), ("ole", "berg"), ("kai", "berg")]
    >>> bearers = {"hoveyda": 2, "hoyeyda": 1, "berg": 2}
    >>> find_slips(sorted(rows_of(names, {"amir": 2, "ole": 1, "kai": 1}, bearers)))
    {('amir', 'hoyeyda'): ('amir', 'hoveyda')}
    """
    edges: dict[tuple[str, str], set[Edge]] = defaultdict(set)
    for (part, rest, _), group in groupby(map(Row._make, rows), key=lambda row: row[:3]):
        found = {row.word: row.bearers for row in group}
        if some := edges_among(part, rest, found):
            edges[part, rest] |= some
    told: dict[Name, Name] = {}
    for (part, rest), some in sorted(edges.items()):
        for word, usual in usual_words(some).items():
            if part == SURNAME:
                told[rest, word] = (rest, usual)
            else:
                told[word, rest] = (usual, rest)
    return told


def edges_among(part: str, rest: str, bearers: Mapping[str, int]) -> set[Edge]:
    """Return the words that nobody else bears with those they may be slips of.

    Two words one slip apart are equal with a letter left out of each, so none is compared with all.
    """
    remainders: dict[str, list[str]] = defaultdict(list)
    for word, count in bearers.items():
        if believed(part, rest, word, count):
            for remainder in letters_left_out(word, 1):
                remainders[remainder].append(word)
    alone = [word for word, count in bearers.items() if count <= 1]
    return {
        (word, other, bearers[other])
        for word in alone
        for remainder in letters_left_out(word, 1)
        for other in remainders.get(remainder, ())
        if is_slip(word, other)
    }


def believed(part: str, rest: str, word: str, bearers: int) -> bool:
    """Say whether a word may be what a slip of it should have been."""
    surname = word if part == SURNAME else rest
    syllable = surname in ONE_SYLLABLE or SYLLABLE.fullmatch(surname)
    return (part == SURNAME or bearers >= KNOWN) and not syllable


def is_slip(a: str, b: str) -> bool:
    """Say whether one letter changed, missing or swapped makes one word of the other.

    >>> is_slip("garell", "garrell"), is_slip("streetman", "treetman"), is_slip("jason", "mason")
    (True, True, False)
    """
    shorter = min(len(a), len(b))
    begins = a[0] == b[0] or shorter >= LONG
    return (
        a != b and begins and shorter >= LEAST and abs(len(a) - len(b)) <= 1
        and edit_distance(a, b) == 1
    )  # fmt: skip


def usual_words(edges: Iterable[Edge]) -> dict[str, str]:
    """Return what misspelt words are read as: the word most names have among those that hang together.

    Words that nobody else bears hang together by slips of each other; any other ends the chain.

    >>> usual_words([("garell", "garrell", 1), ("garrell", "garell", 1), ("garell", "garel", 4)])
    {'garell': 'garel', 'garrell': 'garel'}
    """
    edges = sorted(edges)
    group = {word: word for word, *_ in edges}

    def find(word: str) -> str:
        while group[word] != word:
            word = group[word]
        return word

    for word, other, _ in edges:
        if other in group:
            one, two = sorted((find(word), find(other)))
            group[two] = one
    best = {word: (1, word) for word in set(map(find, group))}
    for word, other, bearers in edges:
        mine = find(word)
        best[mine] = min(best[mine], (-bearers, other)) if bearers > 1 else best[mine]
    return {word: best[find(word)][1] for word in group if best[find(word)][1] != word}
