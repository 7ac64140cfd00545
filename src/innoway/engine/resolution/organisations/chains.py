"""Which names join two spellings that are taken for one organisation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from innoway.engine.resolution.organisations.resolve import THRESHOLD, OrganisationResolver
from innoway.engine.resolution.paths import widest


@dataclass(frozen=True, slots=True)
class Step:
    """Two names with the identifiers of their spellings and their likeness, from 0 to 1.

    A name that stands within others only ("formerly ...") has no identifier.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    score: float


def chain_between(
    resolver: OrganisationResolver, first: str, second: str, members: Iterable[str]
) -> tuple[Step, ...]:
    """Return the links from one spelling to another whose weakest is the strongest possible.

    ``members`` are the spellings of their organisation. Nothing is returned where both are one name but for
    signs and usual words, or where no links of the model lead there: a steward joined them.
    """
    forms, place = resolver.forms, {one.id: row for row, one in enumerate(resolver.spellings)}
    ends = forms.of_row[place[first]], forms.of_row[place[second]]
    stands = {forms.of_row[place[member]]: member for member in sorted(members, reverse=True)}
    stands |= {ends[1]: second, ends[0]: first}
    within = {end for pair in forms.told if not stands.keys().isdisjoint(pair) for end in pair}
    inside = stands.keys() | {number for number in within if not forms.all[number].rows}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in resolver.scored(inside).items():
        if score >= THRESHOLD:
            links[one][other] = links[other][one] = score

    def name(number: int) -> tuple[str, str]:
        if number not in stands:
            return "", " ".join(forms.all[number].tokens).title()
        return stands[number], resolver.spellings[place[stands[number]]].name

    found = []
    for one, other in widest(lambda here: links[here].items(), *ends):
        (a, a_name), (b, b_name) = name(one), name(other)
        found.append(Step(a, b, a_name, b_name, links[one][other]))
    return tuple(found)
