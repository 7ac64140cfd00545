"""One guide with everything a person needs, each fact with its source."""

import datetime
from dataclasses import dataclass

from innoway.apps.hall.calculations.catalogue import Body, Bundle, Catalogue, Condition, Item
from innoway.apps.hall.calculations.lint import citations
from innoway.apps.hall.calculations.wording import Cited, Reference, Wording
from innoway.apps.hall.queries.catalogue import catalogue

UNVERIFIED = "M"


@dataclass(frozen=True, slots=True)
class Source:
    """A cited place, and whether somebody has read it there."""

    reference: Reference
    article: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """An item with what it refers to looked up; ``unverified`` when any fact is from memory."""

    item: Item
    body: Body
    basis: tuple[Source, ...]
    conditions: tuple[tuple[Condition, Source], ...]
    promised: Source
    statutory: Source | None
    fee: Source
    bundles: tuple[Bundle, ...]
    consult: Wording
    complaint: Wording
    unverified: bool


def guide(key: str, on: datetime.date) -> Guide | None:
    """Return the guide of an item that holds on a day."""
    known = catalogue()
    item = known.items.get(key)
    if item is None or not item.in_force(on):
        return None
    return Guide(
        item=item,
        body=known.bodies[item.body],
        basis=tuple(source_of(known, cited) for cited in item.basis),
        conditions=tuple((one, source_of(known, one.source)) for one in item.conditions),
        promised=source_of(known, item.promised.source),
        statutory=source_of(known, item.statutory.source) if item.statutory else None,
        fee=source_of(known, item.fee.source),
        bundles=tuple(one for one in known.bundles.values() if key in one.items),
        consult=item.consult or known.consult,
        complaint=item.complaint or known.complaint,
        unverified=any(known.confidence_of(c) == UNVERIFIED for _, c in citations(item)),
    )


def source_of(known: Catalogue, cited: Cited) -> Source:
    """Look a citation up."""
    unverified = known.confidence_of(cited) == UNVERIFIED
    return Source(known.references[cited.reference], cited.article, unverified)
