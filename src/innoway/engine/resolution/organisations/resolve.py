"""Resolve organisations: distinct spellings in, one cluster per spelling out.

Two names are compared word by word; each word weighs by its rarity in the file, a misspelt
word counts by its likeness, and what only one of the names says counts against the link.
"""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from innoway.engine.resolution.judgements import Judgement, weigh_judgements
from innoway.engine.resolution.organisations.names import organisation_tokens
from innoway.engine.resolution.tables import MentionsUnreadable, open_text

LIKE_ENOUGH = 0.8
THRESHOLD = 0.8
MENTIONABLE = 0.5  # likeness below which two names count as never compared
COMMON_BLOCK = 400
DELETIONS = (
    2  # letters left out when like words are looked for; longer words with three slips are rare
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of an organisation's name."""

    id: str
    name: str
    country: str = ""


def read_spellings(path: Path) -> Iterator[Spelling]:
    """Yield the spellings of a CSV file with the columns id, organization and optional country.

    Raises:
        MentionsUnreadable: A column is missing, an identifier is empty or repeated, not UTF-8.
    """
    seen: set[str] = set()
    try:
        with open_text(path) as file:
            rows = csv.DictReader(file)
            for column in ("id", "organization"):
                if column not in (rows.fieldnames or ()):
                    raise MentionsUnreadable(f"{path.name}: the header has no column {column!r}.")
            for row in rows:
                identifier = (row["id"] or "").strip()
                if not identifier or identifier in seen:
                    what = f"repeats id {identifier!r}" if identifier else "has no id"
                    raise MentionsUnreadable(f"{path.name}: line {rows.line_num} {what}.")
                seen.add(identifier)
                country = (row.get("country") or "").strip()
                yield Spelling(identifier, (row["organization"] or "").strip(), country)
    except UnicodeDecodeError as error:
        raise MentionsUnreadable(f"{path.name} is not UTF-8 text; save it as UTF-8.") from error


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How alike two names are, from 0 to 1, and what each word adds."""

    score: float
    shared: dict[str, float]
    only_first: dict[str, float]
    only_second: dict[str, float]


def bigrams(word: str) -> set[str]:
    """Return the letter pairs of a word, its ends marked."""
    marked = f"^{word}$"
    return {marked[i : i + 2] for i in range(len(marked) - 1)}


@lru_cache(maxsize=2_000_000)
def alike(a: str, b: str) -> float:
    """Return the likeness of two words from 0 to 1: Damerau-Levenshtein over the longer length.

    >>> alike("machines", "machiens"), alike("ibm", "icm")
    (0.875, 0.0)
    """
    if a == b:
        return 1.0
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 3 or a.isdigit() or b.isdigit():
        return 0.0
    return 1 - edit_distance(a, b) / max(len(a), len(b))


def edit_distance(a: str, b: str) -> int:
    """Return insertions, deletions, replacements and swaps of neighbours from a to b."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def near_words(words: Collection[str]) -> dict[str, dict[str, float]]:
    """Return for each word the others that are ``LIKE_ENOUGH``, with their likeness.

    Two words within n edits become equal when n letters are left out of each, so only words that
    share such a remainder are compared.
    """
    remainders: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= 5:
            for rest in shortened(word, edits_allowed(len(word) + 1)):
                remainders[rest].append(word)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for group in remainders.values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                if other not in near[one] and (likeness := alike(one, other)) >= LIKE_ENOUGH:
                    near[one][other] = near[other][one] = likeness
    return near


def edits_allowed(length: int) -> int:
    """Return how many edits words of this length may be apart.

    >>> edits_allowed(4), edits_allowed(5), edits_allowed(10)
    (0, 1, 2)
    """
    return int(length * (1 - LIKE_ENOUGH) + 1e-9)


def shortened(word: str, most: int) -> set[str]:
    """Return a word with up to ``most`` letters left out, itself included.

    >>> sorted(shortened("abc", 1))
    ['ab', 'abc', 'ac', 'bc']
    """
    found = last = {word}
    for _ in range(min(most, DELETIONS)):
        last = {w[:i] + w[i + 1 :] for w in last for i in range(len(w))}
        found = found | last
    return found


class OrganisationResolver:
    """Compares and clusters the spellings of one file; word weights come from that file."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        """Count how many spellings use each word."""
        self.spellings = sorted(spellings, key=lambda s: s.id)
        self.tokens = [organisation_tokens(s.name) for s in self.spellings]
        documents = Counter(word for tokens in self.tokens for word in set(tokens))
        self.total = len(self.tokens)
        self.weight = {
            word: math.log(1 + self.total / (1 + count)) for word, count in documents.items()
        }
        self.near = near_words(documents)
        self.blocks: dict[str, list[int]] = defaultdict(list)
        for number, tokens in enumerate(self.tokens):
            for key in sorted(block_keys(tokens)):
                self.blocks[key].append(number)

    def compare(self, first: int, second: int) -> NameLikeness:
        """Match each word of one name with its most alike word of the other."""
        a, b = self.tokens[first], self.tokens[second]
        if a == b or "".join(a) == "".join(b):
            return NameLikeness(1.0, {" ".join(a): 1.0}, {}, {})
        if acronym(a, b) or acronym(b, a):
            return NameLikeness(0.9, {"acronym": 0.9}, {}, {})
        left, shared, gained = dict.fromkeys(b), dict[str, float](), 0.0
        only_first = {}
        for word in dict.fromkeys(a):
            best, likeness = self._match(word, left)
            if best:
                del left[best]
                weight = min(self.weight[word], self.weight[best])
                shared[word] = weight * likeness
                gained += shared[word]
            else:
                only_first[word] = self.weight[word]
        only_second = {word: self.weight[word] for word in left}
        lost = sum(only_first.values()) + sum(only_second.values())
        score = gained / (gained + 0.5 * lost) if gained else 0.0
        return NameLikeness(score, shared, only_first, only_second)

    def _match(self, word: str, left: Collection[str]) -> tuple[str, float]:
        """Return the most alike word of those left, and how alike it is."""
        if word in left:
            return word, 1.0
        known = self.near.get(word, {})
        found = [(likeness, other) for other, likeness in known.items() if other in left]
        likeness, best = max(found, default=(0.0, ""))
        return best, likeness

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield pairs that share an uncommon word, the letters of one, or an acronym."""
        seen: set[tuple[int, int]] = set()
        for _, members in sorted(self.blocks.items()):
            # A common word alone says little: within it only neighbours in name order are compared.
            near = (
                sorted(members, key=lambda n: self.tokens[n])
                if len(members) > COMMON_BLOCK
                else members
            )
            reach = 20 if near is not members else len(near)
            for i, one in enumerate(near):
                for other in near[i + 1 : i + 1 + reach]:
                    pair = (min(one, other), max(one, other))
                    if pair not in seen:
                        seen.add(pair)
                        yield pair

    def resolve(
        self, threshold: float = THRESHOLD, judgements: Iterable[Judgement] = ()
    ) -> dict[str, str]:
        """Return the cluster of each spelling by average linkage over the compared pairs.

        What was judged the same is joined first, what was judged apart never meets.
        """
        return self._merged(range(self.total), self.candidates(), threshold, judgements)

    def resolve_around(
        self,
        touched: Collection[str],
        known: Mapping[str, str],
        threshold: float = THRESHOLD,
        judgements: Iterable[Judgement] = (),
    ) -> dict[str, str]:
        """Resolve anew only the clusters of ``touched`` spellings and those that are near to them.

        ``known`` gives the clusters of the run before, for all spellings; the others stay.
        """
        place = {s.id: i for i, s in enumerate(self.spellings)}
        members: dict[str, list[int]] = defaultdict(list)
        for party, cluster in known.items():
            members[cluster].append(place[party])
        rows = {row for party in touched for row in members[known[party]]}
        met = {
            other
            for row in rows
            for key in block_keys(self.tokens[row])
            if len(self.blocks[key]) <= COMMON_BLOCK
            for other in self.blocks[key]
        }
        close = {o for o in met for row in rows if self.compare(row, o).score >= MENTIONABLE}
        inside = sorted(
            {row for one in close | rows for row in members[known[self.spellings[one].id]]}
        )
        pairs = ((a, b) for i, a in enumerate(inside) for b in inside[i + 1 :])
        return {**known, **self._merged(inside, pairs, threshold, judgements)}

    def _merged(
        self,
        rows: Sequence[int],
        pairs: Iterable[tuple[int, int]],
        threshold: float,
        judgements: Iterable[Judgement],
    ) -> dict[str, str]:
        """Return the clusters of some spellings, each named by one of its members."""
        number = {row: n for n, row in enumerate(rows)}
        place = {self.spellings[row].id: n for n, row in enumerate(rows)}
        judged = weigh_judgements(judgements, place)
        same = [(place[j.first], place[j.second]) for j in judged.same]
        apart = [(place[j.first], place[j.second]) for j in judged.apart]
        scores = {
            (number[a], number[b]): score
            for a, b in pairs
            if (score := self.compare(a, b).score) >= MENTIONABLE
        }
        group = merge_by_average(len(rows), scores, threshold, same, apart)
        return {
            self.spellings[row].id: self.spellings[rows[group[n]]].id for n, row in enumerate(rows)
        }


def acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether one name is the initials of the other, three letters at least.

    >>> acronym(("ibm",), ("international", "business", "machine"))
    True
    """
    return (
        len(short) == 1 and len(long) >= 3 and len(short[0]) == len(long)
        and all(word[0] == letter for word, letter in zip(long, short[0], strict=True))
    )  # fmt: skip


def block_keys(tokens: tuple[str, ...]) -> set[str]:
    """Return the keys under which a name meets its likely twins."""
    keys = {f"w:{w[:4]}{len(w) // 4}" for w in tokens if len(w) > 3}
    keys |= {f"w:{w[:4]}{len(w) // 4 + 1}" for w in tokens if len(w) % 4 >= 2 and len(w) > 3}
    keys |= {f"e:{w[-5:]}" for w in tokens if len(w) > 5}
    keys.add(f"j:{''.join(tokens)[:8]}")
    if len(tokens) >= 3:
        keys.add(f"a:{''.join(w[0] for w in tokens)}")
    if len(tokens) == 1:
        keys.add(f"a:{tokens[0]}")
    keys |= {f"s:{w}" for w in tokens if len(w) <= 3}
    return keys


def merge_by_average(
    count: int,
    scores: dict[tuple[int, int], float],
    threshold: float,
    same: Sequence[tuple[int, int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> list[int]:
    """Merge greedily from the best pair down; a link between groups is the mean over all their pairs.

    Pairs that were never compared count as 0.4. Returns the lowest member of each group.
    """
    members = {i: [i] for i in range(count)}
    group = list(range(count))
    foes: dict[int, set[int]] = defaultdict(set)

    def join(a: int, b: int) -> None:
        low, high = min(a, b), max(a, b)
        for moved in members[high]:
            group[moved] = low
        members[low] += members.pop(high)
        foes[low] |= foes.pop(high, set())

    for one, other in same:
        if group[one] != group[other]:
            join(group[one], group[other])
    for one, other in apart:
        foes[group[one]].add(other)
        foes[group[other]].add(one)
    for (one, other), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        a, b = group[one], group[other]
        if a == b or score < threshold or not foes[a].isdisjoint(members[b]):
            continue
        total = sum(scores.get((min(x, y), max(x, y)), 0.4) for x in members[a] for y in members[b])
        if total / (len(members[a]) * len(members[b])) >= threshold - 0.2:
            join(a, b)
    return group
