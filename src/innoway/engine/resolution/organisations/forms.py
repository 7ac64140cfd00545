"""The forms of one file's names: what spellings come down to once nothing but the words counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from innoway.engine.resolution.organisations.known import known_as
from innoway.engine.resolution.organisations.names import (
    characters,
    letters,
    names_in,
    organisation_tokens,
    owner,
)
from innoway.engine.resolution.organisations.public_bodies import homes, is_public, told_country
from innoway.engine.resolution.organisations.spellings import Spelling

Tokens = tuple[str, ...]


@dataclass(slots=True)
class Form:
    """One name in comparable form, the spellings that come down to it, and their countries.

    A form without spellings is a name that is only told within another: "(formerly ...)".
    ``characters`` are those of Han that name it: 宏达 is not 鸿达, though they sound alike; ``owner`` is
    the firm that it is a branch or an institute of; ``letters`` those that the words begin with.
    """

    tokens: Tokens
    characters: str = ""
    owner: Tokens = ()
    letters: frozenset[str] = frozenset()
    rows: list[int] = field(default_factory=list)
    countries: frozenset[str] = frozenset()


@dataclass(slots=True)
class Forms:
    """All forms of a file, the form of each spelling, and which names one spelling tells as one."""

    all: list[Form] = field(default_factory=list)
    of_row: list[int] = field(default_factory=list)
    told: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, spellings: Sequence[Spelling]) -> "Forms":
        """Return the forms of spellings."""
        named = [names_in(one.name) or (one.name,) for one in spellings]
        names = [[(organisation_tokens(name), characters(name)) for name in told] for told in named]
        apart = written_apart(tokens for told in names for tokens, _ in told)
        split = [[(_split(tokens, apart), han) for tokens, han in told] for told in names]
        countries = [told_country(one.country) for one in spellings]
        public = homes(
            (_key(*told[0]), country)
            for told, country in zip(split, countries, strict=True)
            if is_public(told[0][0])
        )
        forms, numbers = cls(), dict[str, int]()
        for row, (country, told) in enumerate(zip(countries, split, strict=True)):
            home = public.get(_key(*told[0]), {}).get(country, "")
            forms._take(row, country, home, told, numbers)
            form = forms.all[forms.of_row[row]]
            form.letters |= letters(named[row][0]) - {initials(form.tokens)}
            form.owner = max(form.owner, owner(spellings[row].name))
        return forms

    def _take(
        self,
        row: int,
        country: str,
        home: str,
        told: list[tuple[Tokens, str]],
        numbers: dict[str, int],
    ) -> None:
        """Add one spelling, whose own name is the first told; ``numbers`` are those of known forms.

        ``home`` is the country of a body that others abroad are called like.
        """
        own, *others = told
        number = self._form(*own, row, numbers, home)
        form = self.all[number]
        form.rows.append(row)
        self.of_row.append(number)
        if (told_in := home or country) not in {"", *form.countries}:
            form.countries |= {told_in}
        for other, han in [*others, *((name, "") for name in carried(own[0]))]:
            if other:
                self._tell(number, self._form(other, han, row, numbers))

    def _form(
        self, tokens: Tokens, han: str, row: int, numbers: dict[str, int], home: str = ""
    ) -> int:
        """Return the number of a form; a spelling that says nothing has a form of its own."""
        key = f"{_key(tokens, han)}\n{home}" if tokens else f"\n{row}"
        if key not in numbers:
            numbers[key] = len(self.all)
            self.all.append(Form(tokens, han))
        return numbers[key]

    def _tell(self, one: int, other: int) -> None:
        if one != other:
            self.told.add((min(one, other), max(one, other)))


def _key(tokens: Tokens, han: str) -> str:
    return f"{''.join(tokens)} {han}"


def initials(tokens: Tokens) -> str:
    """Return the first letters of the words."""
    return "".join(word[0] for word in tokens)


def carried(tokens: Tokens) -> Iterator[Tokens]:
    """Yield both names of a spelling that carries an acronym beside the name in full.

    >>> list(carried(("international", "business", "machine", "ibm")))
    [('international', 'business', 'machine'), ('ibm',)]
    """
    for short, full in ((tokens[-1:], tokens[:-1]), (tokens[:1], tokens[1:])):
        spelt = len(full) >= 3 and short == (initials(full),)
        if spelt or (len(full) > 1 and _one_body(short, full)):
            yield from (full, short)
            return


def _one_body(short: Tokens, full: Tokens) -> bool:
    """Say whether two names are known as those of one body."""
    known = known_as(short, ())
    return bool(known) and known == known_as(full, ())


def written_apart(names: Iterable[Tokens]) -> dict[str, Tokens]:
    """Return the words that others write as two, where two are as usual.

    >>> written_apart([("hewlett", "packard"), ("hewlettpackard",)])
    {'hewlettpackard': ('hewlett', 'packard')}
    """
    words: Counter[str] = Counter()
    pairs: dict[str, Counter[Tokens]] = defaultdict(Counter)
    for tokens in names:
        words.update(set(tokens))
        for pair in pairwise(tokens):
            if len(pair[0]) + len(pair[1]) >= 7:
                pairs["".join(pair)][pair] += 1
    return {
        joined: usual
        for joined, found in pairs.items()
        if joined in words
        for usual, count in [max(found.items(), key=lambda item: (item[1], item[0]))]
        if count >= words[joined]
    }


def _split(tokens: Tokens, apart: dict[str, Tokens]) -> Tokens:
    if apart.keys().isdisjoint(tokens):
        return tokens
    return tuple(part for word in tokens for part in apart.get(word, (word,)))
