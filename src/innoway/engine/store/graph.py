"""Look up entities, what is around them and what they did, in the derived layer."""

# ruff: noqa: S608 - names come from the code; values are bound

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from innoway.engine.records.conveyance import TITLE
from innoway.engine.records.graph import (
    CONVEYED,
    Conveyed,
    Edge,
    EntityPage,
    EntityRef,
    Fact,
    Holding,
    MemberName,
    Named,
    Neighbourhood,
    Partner,
    Strand,
    TransactionLine,
    TransactionRecord,
)
from innoway.engine.records.view import NameCount, YearCount
from innoway.engine.store.connection import listed
from innoway.engine.store.derived import graph_snapshot
from innoway.engine.store.entities import RECORDED
from innoway.engine.store.snapshot import Snapshot, snapshot

PARTNERS = 30
NEWEST = 500  # documents of an entity in which partners are looked for
TRANSACTIONS = 50
HELD = ("invented", "owns", "applied", "represents", "examined")
_ROLE = {"invented": "inventor", "owns": "owner", "applied": "applicant",
         "represents": "attorney", "examined": "examiner"}  # fmt: skip
_EDGE = ("source_id", "target_id", "kind", "start_on", "end_on", "document", "source", "weight")


def refs(shot: Snapshot, ids: Iterable[str]) -> dict[str, EntityRef]:
    """Return the names of some nodes by their ids; an id that nothing bears is left out."""
    wanted = sorted(set(ids))
    rows = shot.rows("SELECT id, kind, name FROM nodes WHERE id = ANY(texts(?))", [listed(wanted)])
    return {row["id"]: EntityRef(**row) for row in rows}


def ref(shot: Snapshot, id: str) -> EntityRef | None:
    """Return one node."""
    rows = shot.by_key("nodes", "id").rows(id)
    return EntityRef(**rows[0]) if rows else None


def moved(store: Path, id: str) -> str | None:
    """Return the id that an entity merged away goes by now, ``None`` when it never was."""
    shot = graph_snapshot(store)
    rows = shot.by_key("moved", "id").rows(id) if shot else []
    return str(rows[0]["now"]) if rows else None


def entities_of_party(store: Path, party: str) -> tuple[EntityRef, ...]:
    """Return the entities among which the mentions of one exact name are divided, largest first."""
    shot = graph_snapshot(store)
    if shot is None:
        return ()
    rows = shot.rows(
        """SELECT e.id, e.kind, e.name FROM (SELECT entity, count(*) AS n FROM membership
            WHERE party = ? GROUP BY entity) m JOIN entities e ON e.id = m.entity
           ORDER BY n DESC, e.id""",
        [party],
    )
    return tuple(EntityRef(**row) for row in rows)


def find_entities(store: Path, text: str, kinds: Sequence[str], limit: int) -> tuple[Named, ...]:
    """Return entities one of whose names holds every word of a text, best known first."""
    shot = graph_snapshot(store)
    if shot is None or not text.strip():
        return ()
    rows = shot.rows(
        f"""WITH asked AS (SELECT string_split(name_key(?), ' ') AS words)
           SELECT e.id, e.kind, e.name, coalesce(list_filter(
               list_transform(e.names, lambda n: n.name),
               lambda n: {_fits("name_key(n)")})[1], '') AS spelling FROM entities e, asked
           WHERE (len(texts(?)) = 0 OR e.kind = ANY(texts(?))) AND {_fits("e.search_key")}
           ORDER BY e.documents DESC, e.id LIMIT ?""",
        [text, listed(kinds), listed(kinds), limit],
    )
    return tuple(
        Named(**row | {"spelling": "" if row["spelling"] == row["name"] else row["spelling"]})
        for row in rows
    )


def _fits(key: str) -> str:
    """Return SQL that tells whether each word asked for begins a word of a key."""
    return f"""list_bool_and(list_transform(
        asked.words, lambda w: contains(' ' || {key}, ' ' || w)))"""


def neighbourhood(
    store: Path,
    id: str,
    *,
    kinds: Collection[str],
    since: int | None,
    until: int | None,
    limit: int,
    beside: Collection[str] = (),
) -> Neighbourhood | None:
    """Return what is one step away: kind by kind, newest first, up to ``limit`` edges.

    Those that lead to the nodes ``beside`` it come first.
    """
    shot = graph_snapshot(store)
    centre = ref(shot, id) if shot else None
    if shot is None or centre is None:
        return None
    found = [edge for edge in edges_at(shot, id) if not kinds or edge.kind in kinds]
    found = [edge for edge in found if within(edge, since, until)]
    near = [edge for edge in found if not {edge.source_id, edge.target_id}.isdisjoint(beside)]
    shown = near + fairly([edge for edge in found if edge not in near], limit - len(near))
    ends = {end for edge in shown for end in (edge.source_id, edge.target_id)} - {id}
    names = refs(shot, ends)
    nodes = tuple(sorted(names.values(), key=lambda n: (n.kind, n.name, n.id)))
    return Neighbourhood(centre, nodes, tuple(shown), len(found), deeds_of(shot, (centre, *nodes)))


def deeds_of(shot: Snapshot, nodes: Iterable[EntityRef]) -> tuple[TransactionLine, ...]:
    """Return the deeds among some nodes with their parties."""
    return transactions(shot, (node.id for node in nodes if node.kind == "transaction"))


def edges_at(shot: Snapshot, id: str) -> list[Edge]:
    """Return every edge that begins or ends at an entity."""
    out = shot.by_key("edges", "source_id").rows(id, _EDGE)
    into = shot.by_key("edges_in", "target_id").rows(id, _EDGE)
    return [Edge(**{name: row[name] for name in _EDGE}) for row in (*out, *into)]


def within(edge: Edge, since: int | None, until: int | None) -> bool:
    """Tell whether an edge held at some time of the years; one without a date always did."""
    first = edge.start_on.year if edge.start_on else None
    last = edge.end_on.year if edge.end_on else first
    return not (since and last and last < since) and not (until and first and first > until)


def fairly(edges: Sequence[Edge], limit: int) -> list[Edge]:
    """Return up to ``limit`` edges, taking turns among their kinds, newest first in each."""
    lines: dict[str, list[Edge]] = {}
    old = datetime.date.min
    order = sorted(edges, key=lambda e: (e.source_id, e.target_id))
    for edge in sorted(order, key=lambda e: e.start_on or old, reverse=True):
        lines.setdefault(edge.kind, []).append(edge)
    shown: list[Edge] = []
    while len(shown) < limit and any(lines.values()):
        for kind in sorted(lines):
            if lines[kind] and len(shown) < limit:
                shown.append(lines[kind].pop(0))
    return shown


def entity(store: Path, id: str, *, limit: int, offset: int) -> EntityPage | None:
    """Return everything about one person or organisation."""
    shot, raw = graph_snapshot(store), snapshot(store)
    if shot is None or raw is None:
        return None
    rows = shot.by_key("entities", "id").rows(id)
    if not rows:
        return None
    row = rows[0]
    edges = edges_at(shot, id)
    deeds = sorted(
        (e for e in edges if e.kind in {"assigned_from", "assigned_to"}), key=_day, reverse=True
    )
    latest = list(dict.fromkeys(e.source_id for e in deeds))
    acquired = _acquired(shot, {e.source_id for e in deeds if e.kind == "assigned_to"})
    held = _held([e for e in edges if e.kind in HELD], acquired)
    told = [one.id for one in held if one.roles != ("acquired",)][:NEWEST]
    partners, partners_total = _partners(shot, id, told)
    members = _members(shot, id)
    return EntityPage(
        id=id, kind=row["kind"], name=row["name"],
        names=tuple(NameCount(one["name"], one["count"]) for one in row["names"]),
        facts=_facts(raw, members), mentions=row["mentions"], first_on=row["first_on"],
        last_on=row["last_on"], places=tuple(row["places"]),
        places_total=sum(e.kind == "located_in" for e in edges), sources=tuple(row["sources"]),
        portfolio=_titled(shot, held[offset : offset + limit]), portfolio_total=len(held),
        partners=partners, partners_total=partners_total, partners_in=len(told),
        transactions=transactions(shot, latest[:TRANSACTIONS]), transactions_total=len(latest),
        timeline=_timeline(held), members=members, strands=_strands(shot, id),
        relations=len(edges), version=shot.number,
    )  # fmt: skip


def _day(edge: Edge) -> datetime.date:
    return edge.start_on or datetime.date.min


def _acquired(shot: Snapshot, deeds: Collection[str]) -> dict[str, tuple[datetime.date, str]]:
    """Return by technology the first day on which deeds that convey title brought it, and the deed."""
    if not deeds:
        return {}
    rows = shot.tuples(
        """SELECT e.target_id, min(e.start_on), arg_min(x.transfer,
               (coalesce(e.start_on, DATE '9999-12-31'), x.transfer))
           FROM edges e SEMI JOIN (SELECT unnest(texts(?)) AS source_id) USING (source_id)
           JOIN transactions x ON x.id = e.source_id
           WHERE e.kind = 'conveys' AND x.kind = ANY(texts(?)) GROUP BY e.target_id""",
        [listed(sorted(deeds)), listed(sorted({*TITLE, "correction"}))],
    )
    return {technology: (day, deed) for technology, day, deed in rows}


def _held(
    edges: Iterable[Edge], acquired: Mapping[str, tuple[datetime.date, str]]
) -> list[Holding]:
    """Return each technology once with every role, newest first, titles left open."""
    met: dict[str, list[Edge]] = {}
    for edge in edges:
        met.setdefault(edge.target_id, []).append(edge)
    found = []
    for id in met.keys() | acquired:
        roles = [_ROLE[kind] for kind in HELD if any(e.kind == kind for e in met.get(id, ()))]
        days = [edge.start_on for edge in met.get(id, ()) if edge.start_on]
        on, deed = acquired.get(id, (None, ""))
        if not deed or "owner" in roles:
            found.append(Holding(id, "", max(days, default=None), tuple(roles)))
        else:
            found.append(Holding(id, "", max(days, default=on), (*roles, "acquired"), on, deed))
    found.sort(key=lambda one: one.id)
    found.sort(key=lambda one: one.date or datetime.date.min, reverse=True)
    return found


def _titled(shot: Snapshot, held: Sequence[Holding]) -> tuple[Holding, ...]:
    names = refs(shot, [one.id for one in held])
    return tuple(replace(one, title=names[one.id].name) for one in held if one.id in names)


def _timeline(held: Iterable[Holding]) -> tuple[YearCount, ...]:
    counts = Counter(one.date.year for one in held if one.date)
    return tuple(YearCount(year, counts[year]) for year in sorted(counts))


def _partners(
    shot: Snapshot, id: str, technologies: Sequence[str]
) -> tuple[tuple[Partner, ...], int]:
    """Return who shares most of some technologies, and how many share any."""
    rows = shot.rows(
        """WITH beside AS (
               SELECT source_id AS id, count(DISTINCT target_id) AS shared,
                   min(start_on) AS first_on, max(start_on) AS last_on
               FROM edges_in SEMI JOIN (SELECT unnest(texts(?)) AS target_id) USING (target_id)
               WHERE kind IN ('invented', 'owns', 'applied') AND source_id <> ? GROUP BY source_id)
           SELECT b.*, n.kind, n.name, count(*) OVER () AS total
           FROM beside b JOIN entities n USING (id) ORDER BY shared DESC, n.name, b.id LIMIT ?""",
        [listed(sorted(technologies)), id, PARTNERS],
    )
    partners = tuple(
        Partner(EntityRef(row["id"], row["kind"], row["name"]), row["shared"], row["first_on"],
                row["last_on"])
        for row in rows
    )  # fmt: skip
    return partners, rows[0]["total"] if rows else 0


def registered(store: Path, transfers: Iterable[str]) -> dict[str, TransactionLine]:
    """Return deeds of the graph by their numbers in the register; nothing before it is made."""
    shot = graph_snapshot(store)
    if shot is None:
        return {}
    rows = shot.rows(
        "SELECT id FROM transactions WHERE transfer = ANY(texts(?))",
        [listed(sorted(set(transfers)))],
    )
    return {line.transfer: line for line in transactions(shot, (row["id"] for row in rows))}


def transactions(shot: Snapshot, ids: Iterable[str]) -> tuple[TransactionLine, ...]:
    """Return deeds with their parties, newest first."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    deeds = shot.rows(
        "SELECT * EXCLUDE (rule) FROM transactions WHERE id = ANY(texts(?))", [listed(wanted)]
    )
    parties = shot.rows(
        """SELECT e.source_id AS deed, e.kind AS side, n.id, n.kind, n.name
           FROM edges e SEMI JOIN (SELECT unnest(texts(?)) AS source_id) USING (source_id)
           JOIN nodes n ON n.id = e.target_id
           WHERE e.kind IN ('assigned_from', 'assigned_to') ORDER BY n.name, n.id""",
        [listed(wanted)],
    )

    def side(deed: str, name: str) -> tuple[EntityRef, ...]:
        return tuple(
            EntityRef(one["id"], one["kind"], one["name"])
            for one in parties
            if one["deed"] == deed and one["side"] == name
        )

    lines = [
        TransactionLine(
            deed["id"], deed["transfer"], deed["kind"], deed["text"] or "", deed["executed"],
            deed["recorded"], side(deed["id"], "assigned_from"), side(deed["id"], "assigned_to"),
            deed["technologies"], deed["source"],
        )
        for deed in deeds
    ]  # fmt: skip
    old = datetime.date.min
    return tuple(sorted(lines, key=lambda x: (x.executed or x.recorded or old, x.id), reverse=True))


def _members(shot: Snapshot, id: str) -> tuple[MemberName, ...]:
    table = shot.by_key("membership", "entity").table(id, ("party", "name", "mention"))
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for row in table.to_pylist() if table is not None else []:
        key = (row["party"], row["name"])
        counts[key] += 1
        first[key] = min(first.get(key, row["mention"]), row["mention"])
    return tuple(
        MemberName(party, name, count, first[party, name])
        for (party, name), count in sorted(counts.items(), key=lambda x: (-x[1], x[0]))
    )


def _strands(shot: Snapshot, id: str) -> tuple[Strand, ...]:
    if "strands" not in shot.manifest.tables:  # what an older version resolved
        return ()
    rows = shot.by_key("strands", "entity").rows(id)
    return tuple(
        Strand(row["mention"], row["count"], row["first_year"], row["last_year"],
               tuple(row["organisations"]), tuple(row["places"]))
        for row in sorted(rows, key=lambda row: (-row["count"], row["mention"]))
    )  # fmt: skip


def _facts(raw: Snapshot, members: Iterable[MemberName]) -> tuple[Fact, ...]:
    """Return what registers state of an organisation under any of its names."""
    facts = []
    for party in sorted({one.party for one in members if one.party.startswith("org-")}):
        for row in raw.by_key("organisations", "id").rows(party):
            said = [("register_id", row["register_id"]), ("url", row["url"])]
            said += [(fact["property"], fact["value"]) for fact in row["facts"] or []]
            facts += [
                Fact(name, value, row["source"], row["id"], row["as_of"])
                for name, value in said
                if value
            ]
    return tuple(dict.fromkeys(facts))


def transaction(store: Path, id: str) -> TransactionRecord | None:
    """Return one deed by its id in the graph ("deed-31875-42")."""
    shot, said = graph_snapshot(store), snapshot(store)
    found = transactions(shot, [id]) if shot else ()
    if said is None or not found:
        return None
    rows = said.rows(
        """WITH listed AS (
               SELECT o.technology AS id, any_value(o.title) AS told FROM (
                   SELECT unnest(objects) AS o FROM transfers WHERE id = ?) GROUP BY o.technology
               ORDER BY id LIMIT ?)
           SELECT l.id, coalesce(any_value(t.title), any_value(l.told), '') AS title,
               count(t.id) > 0 AS held
           FROM listed l LEFT JOIN technologies t USING (id) GROUP BY l.id ORDER BY held DESC, l.id""",
        [found[0].transfer, CONVEYED],
    )
    return TransactionRecord(
        **{f.name: getattr(found[0], f.name) for f in fields(found[0])},
        conveys=tuple(Conveyed(**row) for row in rows),
    )


def told_by_deeds(store: Path, ids: Iterable[str]) -> dict[str, bool]:
    """Return which of some technologies are patents, and for each whether a deed names it."""
    raw = snapshot(store)
    if raw is None:
        return {}
    rows = raw.tuples(
        f"""WITH asked AS (SELECT id, any_value(kind) AS kind,
                   'US:' || max(application_number) FILTER (WHERE country = 'US') AS filed
               FROM technologies WHERE id = ANY(texts(?)) GROUP BY id),
           named AS (SELECT technology FROM deeds SEMI JOIN (
               SELECT id AS technology FROM asked UNION SELECT filed FROM asked) USING (technology)
               SEMI JOIN (SELECT id AS transfer, digest FROM (
                   FROM transfers WHERE {RECORDED}) ANTI JOIN superseded USING (id, digest))
               USING (transfer, digest))
           SELECT id, coalesce(id IN (FROM named) OR filed IN (FROM named), false)
           FROM asked WHERE kind = 'patent'""",
        [listed(sorted(set(ids)))],
    )
    return dict(rows)


def node(store: Path, id: str) -> EntityRef | None:
    """Return any node of the graph by its id."""
    shot = graph_snapshot(store)
    return ref(shot, id) if shot else None


def rows_of(shot: Snapshot, table: str) -> Any:
    """Return a whole table as Arrow."""
    return shot.arrow(f"SELECT * FROM {table}")
