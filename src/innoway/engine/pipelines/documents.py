"""Flatten published rows into documents for the text index."""

import datetime
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from innoway.engine.records.document import Document
from innoway.engine.store import changed
from innoway.engine.store.entities import merged
from innoway.engine.store.snapshot import Snapshot


def technology_documents(shot: Snapshot, after: int) -> Iterator[Document]:
    """Yield a document for every technology that a version later than ``after`` touched."""
    for rows in changed.technologies(shot, after):
        for _, same in groupby(rows, key=itemgetter("id")):
            yield _technology(merged(list(same)))


def _technology(row: dict[str, Any]) -> Document:
    texts = [row["abstract"] or "", *(row["claims"] or ())]
    return Document(
        id=row["id"],
        kind="technology",
        title=row["title"] or row["id"],
        text="\n\n".join(text for text in texts if text),
        language=row["language"] or "",
        date=row["date"],
        fields=_filled(
            cpc=row["cpc"],
            ipc=row["ipc"],
            wipo_field=[str(number) for number in row["fields"]],
            owner=row["owners"],
            person=row["people"],
            party=row["parties"],
            place=row["cities"],
            country=row["countries"],
            source=row["sources"],
            year=_year(row["date"]),
            type=[row["kind"], row["type"]],
            status=[row["status"]],
            number=[row["number"], row["application_number"]],
        ),
    )


def need_documents(shot: Snapshot, after: int) -> Iterator[Document]:
    """Yield a document for every need that a later version touched."""
    for _, same in groupby(changed.needs(shot, after), key=itemgetter("id")):
        row = merged(list(same))
        yield Document(
            id=row["id"],
            kind="need",
            title=row["title"],
            text="\n\n".join([row["text"] or "", *row["phases"]]),
            language=row["language"] or "",
            date=row["opens"],
            fields=_filled(
                owner=[row["agency"]],
                keyword=row["keywords"],
                area=row["areas"],
                programme=[row["programme"]],
                source=row["sources"],
                number=[row["number"]],
            ),
        )


def party_documents(shot: Snapshot, after: int) -> Iterator[Document]:
    """Yield a document for every person and organisation in rows a later version brought."""
    for row in changed.parties(shot, after):
        person = row["id"].startswith("per-")
        yield Document(
            id=row["id"],
            kind="person" if person else "organisation",
            title=row["names"][0],
            text="\n".join([*row["names"][1:], *row["titles"]]),
            language="",
            date=row["date"],
            fields=_filled(
                place=row["cities"],
                country=row["countries"],
                owner=row["owners"] if person else [],
                role=row["roles"],
                source=row["sources"],
            ),
        )


def entity_documents(shot: Snapshot, graph: Snapshot, ids: list[str]) -> Iterator[Document]:
    """Yield a document for each of some entities: all its names, and what it works on."""
    for begin in range(0, len(ids), changed.ENTITIES):
        rows = changed.described(graph, ids[begin : begin + changed.ENTITIES])
        wanted = {document for row in rows for document in row["documents"] or ()}
        told = changed.titles(shot, sorted(wanted))
        for row in rows:
            yield _entity(row, [told[one] for one in row["documents"] or () if one in told])


def _entity(row: dict[str, Any], works: list[tuple[str, list[str]]]) -> Document:
    places = [place.split(", ") for place in row["places"] or ()]
    owners = [owner for _, named in works for owner in named]
    names = [one["name"] for one in row["names"]]
    return Document(
        id=row["id"],
        kind=row["kind"],
        title=row["name"],
        text="\n".join([*names[1:], *sorted({title for title, _ in works if title})]),
        language="",
        date=row["last_on"],
        fields=_filled(
            place=[place[0] for place in places if len(place) > 1],
            country=[place[-1] for place in places],
            owner=owners if row["kind"] == "person" else [],
            role=row["roles"],
            source=row["sources"],
        ),
    )


def _year(date: datetime.date | None) -> list[str]:
    """Return the year as a facet; pages draw their time line from it."""
    return [str(date.year)] if date else []


def _filled(**fields: Any) -> dict[str, tuple[str, ...]]:
    """Return the fields that hold something, each value once and in its order."""
    found = {
        name: tuple(dict.fromkeys(value for value in values or () if value))
        for name, values in fields.items()
    }
    return {name: values for name, values in found.items() if values}
