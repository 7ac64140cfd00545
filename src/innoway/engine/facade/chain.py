"""The chain of title of one technology from the deeds the published store holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from innoway.engine.network.chain import Chain, owner_on
from innoway.engine.network.same import same_party
from innoway.engine.network.shares import Owner
from innoway.engine.records.graph import EntityRef, TransactionLine
from innoway.engine.records.view import Transfer

__all__ = ["Chain", "Owner", "Party", "TitleRecord", "chain_of_title", "owner_on"]


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a deed and the entity it leads to, empty where that is not known."""

    name: str
    entity: str


@dataclass(frozen=True, slots=True)
class TitleRecord:
    """A technology's name with its chain of title; the chain has no steps without deeds.

    ``deeds`` leads from a deed's number in the register to its node in the graph.
    """

    id: str
    title: str
    chain: Chain
    deeds: Mapping[str, TransactionLine] = field(default_factory=dict)

    def parties(self, deed: Transfer) -> tuple[list[Party], list[Party]]:
        """Return who gave and who took, as the register spells them, with their entities."""
        line = self.deeds.get(deed.id)
        given, taken = (line.assignors, line.assignees) if line else ((), ())
        return _known(deed.assignors, given), _known(deed.assignees, taken)


def _known(names: Sequence[str], entities: Sequence[EntityRef]) -> list[Party]:
    """Find the entity of each name among those that one side of a deed leads to."""
    if len(names) == len(entities) == 1:
        return [Party(names[0], entities[0].id)]
    return [
        Party(name, next((one.id for one in entities if same_party(name, one.name)), ""))
        for name in names
    ]


def chain_of_title(store: Path, id: str) -> TitleRecord | None:
    """Return the chain of title of a technology by its id ("US5828387"), opened by its inventors."""
    from innoway.engine.network.holdings import chain_at
    from innoway.engine.store import graph

    at = chain_at(store, id)
    if at is None:
        return None
    found, chain = at
    deeds = graph.registered(store, (step.deed.id for step in chain.steps))
    return TitleRecord(found.id, found.title, chain, deeds)
