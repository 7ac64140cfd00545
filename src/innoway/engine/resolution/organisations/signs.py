"""What speaks for or against two names being one, beside the words they share; in bits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from innoway.engine.resolution.organisations.forms import Form, Tokens, initials
from innoway.engine.resolution.organisations.known import known_as
from innoway.engine.resolution.organisations.likeness import MOST

LONG = 4  # letters of an acronym that few others bear
PLAIN = frozenset(
    """technology science holding group international industry network information netcom
    corporate global worldwide""".split()  # noqa: SIM905
)
ACRONYM, SHORT_ACRONYM = 2.4, 0.7  # alone the short one stays below the threshold
SAME_COUNTRY, OTHER_COUNTRY = 0.5, -3.0  # of an acronym
SEVERAL = -2.1
STATE_UNIVERSITY = -1.0  # that one of two names is a "State University", the other is not
BRANCH = -0.8  # words behind a trade name that usually name a subsidiary
ABROAD = -0.5  # of other names: firms file from many countries


class Signs:
    """Acronyms, short names and known names of one file, and how many organisations each may mean."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Gather what acronyms and short names of the file may stand for."""
        self.forms = list(forms)
        self.full: dict[str, list[int]] = defaultdict(list)
        self.longer: dict[str, list[int]] = defaultdict(list)
        self.known: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self.forms):
            tokens = form.tokens
            if len(tokens) >= 3:
                self.full[initials(tokens)].append(number)
            if len(tokens) >= 2 and PLAIN.issuperset(tokens[1:]):
                self.longer[tokens[0]].append(number)
            if name := known_as(tokens, form.countries):
                self.known[name].append(number)

    def met(self, number: int) -> list[int]:
        """Return the forms that a short one may stand for, and those known as the same."""
        tokens, found = self.forms[number].tokens, list[int]()
        if len(tokens) == 1 and len(tokens[0]) >= 3:
            found = [*self.full.get(tokens[0], ()), *self.longer.get(tokens[0], ())]
        name = known_as(tokens, self.forms[number].countries)
        return [*found, *self.known.get(name, ())]

    def between(self, a: Form, b: Form) -> dict[str, float]:
        """Return what speaks for or against two names that are not written alike."""
        found = dict[str, float]()
        abroad = bool(a.countries and b.countries) and a.countries.isdisjoint(b.countries)
        name = known_as(a.tokens, a.countries)
        if name and name == known_as(b.tokens, b.countries):
            return {"known by both names": MOST}
        short, full = sorted((a, b), key=lambda form: len(form.tokens))
        if acronym(short.tokens, full.tokens):
            found = self._acronym(short, full)
            if not a.countries.isdisjoint(b.countries):
                found["country"] = SAME_COUNTRY
        elif len(short.tokens) == 1 and full.tokens[0] == short.tokens[0] and len(full.tokens) > 1:
            found = self._short(short, full)
        elif {True, False} == {state_university(a.tokens), state_university(b.tokens)}:
            found = {"state university": STATE_UNIVERSITY}
        if abroad:
            found["country"] = OTHER_COUNTRY if "acronym" in found else ABROAD
        return found

    def _acronym(self, short: Form, full: Form) -> dict[str, float]:
        letters = len(short.tokens[0])
        found = {"acronym": ACRONYM if letters >= LONG else SHORT_ACRONYM}
        if self._strangers(full.tokens, self.full[short.tokens[0]]):
            found["several such names"] = SEVERAL
        return found

    def _short(self, short: Form, full: Form) -> dict[str, float]:
        """Weigh a trade name alone against one with plain trade words behind it, or telling ones."""
        if not PLAIN.issuperset(full.tokens[1:]):
            return {"branch of the name": BRANCH}
        if len(short.tokens[0]) < LONG:
            return {}
        other = [self.forms[n].tokens for n in self.longer[short.tokens[0]]]
        several = any(set(tokens) != set(full.tokens) for tokens in other)
        return {"several such names": -0.5} if several else {"short name": 1.5}

    def _strangers(self, tokens: Tokens, numbers: Iterable[int]) -> bool:
        """Say whether some of the names share less than half of their words with this one."""
        mine = {word[:4] for word in tokens}
        return any(
            2 * len(mine & {word[:4] for word in self.forms[number].tokens}) < len(mine)
            for number in numbers
        )


def acronym(short: Tokens, full: Tokens) -> bool:
    """Say whether one name is the initials of the other, three letters at least.

    >>> acronym(("ibm",), ("international", "business", "machine"))
    True
    """
    return len(short) == 1 and len(full) >= 3 and short[0] == initials(full)


def state_university(tokens: Tokens) -> bool | None:
    """Say whether a name is that of a State University, ``None`` if of no university.

    >>> state_university(("iowa", "state", "university")), state_university(("university", "iowa"))
    (True, False)
    """
    return ("state", "university") in pairwise(tokens) if "university" in tokens else None


def sum_of(signs: Mapping[str, float]) -> float:
    """Return the sum of signs, bounded both ways."""
    return max(-MOST, min(MOST, sum(signs.values())))
