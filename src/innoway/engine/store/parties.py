"""Look up a person or an organisation: mentions grouped by exact normalised name."""

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute

from innoway.engine.records.view import (
    NameCount,
    OrganisationRecord,
    PersonRecord,
    TechnologyLine,
    YearCount,
)
from innoway.engine.store.snapshot import Snapshot, snapshot

pc: Any = pyarrow.compute
COMPANIONS = 20
NEWEST = 200  # documents in which companions are looked for

_COLUMNS = (
    "name", "role", "sequence", "city", "region", "country", "technology", "technology_kind",
    "title", "date", "source", "digest", "people", "owners",
)  # fmt: skip


def organisation(store: Path, id: str, *, limit: int, offset: int) -> OrganisationRecord | None:
    shot = snapshot(store)
    if shot is None or not id.startswith("org-"):
        return None
    registered = shot.by_key("organisations", "id").rows(id)
    mentions = _mentions(shot, id)
    if mentions is None and not registered:
        return None
    names = _counted(mentions, "name") or _registered_names(registered)
    newest = mentions.slice(0, NEWEST).to_pylist() if mentions is not None else []
    return OrganisationRecord(
        id=id,
        name=names[0].name,
        total=mentions.num_rows if mentions is not None else 0,
        names=names,
        places=_places(mentions, registered),
        people=_companions(shot, newest, "people", id),
        years=_years(mentions),
        technologies=_lines(mentions, limit, offset),
        facts=_facts(registered),
        sources=_sources(mentions, registered),
    )


def person(store: Path, id: str, *, limit: int, offset: int) -> PersonRecord | None:
    shot = snapshot(store)
    if shot is None or not id.startswith("per-"):
        return None
    mentions = _mentions(shot, id)
    if mentions is None:
        return None
    names = _counted(mentions, "name")
    newest = mentions.slice(0, NEWEST).to_pylist()
    return PersonRecord(
        id=id,
        name=names[0].name,
        total=mentions.num_rows,
        names=names,
        places=_places(mentions, []),
        people=_companions(shot, newest, "people", id),
        organisations=_companions(shot, newest, "owners", id),
        years=_years(mentions),
        technologies=_lines(mentions, limit, offset),
        sources=_sources(mentions, []),
    )


def _mentions(shot: Snapshot, party: str) -> Any:
    """Return one row a technology, newest first, without those of outdone versions."""
    table = shot.by_key("mentions", "party").table(party, _COLUMNS)
    if table is None:
        return None
    if shot.superseded:
        table = table.filter(pc.invert(pc.is_in(table["digest"], value_set=shot.outdone())))
    table = table.sort_by(
        [("date", "descending"), ("technology", "ascending"), ("role", "ascending"),
         ("sequence", "ascending")]
    )  # fmt: skip
    ids = table["technology"].to_pylist()
    seen: set[str] = set()
    first = [id not in seen and not seen.add(id) for id in ids]  # type: ignore[func-returns-value]
    table = table.filter(pa.array(first, pa.bool_()))
    return table if table.num_rows else None


def _lines(mentions: Any, limit: int, offset: int) -> tuple[TechnologyLine, ...]:
    if mentions is None:
        return ()
    columns = ["technology", "technology_kind", "title", "date", "role"]
    return tuple(
        TechnologyLine(
            row["technology"], row["technology_kind"], row["title"] or "", row["date"], row["role"]
        )
        for row in mentions.select(columns).slice(offset, limit).to_pylist()
    )


def _counted(mentions: Any, column: str) -> tuple[NameCount, ...]:
    if mentions is None:
        return ()
    return _ordered(Counter(mentions[column].to_pylist()))


def _ordered(counts: Counter[str]) -> tuple[NameCount, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    return tuple(NameCount(value, count) for value, count in ordered if value)


def _registered_names(registered: list[dict[str, Any]]) -> tuple[NameCount, ...]:
    return _ordered(Counter(row["name"] for row in registered))


def _places(mentions: Any, registered: list[dict[str, Any]]) -> tuple[NameCount, ...]:
    columns = ["city", "region", "country"]
    rows = mentions.select(columns).to_pylist() if mentions is not None else []
    places = (", ".join(row[c] for c in columns if row[c]) for row in [*rows, *registered])
    return _ordered(Counter(places))


def _years(mentions: Any) -> tuple[YearCount, ...]:
    if mentions is None:
        return ()
    counts = Counter(pc.year(mentions["date"]).to_pylist())
    return tuple(YearCount(year, counts[year]) for year in sorted(y for y in counts if y))


def _companions(
    shot: Snapshot, newest: list[dict[str, Any]], column: str, party: str
) -> tuple[NameCount, ...]:
    """Return who else stands in the newest documents of a party, most often first."""
    kind = "person" if column == "people" else "organisation"
    spelled = Counter(name for row in newest for name in row[column] or ())
    names = list(spelled)
    counts: dict[str, Counter[str]] = {}
    for name, id in zip(names, shot.party_ids(kind, names), strict=True):
        counts.setdefault(id, Counter())[name] += spelled[name]
    counts.pop(party, None)
    found = [
        NameCount(min(of, key=lambda n: (-of[n], n)), of.total(), id) for id, of in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.name))[:COMPANIONS])


def _sources(mentions: Any, registered: list[dict[str, Any]]) -> tuple[str, ...]:
    said = mentions["source"].unique().to_pylist() if mentions is not None else []
    return tuple(sorted({*said, *(row["source"] for row in registered)}))


def _facts(registered: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    facts: dict[str, dict[str, None]] = {}
    for row in registered:
        own = [("register_id", row["register_id"]), ("url", row["url"])]
        stated = [(fact["property"], fact["value"]) for fact in row["facts"] or []]
        for name, value in own + stated:
            if value:
                facts.setdefault(name, {})[value] = None
    return {name: tuple(values) for name, values in sorted(facts.items())}
