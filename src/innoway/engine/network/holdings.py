"""What the chains of title say of the technologies on a page, and of the deeds that were corrected."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from innoway.engine.network.chain import Chain, chain_of
from innoway.engine.network.same import party_key
from innoway.engine.records.graph import EntityPage, EntityRef, Holding, TransactionRecord
from innoway.engine.records.view import TechnologyRecord
from innoway.engine.store.entities import technology
from innoway.engine.store.graph import registered, told_by_deeds

OWNING = {"owner", "acquired"}
LOOKED = 10  # technologies of a deed in whose chains corrections are looked for


def chain_at(store: Path, id: str) -> tuple[TechnologyRecord, Chain] | None:
    """Return a technology with its chain of title, opened by its inventors."""
    found = technology(store, id)
    if found is None:
        return None
    return found, chain_of(found.transfers, [person.name for person in found.people])


def with_standing(store: Path, page: EntityPage) -> EntityPage:
    """Return a page on which each owner's role says how the title stands.

    Chains are read for the owned technologies of the page that a deed names, for no others.
    """
    owned = [one for one in page.portfolio if not OWNING.isdisjoint(one.roles)]
    patents = told_by_deeds(store, (one.id for one in owned))
    names = {party_key(member.name) for member in page.members}
    told = {}
    for one in owned:
        found = chain_at(store, one.id) if patents.get(one.id) else None
        told[one.id] = _judged(one, found[1], names) if found else (one, "")
    deeds = registered(store, (deed for _one, deed in told.values() if deed))
    portfolio = []
    for one in page.portfolio:
        held, deed = told.get(one.id, (one, ""))
        if held.standing == "passed_on" and deed in deeds:
            takers = tuple(taker for taker in deeds[deed].assignees if taker.id != page.id)
            held = replace(held, passed_to=takers)
        if one.id in patents:
            roles = ("owner at grant" if role == "owner" else role for role in held.roles)
            held = replace(held, roles=tuple(roles))
        portfolio.append(held)
    return replace(page, portfolio=tuple(portfolio))


def _judged(one: Holding, chain: Chain, names: Collection[str]) -> tuple[Holding, str]:
    """Return a holding with its standing, and the deed by which it was passed on."""
    mine = [t for t in chain.tenures if party_key(t.owner) in names]
    standing = [t for t in mine if not t.ended_by]
    if standing:
        disputed = all(t.disputed for t in standing)
        return replace(one, standing="disputed" if disputed else "holds"), ""
    if mine:
        last = mine[-1]
        return replace(one, standing="passed_on", passed_on=last.until), last.ended_by
    if "acquired" not in one.roles:
        return one, ""
    new = next((step.about for step in chain.steps
                if step.deed.id == one.acquired_by and step.effect == "replaced"), "")  # fmt: skip
    if new:
        return replace(one, standing="replaced", passed_to=(deed_ref(new),)), ""
    return replace(one, standing="no_owner"), ""


def with_corrections(store: Path, deed: TransactionRecord) -> TransactionRecord:
    """Return a deed with those that took its place, or whose place it took, by correction."""
    held = [one.id for one in deed.conveys if one.held][:LOOKED]
    patents = told_by_deeds(store, held)
    chains = [found[1] for id in held if patents.get(id) and (found := chain_at(store, id))]
    pairs = [(step.deed.id, step.about) for chain in chains for step in chain.steps
             if step.effect == "replaced"]  # fmt: skip
    return replace(
        deed,
        replaced_by=tuple(
            deed_ref(id) for id in sorted({n for o, n in pairs if o == deed.transfer})
        ),
        replaces=tuple(deed_ref(id) for id in sorted({o for o, n in pairs if n == deed.transfer})),
    )


def deed_ref(transfer: str) -> EntityRef:
    """Return the node of a deed by its number in the register.

    >>> deed_ref("31875/42").id
    'deed-31875-42'
    """
    return EntityRef(f"deed-{transfer.replace('/', '-')}", "transaction", transfer)
