"""The papers of several services as one list: each is asked once, for every case that needs it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from innoway.apps.hall.calculations.catalogue import Item, Material
from innoway.apps.hall.enums import MaterialNeed, MaterialOrigin, PaperState

NOT_LETTERS = re.compile(r"[^a-z0-9]+")
STRICTEST_FIRST = (
    PaperState.MISSING, PaperState.LATER, PaperState.PROMISE, PaperState.FETCHED, PaperState.MADE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper with the services that ask for it, and how it stands while nothing is handed in."""

    key: str
    material: Material
    items: tuple[Item, ...]
    state: PaperState

    @property
    def to_bring(self) -> bool:
        """Whether the applicant can hand it in; the others come from the form or other bodies."""
        return self.state not in {PaperState.MADE, PaperState.FETCHED}


def list_papers(items: Iterable[Item]) -> tuple[ListedPaper, ...]:
    """Return the papers of some items, each once, what the applicant brings first.

    Where two items ask for the same paper, the stricter one says how it stands.
    """
    wanted: dict[str, list[tuple[Item, Material]]] = {}
    for item in items:
        for material in item.materials:
            wanted.setdefault(paper_key(material), []).append((item, material))
    listed = [
        ListedPaper(
            key, asked[0][1], tuple(item for item, _ in asked),
            min((state_of(*one) for one in asked), key=STRICTEST_FIRST.index),
        )
        for key, asked in wanted.items()
    ]  # fmt: skip
    return tuple(sorted(listed, key=lambda paper: not paper.to_bring))


def paper_key(material: Material) -> str:
    """Return the name that a paper has in forms and stored choices.

    Two papers of one kind are different papers when they are called differently.
    """
    return NOT_LETTERS.sub("-", f"{material.kind} {material.name.en}".lower()).strip("-")[:80]


def state_of(item: Item, material: Material) -> PaperState:
    """Return how a paper of an item stands while nothing is handed in.

    Tolerance and promise hold only where the item as a whole takes them.
    """
    if material.origin == MaterialOrigin.FORM:
        return PaperState.MADE
    if material.origin == MaterialOrigin.SHARED:
        return PaperState.FETCHED
    if material.need == MaterialNeed.COMMITMENT and item.commitment:
        return PaperState.PROMISE
    if material.need == MaterialNeed.TOLERATED and item.tolerates_missing:
        return PaperState.LATER
    return PaperState.MISSING
