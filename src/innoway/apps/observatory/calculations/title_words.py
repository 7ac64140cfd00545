"""What a deed did to the title, in a sentence, and who held what from when to when."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext_lazy as _

EFFECTS = {
    "opened": _("First deed on record; its assignors are taken for the first owners."),
    "conveyed": _("The title passed to the assignees."),
    "claim_conveyed": _("A disputed claim passed to the assignees."),
    "duplicate": _("Repeats an earlier deed; the title stays as it was."),
    "conflict": _("The assignor had conveyed the title before; the assignees' claim is disputed."),
    "break": _("The assignor is not the owner of record; the assignees' claim is disputed."),
    "replaced": _("A later corrective deed takes its place."),
    "charged": _("Puts a charge on the title; the owner stays the same."),
    "released": _("Releases an earlier charge."),
    "released_nothing": _("No open charge on record matches this release."),
    "noted": _("Recorded; the owner stays the same."),
}

HOLDS = {
    "owner": _("Owner of record"),
    "claim": _("Disputed claim"),
    "charge": _("Charge on the title"),
}


class Held(Protocol):
    """What lasts from one deed to another."""

    @property
    def since(self) -> datetime.date | None: ...
    @property
    def until(self) -> datetime.date | None: ...
    @property
    def deed(self) -> str: ...


class Tenure(Held, Protocol):
    """A party's hold on a title."""

    @property
    def owner(self) -> str: ...
    @property
    def disputed(self) -> bool: ...


class Charge(Held, Protocol):
    """A charge; its deed is the one that made it."""

    @property
    def creditors(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Holding:
    """What somebody holds on a title: "owner", "claim" or "charge"."""

    name: str
    kind: str
    since: datetime.date | None
    until: datetime.date | None
    deed: str


def holdings(tenures: Iterable[Tenure], charges: Iterable[Charge]) -> list[Holding]:
    """Return tenures, then charges, each in order of their beginning."""
    held = [
        Holding(t.owner, "claim" if t.disputed else "owner", t.since, t.until, t.deed)
        for t in tenures
    ]
    laid = [Holding("; ".join(c.creditors), "charge", c.since, c.until, c.deed) for c in charges]
    first = datetime.date.min
    return [
        one for some in (held, laid) for one in sorted(some, key=lambda one: one.since or first)
    ]
