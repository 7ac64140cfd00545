"""The chain of title of one patent: who owned it when, what lies on it, and where it breaks."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from innoway.engine.network.same import party_key, same_party
from innoway.engine.network.shares import Owner, Stake, owners_on, stated_share
from innoway.engine.records.conveyance import CHARGES, TITLE, Kind, kind_of
from innoway.engine.records.view import Transfer

_NAMED = re.compile(r"(?:REEL\s*/\s*FRAME|REEL)\W*0*(\d+)\W*(?:FRAME)?\W*0*(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A party's hold on the title; ``disputed`` when whoever conveyed it was not owner of record."""

    owner: str
    since: datetime.date | None
    until: datetime.date | None
    deed: str
    disputed: bool = False
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """A security interest or lien; open while no release names it."""

    deed: str
    kind: str
    debtors: tuple[str, ...]
    creditors: tuple[str, ...]
    since: datetime.date | None
    released: str = ""
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One deed and what it did: "conveyed", "duplicate", "break", "conflict", "charged", ..."""

    deed: Transfer
    kind: Kind
    effect: str
    about: str = ""  # the deed or the parties the effect speaks of


@dataclass(slots=True)
class Chain:
    """Steps in order of execution with the tenures and charges that follow from them."""

    steps: list[Step] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    stakes: list[Stake] = field(default_factory=list)

    @property
    def owners(self) -> tuple[str, ...]:
        """The owners of record today, disputed claims left out."""
        return tuple(t.owner for t in self.tenures if not t.disputed and not t.ended_by)

    @property
    def claimants(self) -> tuple[str, ...]:
        return tuple(t.owner for t in self.tenures if t.disputed and not t.ended_by)

    @property
    def open_charges(self) -> tuple[Charge, ...]:
        return tuple(charge for charge in self.charges if not charge.released)


def chain_of(deeds: Iterable[Transfer], inventors: Sequence[str] = ()) -> Chain:
    """Return the chain of title; without ``inventors`` the first assignors open it.

    A corrective deed takes the place of the deed it names; that one is kept as "replaced".
    """
    chain = Chain([], [Tenure(name, None, None, "") for name in inventors])
    chain.stakes = _equal(inventors)
    ordered = sorted({deed.id: deed for deed in deeds}.values(), key=_order)
    corrected = _corrections(ordered)
    places = {new: old for old, new in corrected.items()}
    by_id = {deed.id: deed for deed in ordered}
    ordered.sort(key=lambda deed: _order(_first(deed, places, by_id)))
    for deed in ordered:
        kind = kind_of(deed.text)
        if deed.id in corrected:
            chain.steps.append(Step(deed, kind, "replaced", corrected[deed.id]))
            continue
        first = _first(deed, places, by_id)
        acts_as = kind_of(first.text).name
        name = "assignment" if acts_as == "correction" else acts_as
        acting = replace(deed, executed=first.executed, recorded=first.recorded)
        effect, about = _apply(chain, acting, name)
        chain.steps.append(Step(deed, kind, effect, about))
    return chain


def owner_on(chain: Chain, day: datetime.date | None = None) -> tuple[Owner, ...]:
    """Return the undisputed owners on a day with their shares; ``None`` is today.

    The shares sum to 1 wherever anybody is known to own. A deed without any date comes last.
    """
    return owners_on(chain.stakes, day)


def _equal(names: Sequence[str]) -> list[Stake]:
    return [Stake(name, None, "", Fraction(1, len(names))) for name in names]


def _order(deed: Transfer) -> tuple[datetime.date, datetime.date, str]:
    late = datetime.date.max
    return deed.executed or deed.recorded or late, deed.recorded or late, deed.id


def _corrections(deeds: Sequence[Transfer]) -> dict[str, str]:
    """Return by corrected deed the one that replaces it; a deed is replaced once."""
    ids, found = {deed.id for deed in deeds}, dict[str, str]()
    for deed in deeds:
        named = _NAMED.search(deed.text) if kind_of(deed.text).name == "correction" else None
        old = f"{int(named[1])}/{int(named[2])}" if named else ""
        if old in ids and old not in found and not _leads_to(old, deed.id, found):
            found[old] = deed.id
    return found


def _leads_to(old: str, new: str, found: dict[str, str]) -> bool:
    while new in found:
        new = found[new]
    return new == old


def _first(deed: Transfer, places: dict[str, str], by_id: dict[str, Transfer]) -> Transfer:
    while deed.id in places:
        deed = by_id[places[deed.id]]
    return deed


def _apply(chain: Chain, deed: Transfer, kind: str) -> tuple[str, str]:
    if kind in TITLE:
        return _convey(chain, deed)
    if kind in CHARGES:
        since = deed.executed or deed.recorded
        chain.charges.append(Charge(deed.id, kind, deed.assignors, deed.assignees, since))
        return "charged", "; ".join(deed.assignees)
    return _release(chain, deed) if kind == "release" else ("noted", "")


def _convey(chain: Chain, deed: Transfer) -> tuple[str, str]:
    if not deed.assignees:
        return "noted", ""
    held = [t for t in chain.tenures if not t.ended_by and _names(deed.assignors, t.owner)]
    if held:
        sure = any(not t.disputed for t in held)
        given = _give(chain, {t.owner for t in held if not t.disputed}, deed)
        keep = {owner.name for owner in owner_on(chain)} if sure else set()
        _end(chain, [t for t in held if t.owner not in keep], deed)
        _take(chain, _begin(chain, deed, disputed=not sure), given, deed)
        return ("conveyed", "") if sure else ("claim_conveyed", "")
    if not chain.tenures:
        chain.tenures = [Tenure(name, None, None, "") for name in deed.assignors or ("",)]
        chain.stakes = _equal(deed.assignors or ("",))
        _convey(chain, replace(deed, assignors=deed.assignors or ("",)))
        return "opened", "; ".join(deed.assignors)
    former = [t for t in chain.tenures if t.ended_by and _names(deed.assignors, t.owner)]
    if former and all(_holds(chain, name) for name in deed.assignees):
        return "duplicate", former[-1].ended_by
    _begin(chain, deed, disputed=True)
    return ("conflict", former[-1].ended_by) if former else ("break", "; ".join(deed.assignors))


def _give(chain: Chain, givers: set[str], deed: Transfer) -> Fraction:
    """Take from the givers the share of the title the deed states, all if none; return it."""
    held = [owner for owner in owner_on(chain) if owner.name in givers]
    whole = sum((owner.share for owner in held), Fraction(0))
    given = min(stated_share(deed.text) or whole, whole)
    when = deed.executed or deed.recorded
    for owner in held:
        chain.stakes.append(Stake(owner.name, when, deed.id, -owner.share * given / whole))
    return given


def _take(chain: Chain, takers: Sequence[str], given: Fraction, deed: Transfer) -> None:
    when = deed.executed or deed.recorded
    for name in takers if given else ():
        chain.stakes.append(Stake(name, when, deed.id, given / len(takers)))


def _names(names: Iterable[str], owner: str) -> bool:
    return any(same_party(name, owner) for name in names)


def _holds(chain: Chain, name: str) -> bool:
    return any(same_party(name, t.owner) for t in chain.tenures)


def _end(chain: Chain, ended: Sequence[Tenure], deed: Transfer) -> None:
    until = deed.executed or deed.recorded
    chain.tenures = [
        replace(t, until=until, ended_by=deed.id) if t in ended else t for t in chain.tenures
    ]


def _begin(chain: Chain, deed: Transfer, *, disputed: bool) -> list[str]:
    """Let the assignees hold from now on; return the names under which they do."""
    since, takers = deed.executed or deed.recorded, dict[str, str]()
    now = {
        party_key(t.owner): t.owner
        for t in chain.tenures
        if not t.ended_by and t.disputed == disputed
    }
    for name in deed.assignees:
        key = party_key(name)
        takers.setdefault(key, now.get(key, name))
        if key not in now:
            now[key] = name
            chain.tenures.append(Tenure(name, since, None, deed.id, disputed))
    return list(takers.values())


def _release(chain: Chain, deed: Transfer) -> tuple[str, str]:
    named = {f"{int(reel)}/{int(frame)}" for reel, frame in _NAMED.findall(deed.text)}
    freed = {
        charge.deed
        for charge in chain.open_charges
        if charge.deed in named
        or (not named and any(_names(deed.assignors, name) for name in charge.creditors))
    }
    chain.charges = [
        replace(c, released=deed.id, until=deed.executed or deed.recorded)
        if c.deed in freed and not c.released
        else c
        for c in chain.charges
    ]
    return ("released", ", ".join(sorted(freed))) if freed else ("released_nothing", "")
