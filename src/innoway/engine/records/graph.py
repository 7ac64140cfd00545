"""Entities and edges of the graph as its readers see them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity by its stable id, with its kind and its commonest name."""

    id: str
    kind: str
    name: str
