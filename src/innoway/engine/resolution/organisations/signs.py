"""What speaks for or against two names being one, beside the words they share; in bits."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from innoway.engine.resolution.organisations.acting import OF_A_UNIVERSITY, founded_by, founder
from innoway.engine.resolution.organisations.counted import other_number
from innoway.engine.resolution.organisations.forms import Form, Tokens, initials
from innoway.engine.resolution.organisations.hospitals import other_hospital
from innoway.engine.resolution.organisations.known import known_as
from innoway.engine.resolution.organisations.likeness import MOST, alike
from innoway.engine.resolution.organisations.names import without_region
from innoway.engine.resolution.organisations.places import one_place
from innoway.engine.resolution.organisations.public_bodies import is_public
from innoway.engine.resolution.organisations.universities import told_apart
from innoway.engine.resolution.organisations.weighing import two_words
from innoway.engine.resolution.organisations.words import (
    REGION_NAMES,
    STATES,
    TRADE_NAMES,
    TRADE_WORDS,
)
from innoway.engine.text.places import place_words

LONG = 4  # letters of an acronym that few others bear
CROWD = 60  # names that an acronym may stand for: of more it stands for none
PLAIN = frozenset(
    """technology science holding group international industry network information netcom
    corporate global worldwide""".split()  # noqa: SIM905
)
CORPORATION = "c"  # the legal form that many an acronym ends with, off in the words
KNOWN = "known by both names"
ACRONYM, SHORT_ACRONYM = 2.4, 0.7  # alone the short one stays below the threshold
SHORT_WITHIN = 1.2  # of two letters, beside a telling word that both names have
SAME_COUNTRY, OTHER_COUNTRY = 0.5, -3.0  # of an acronym
SEVERAL = -2.1
FOUNDATION = 2.0
MISSPELT = 0.85  # likeness from which a place is a slip of another
OTHER_UNIVERSITY = -2.5  # for a word that only one of two universities bears
MIXED_UP = {"electric", "electronic"}
OTHER_TRADE = -2.5
ELSEWHERE = -2.0  # that each of two names tells another place
ANOTHER_NAME = -1.5  # that stands before a name and is one of the file, too
# Given names that a firm may bear before the name of its founder.
GIVEN = frozenset(
    """adolf albert alfred andreas anton arthur august carl charles christian eduard edward eli emil ernst ferdinand
    frank franz frederick friedrich georg george gustav hans heinrich henry hermann hugo jacob james johann john
    josef joseph julius karl louis ludwig martin max otto paul peter richard robert rudolf theodor thomas walter
    werner wilhelm william""".split()  # noqa: SIM905
)
BRANCH = -0.8  # words behind a trade name that usually name a subsidiary
ABROAD = -0.5  # of other names: firms file from many countries


class Signs:
    """Acronyms, short names and known names of one file, and how many organisations each may mean."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Gather what acronyms and short names of the file may stand for."""
        self.forms = list(forms)
        self.full: dict[str, list[int]] = defaultdict(list)
        self.within: dict[Tokens, list[int]] = defaultdict(list)
        self.longer: dict[str, list[int]] = defaultdict(list)
        self.known: dict[str, list[int]] = defaultdict(list)
        self.founded: dict[frozenset[str], list[int]] = defaultdict(list)
        self.known_as = [known_as(form.tokens, form.countries) for form in self.forms]
        asked = {form.tokens for form in self.forms if form.tokens}
        # Names of their own before others: of one word, or before a usual one.
        self.heads = {t[0] for t in asked if len(t) == 1 or t[1] in TRADE_WORDS}
        for number, form in enumerate(self.forms):
            tokens = form.tokens
            if len(tokens) >= 3:
                for short in sorted(acronyms(form)):
                    if (short,) in asked:
                        self.full[short].append(number)
            for key in asked.intersection(abbreviated(form)):
                self.within[key].append(number)
            bare = without_region(tokens)
            if len(bare) >= 2 and bare[:1] in asked and PLAIN.issuperset(bare[1:]):
                self.longer[bare[0]].append(number)
            if not OF_A_UNIVERSITY.isdisjoint(tokens):
                self.founded[founder(tokens)].append(number)
            if name := self.known_as[number]:
                self.known[name].append(number)
        for numbers in (*self.full.values(), *self.within.values(), *self.longer.values()):
            if len(numbers) > CROWD:
                numbers.clear()

    def met(self, number: int) -> list[int]:
        """Return the forms that a short one may stand for, and those known as the same."""
        tokens, found = self.forms[number].tokens, list[int]()
        if len(tokens) == 1 and len(tokens[0]) >= 3:
            found = [*self.full.get(tokens[0], ()), *self.longer.get(tokens[0], ())]
        found += self.within.get(tokens, ())
        if not OF_A_UNIVERSITY.isdisjoint(tokens):
            bodies = self.founded[founder(tokens)]
            found += (other for other in bodies if founded_by(tokens, self.forms[other].tokens))
        return [*found, *self.known.get(self.known_as[number], ())]

    def may_join(self, first: int, second: int) -> bool:
        """Say whether any sign may speak for two names whose words are not alike."""
        a, b = self.forms[first].tokens, self.forms[second].tokens
        known = self.known_as[first]
        return (
            min(len(a), len(b)) == 1
            or bool(known and known == self.known_as[second])
            or acronym_within(self.forms[first], self.forms[second]) > 0
            or founded_by(a, b)
        )

    def between(self, first: int, second: int) -> dict[str, float]:
        """Return what speaks for or against two names that are not written alike."""
        a, b = self.forms[first], self.forms[second]
        found = dict[str, float]()
        if alone := self._alone(first, second):
            return alone
        short, full = sorted((a, b), key=lambda form: len(form.tokens))
        if acronym(short.tokens, full):
            found = self._acronym(short, full)
            if not a.countries.isdisjoint(b.countries):
                found["country"] = SAME_COUNTRY
        elif self._of_two(short.tokens, full.tokens):
            found = {"another name before it": ANOTHER_NAME}
        elif short.tokens == without_region(full.tokens)[:1] and len(full.tokens) > 1:
            found = self._short(short.tokens[0], without_region(full.tokens))
        elif letters := acronym_within(a, b):
            found = {"acronym within": ACRONYM if letters > 2 else SHORT_WITHIN}
        elif founded_by(a.tokens, b.tokens):
            found = {"foundation of it": FOUNDATION}
        elif sign := told_apart(a.tokens, b.tokens):
            found = {sign: OTHER_UNIVERSITY}
        if other_trade(a.tokens, b.tokens):
            found["another trade"] = OTHER_TRADE
        if elsewhere(a.tokens, b.tokens):
            found["another place"] = ELSEWHERE
        if apart(a, b):
            found["country"] = OTHER_COUNTRY if "acronym" in found else ABROAD
        return found

    def _of_two(self, short: Tokens, full: Tokens) -> bool:
        """Say whether a name is made of two, the second of which is short: Dow Corning is not Corning."""
        return (
            len(short) == 1
            and len(full) == 2
            and full[1] == short[0]
            and full[0] in self.heads
            and full[0] not in GIVEN
            and full[0] not in TRADE_WORDS
            and not places_in(full[:1])
        )

    def _alone(self, first: int, second: int) -> dict[str, float]:
        """Return the sign that needs no other, if there is one."""
        a, b = self.forms[first], self.forms[second]
        one, other = self.known_as[first], self.known_as[second]
        if apart(a, b) and is_public(a.tokens) and is_public(b.tokens):
            return {"another country": -MOST}
        if one and other:
            return {KNOWN: MOST} if one == other else {"known as two": -MOST}
        return next(({sign: -MOST} for sign, speaks in AGAINST.items() if speaks(a, b)), {})

    def _acronym(self, short: Form, full: Form) -> dict[str, float]:
        letters = len(short.tokens[0])
        known = letters >= LONG or "university" in full.tokens
        found = {"acronym": ACRONYM if known else SHORT_ACRONYM}
        others = self.full[short.tokens[0]]
        near = [number for number in others if not apart(short, self.forms[number])]
        if not near or self._strangers(full.tokens, near):
            found["several such names"] = SEVERAL
        return found

    def _short(self, short: str, full: Tokens) -> dict[str, float]:
        """Weigh a trade name alone against one with plain trade words behind it, or telling ones."""
        if not PLAIN.issuperset(full[1:]):
            return {"branch of the name": BRANCH}
        if len(short) < LONG:
            return {}
        others = [without_region(self.forms[number].tokens) for number in self.longer[short]]
        several = any(set(tokens) != set(full) for tokens in others)
        return {"several such names": -0.5} if several else {"short name": 1.5}

    def _strangers(self, tokens: Tokens, numbers: Iterable[int]) -> bool:
        """Say whether some of the names have words of their own, and this one has, too."""
        mine = {word[:4] for word in tokens}
        others = ({word[:4] for word in self.forms[number].tokens} for number in numbers)
        return any(mine - other and other - mine for other in others)


def apart(a: Form, b: Form) -> bool:
    """Say whether two names are told of different countries."""
    return bool(a.countries and b.countries) and a.countries.isdisjoint(b.countries)


def acronym(short: Tokens, full: Form) -> bool:
    """Say whether one name is the initials of the other, three letters at least.

    >>> acronym(("ibm",), Form(("international", "business", "machine")))
    True
    >>> acronym(("tsmc",), Form(("taiwan", "semiconductor", "manufacturing")))
    True
    """
    return len(short) == 1 and len(full.tokens) >= 3 and short[0] in acronyms(full)


def acronyms(form: Form) -> frozenset[str]:
    """Return what a name may be put to: the first letters of its words, also in its own language."""
    told = initials(form.tokens)
    return form.letters | {told, told + CORPORATION}


def abbreviated(form: Form) -> Iterator[Tokens]:
    """Yield a name with the words before or behind one or two others put to their initials.

    >>> list(abbreviated(Form(("indian", "institute", "technology", "delhi"))))[:2]
    [('iit', 'delhi'), ('indian', 'itd')]
    >>> ("ku", "leuven") in abbreviated(Form(("catholic", "university", "leuven"), letters=frozenset(["kul"])))
    True
    """
    tokens = form.tokens
    for kept in (1, 2):
        if len(tokens) - kept >= 2:
            yield (initials(tokens[:-kept]), *tokens[-kept:])
            yield (*tokens[:kept], initials(tokens[kept:]))
    for told in sorted(acronyms(form)) if len(tokens) >= 3 else ():
        yield (told, tokens[-1])
        yield (told[:-1], tokens[-1])
        yield (tokens[0], told[1:])


def acronym_within(a: Form, b: Form) -> int:
    """Return how many letters the acronym has that stands in one name for words of the other, or 0.

    The words may begin otherwise in English than in the name's own language.

    >>> acronym_within(Form(("iit", "delhi")), Form(("indian", "institute", "technology", "delhi")))
    3
    >>> acronym_within(Form(("iit", "delhi")), Form(("indian", "institute", "technology", "madras")))
    0
    >>> leuven = Form(("catholic", "university", "leuven"), letters=frozenset(["kul"]))
    >>> acronym_within(Form(("ku", "leuven")), leuven)
    2
    """
    short, full = sorted((a, b), key=lambda form: len(form.tokens))
    both = set(short.tokens) & set(full.tokens)
    own = [word for word in short.tokens if word not in both]
    if len(own) != 1 or len(own[0]) < 2 or usual_words().issuperset(both):
        return 0
    rest = tuple(word for word in full.tokens if word not in both)
    told = "".join(word[0] if word in both else word for word in short.tokens)
    stands = own[0] == initials(rest) or not acronyms(full).isdisjoint((told, own[0]))
    return len(own[0]) if stands and rest else 0


def other_part(a: Form, b: Form) -> bool:
    """Say whether two names are of a firm and a part of it, or of two parts of one firm.

    >>> firm, bank = Form(("xinghe", "bank")), Form(("xinghe", "bank", "ningbo"), owner=("xinghe", "bank"))
    >>> other_part(firm, bank), other_part(bank, Form(("xinghe", "ningbo"), owner=("xinghe", "bank")))
    (True, False)
    """
    if a.owner and a.owner == b.owner:
        return not set(a.tokens) - set(a.owner) & set(b.tokens) - set(b.owner)
    return a.owner == b.tokens or b.owner == a.tokens


def other_characters(a: str, b: str) -> bool:
    """Say whether two names are written in other characters of Han, however alike they sound.

    One that has no other characters than the other is its short form, or has its place elsewhere.

    >>> other_characters("深圳市宏达", "鸿达"), other_characters("百度北京", "北京百度")
    (True, False)
    """
    one, other = set(a), set(b)
    return bool(one and other) and not one <= other and not other <= one


def elsewhere(a: Tokens, b: Tokens) -> bool:
    """Say whether each of two names tells a place that the other does not.

    A region before a name known everywhere is that of a firm of its own; a place that is a slip of the
    other's is none of its own, other than the regions of China (Hunan, Henan).

    >>> elsewhere(("state", "grid", "beijing"), ("state", "grid", "jiangsu"))
    True
    >>> elsewhere(("siemens", "canada"), ("siemens",)), elsewhere(("pitt", "pittsburg"), ("pitt", "pittsburgh"))
    (False, False)
    """
    one, other = places_in(a), places_in(b)
    here, there = own_places(one - other, other - one), own_places(other - one, one - other)
    return bool(here and there) or regional(a, b) or regional(b, a)


def other_trade(a: Tokens, b: Tokens) -> bool:
    """Say whether two firms of one trade name are told apart by electric and electronic alone.

    In longer names the two words are often mixed up.

    >>> other_trade(("schneider", "electric"), ("schneider", "electronic"))
    True
    >>> other_trade(("foobar", "electric", "industry"), ("foobar", "electronic", "industry"))
    False
    """
    own = {*a} ^ {*b}
    return own == MIXED_UP and max(len(a), len(b)) <= 2


def own_places(places: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return the places that are no slip of one of the others."""
    return frozenset(
        place
        for place in places
        if not any(
            one_place(place, other)
            or (
                place not in REGION_NAMES
                and alike(place, other) > MISSPELT
                and not two_words(place, other)
            )
            for other in others
        )
    )


def regional(a: Tokens, b: Tokens) -> bool:
    """Say whether a name is that of another, known everywhere, behind a region.

    >>> regional(("beijing", "hyundai", "motor"), ("hyundai", "motor"))
    True
    >>> regional(("beijing", "baidu"), ("baidu",))
    False
    """
    return len(a) > 1 and a[0] in REGION_NAMES and a[1] in TRADE_NAMES and b[:1] == a[1:2]


def usual_only(tokens: Tokens, others: Iterable[str]) -> bool:
    """Say whether a name has usual words only, and the other more of its own: it is not short for that.

    What is known everywhere may have plain words behind it.

    >>> usual_only(("semiconductor", "manufacturing"), ["taiwan"]), usual_only(("general", "electric"), [])
    (True, False)
    >>> usual_only(("alibaba",), ["group", "holding"]), usual_only(("samsung",), ["chemical"])
    (False, True)
    """
    plain = PLAIN.issuperset(others) and not TRADE_NAMES.isdisjoint(tokens)
    return bool(others) and not plain and usual_words().issuperset(tokens)


@cache
def usual_words() -> frozenset[str]:
    """Return the words that say what many firms do or are, or whose family they are of; not places."""
    return (TRADE_WORDS | TRADE_NAMES) - place_words() - set(STATES.values())


@lru_cache(maxsize=100_000)
def places_in(tokens: Tokens) -> frozenset[str]:
    """Return the words of a name that name a place."""
    return frozenset(word for word in tokens if word in REGION_NAMES or word in place_words())


# What alone keeps two names apart.
AGAINST: Mapping[str, Callable[[Form, Form], bool]] = {
    "other characters": lambda a, b: other_characters(a.characters, b.characters),
    "another number": lambda a, b: other_number(a.tokens, b.tokens),
    "another hospital": lambda a, b: other_hospital(a.tokens, b.tokens),
    "another part": other_part,
}


def sum_of(signs: Mapping[str, float]) -> float:
    """Return the sum of signs, bounded both ways."""
    return max(-MOST, min(MOST, sum(signs.values())))
