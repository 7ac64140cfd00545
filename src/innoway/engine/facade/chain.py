"""The chain of title of one technology from the deeds the published store holds."""

from dataclasses import dataclass
from pathlib import Path

from innoway.engine.network.chain import Chain, owner_on
from innoway.engine.network.shares import Owner

__all__ = ["Chain", "Owner", "TitleRecord", "chain_of_title", "owner_on"]


@dataclass(frozen=True, slots=True)
class TitleRecord:
    """A technology's name with its chain of title; the chain has no steps without deeds."""

    id: str
    title: str
    chain: Chain


def chain_of_title(store: Path, id: str) -> TitleRecord | None:
    """Return the chain of title of a technology by its id ("US5828387"), opened by its inventors."""
    from innoway.engine.network.chain import chain_of
    from innoway.engine.store import entities

    found = entities.technology(store, id)
    if found is None:
        return None
    inventors = [person.name for person in found.people]
    return TitleRecord(found.id, found.title, chain_of(found.transfers, inventors))
