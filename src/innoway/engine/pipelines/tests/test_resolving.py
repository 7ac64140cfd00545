"""Entities of a store: the same whatever the order of work, kept through kills, undone by judgements."""

import os
import random
import signal
import subprocess
import sys
from itertools import count

import pytest

from innoway.engine.facade import graph
from innoway.engine.facade.search import SearchQuery, search_documents
from innoway.engine.network.analysis import TABLES
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import renew_networks, resolve_store
from innoway.engine.pipelines.tests.conftest import SOURCES
from innoway.engine.resolution.judgements import Judgement, Verdict
from innoway.engine.store import derived
from innoway.engine.store.derived import graph_layout, graph_snapshot, made_from
from innoway.engine.store.graph import told_by_deeds

PEOPLE = [("Wei", "Wang"), ("Wei M.", "Wang"), ("Maria", "Silva"), ("M.", "Silva"), ("Jean", "Roy")]


@pytest.fixture
def grants(many):
    """Return a function that writes grants whose only inventors are namesakes of a few people."""
    numbers = count(1)

    def write(amount, first, seed):
        chance = random.Random(seed)

        def named(document, number):
            given, family = chance.choice(PEOPLE)
            return document.replace(b"<first-name>", f"<first-name>{given} ".encode(), 1).replace(
                b"<last-name>", f"<last-name>{family}".encode(), 1
            )

        return many(f"w{next(numbers)}.xml", amount, first=first, change=named)

    return write


def clusters(store):
    """Return who is together, without the identifiers."""
    groups = {}
    for mention, entity in graph_snapshot(store).tuples("SELECT mention, entity FROM membership"):
        groups.setdefault(entity, set()).add(mention)
    return sorted(sorted(group) for group in groups.values())


def people_named(store, name):
    return search_documents(store, SearchQuery(text=name, kind="person", limit=50)).hits


def of_mention(store, mention):
    shot = graph_snapshot(store)
    return shot.tuples("SELECT entity FROM membership WHERE mention = ?", [mention])[0][0]


def test_every_mention_belongs_to_exactly_one_entity(store, grants):
    ingest(store, "uspto_grants", [grants(40, 8_000_000, 1)], index=False)
    ingest(
        store, "uspto_assignments", [SOURCES / "uspto_assignments/sample/daily.xml"], index=False
    )

    found = resolve_store(store)

    shot = graph_snapshot(store)
    mentions = shot.tuples("SELECT count(*), count(DISTINCT mention) FROM membership")[0]
    assert mentions[0] == mentions[1] > 80
    assert found.entities == shot.tuples("SELECT count(DISTINCT entity) FROM membership")[0][0]
    assert resolve_store(store) is None


def test_a_later_run_resolves_only_what_came_and_keeps_identifiers(store, grants, tmp_path):
    early, late = grants(60, 8_000_000, 1), grants(6, 8_500_000, 2)
    ingest(store, "uspto_grants", [early], index=False)
    resolve_store(store)
    before = dict(graph_snapshot(store).tuples("SELECT mention, entity FROM membership"))
    ingest(store, "uspto_grants", [late], index=False)

    found = resolve_store(store)

    now = dict(graph_snapshot(store).tuples("SELECT mention, entity FROM membership"))
    whole = tmp_path / "whole"
    ingest(whole, "uspto_grants", [early, late], index=False)
    resolve_store(whole)
    assert not found.whole
    assert {m: now[m] for m in before} == before
    assert clusters(store) == clusters(whole)


def test_a_judgement_parts_two_mentions_and_undoing_it_joins_them_again(store, many):
    ingest(store, "uspto_grants", [many("a.xml", 6)], index=False)
    resolve_store(store)
    one, other = "US8000000|inventor|0", "US8000005|inventor|0"
    together = of_mention(store, one)
    assert of_mention(store, other) == together

    resolve_store(store, judgements=[Judgement(one, other, Verdict.NOT_SAME)])
    apart = {of_mention(store, one), of_mention(store, other)}
    again = resolve_store(store)
    resolve_store(store, judgements=[])

    gone = next(iter(apart - {together}))
    assert len(apart) == 2
    assert again is None
    assert of_mention(store, one) == of_mention(store, other) == together
    assert graph.entity_moved(store, gone) == together


@pytest.mark.parametrize("piece", [derived.PIECE, 7], ids=["one file", "many files a table"])
def test_what_a_judgement_patches_is_what_a_whole_run_writes(store, grants, monkeypatch, piece):
    monkeypatch.setattr(derived, "PIECE", piece)
    ingest(store, "uspto_grants", [grants(40, 8_000_000, 3)], index=False)
    ingest(
        store, "uspto_assignments", [SOURCES / "uspto_assignments/sample/daily.xml"], index=False
    )
    resolve_store(store)
    largest = graph_snapshot(store).tuples(
        "SELECT list(mention ORDER BY mention) FROM membership WHERE kind = 'person' "
        "GROUP BY entity ORDER BY count(*) DESC, entity LIMIT 1"
    )[0][0]
    verdict = Judgement(largest[0], largest[-1], Verdict.NOT_SAME)

    resolve_store(store, judgements=[verdict])
    patched = tables(store)
    resolve_store(store, whole=True)

    written = tables(store)
    assert {name: sorted(set(rows) ^ set(patched[name])) for name, rows in written.items()} == {
        name: [] for name in written
    }


@pytest.fixture
def deed(tmp_path):
    """Return a file with a deed by which the first inventor of the first grants conveys the first."""
    text = (SOURCES / "uspto_assignments/sample/daily.xml").read_text()
    path = tmp_path / "daily.xml"
    path.write_text(text.replace("KATO, TOMOKI", "DOUCEUR, JOHN R.").replace("8927118", "8000000"))
    return path


INVENTOR, ANOTHER = "US8000000|inventor|0", "US8000005|inventor|0"


@pytest.mark.parametrize("other", ["signer", "inventor"])
def test_who_signed_a_deed_follows_judgements_as_in_a_whole_run(store, many, deed, other):
    ingest(store, "uspto_grants", [many("a.xml", 6)], index=False)
    ingest(store, "uspto_assignments", [deed], index=False)
    resolve_store(store)
    signers = "SELECT mention FROM membership WHERE role = 'assignor' AND kind = 'person'"
    ((signer,),) = graph_snapshot(store).tuples(signers)
    together = {of_mention(store, mention) for mention in (signer, INVENTOR, ANOTHER)}
    pair = INVENTOR, signer if other == "signer" else ANOTHER
    judgement = Judgement(*pair, Verdict.NOT_SAME)

    resolve_store(store, judgements=[judgement])
    patched = tables(store)
    apart = {of_mention(store, mention) for mention in pair}
    resolve_store(store, judgements=[])
    again = {of_mention(store, mention) for mention in pair}
    resolve_store(store, judgements=[judgement], whole=True)

    assert (len(together), len(apart), again) == (1, 2, together)
    assert patched == tables(store)


def test_a_deed_that_the_office_took_back_leaves_people_graph_and_chain(
    store, many, deed, tmp_path
):
    ingest(store, "uspto_grants", [many("a.xml", 6)], index=False)
    ingest(store, "uspto_assignments", [deed], index=False)
    resolve_store(store)
    page = graph.transaction(store, "deed-31875-42")
    later = tmp_path / "later.xml"
    took_back = deed.read_text().replace("<purge-indicator>N", "<purge-indicator>Y")
    later.write_text(took_back.replace("<date>20140101</date>", "<date>20140102</date>"))
    ingest(store, "uspto_assignments", [later], index=False)
    resolve_store(store)
    updated = tables(store)
    resolve_store(store, whole=True)

    assert page.conveys[0].id == "US8000000"
    assert graph.transaction(store, "deed-31875-42") is None
    assert not [row for row in updated["membership"] if "31875" in str(row)]
    assert updated == tables(store)
    assert told_by_deeds(store, ["US8000000"]) == {"US8000000": False}


def test_the_analysis_follows_judgements_when_asked(store, grants):
    ingest(store, "uspto_grants", [grants(40, 8_000_000, 3)], index=False)
    resolve_store(store)
    one, other = graph_snapshot(store).tuples(
        "SELECT min(mention), max(mention) FROM membership WHERE kind = 'person' "
        "GROUP BY entity HAVING count(*) > 1 ORDER BY entity LIMIT 1"
    )[0]
    unasked = renew_networks(store)
    resolve_store(store, judgements=[Judgement(one, other, Verdict.NOT_SAME)])
    behind = made_from(store)["networks"]["judged_since"]

    renewed, again = renew_networks(store), renew_networks(store)

    found = tables(store, TABLES)
    resolve_store(store, whole=True)
    assert (unasked, behind, renewed, again) == (False, 1, True, False)
    assert found == tables(store, TABLES)


READ = (
    "membership", "entities", "nodes", "edges", "edges_in", "assigned", "transactions", "review", "strands",
)  # fmt: skip


def tables(store, names=READ):
    """Return the tables that readers see."""
    shot = graph_snapshot(store)
    return {
        name: sorted(shot.tuples(f"SELECT to_json(t)::VARCHAR FROM {name} t")) for name in names
    }


def test_a_judgement_holds_through_later_files(store, many):
    ingest(store, "uspto_grants", [many("a.xml", 6)], index=False)
    one, other = "US8000000|owner|0", "US8000001|owner|0"
    resolve_store(
        store,
        judgements=[Judgement("US8000000|inventor|0", "US8000001|inventor|0", Verdict.NOT_SAME)],
    )
    ingest(store, "uspto_grants", [many("b.xml", 1, first=8_600_000)], index=False)

    resolve_store(store)

    assert of_mention(store, one) == of_mention(store, other)
    inventors = {of_mention(store, f"US800000{n}|inventor|0") for n in (0, 1)}
    assert len(inventors) == 2


def test_search_finds_the_entity_in_place_of_its_spellings(store, grants):
    ingest(store, "uspto_grants", [grants(20, 8_000_000, 1)])
    spellings = {hit.id for hit in people_named(store, "Silva")}
    resolve_store(store)

    found = {hit.id for hit in people_named(store, "Silva")}

    shot = graph_snapshot(store)
    of_that_name = shot.tuples("""SELECT DISTINCT entity FROM membership
        WHERE kind = 'person' AND role = 'inventor' AND name LIKE '%Silva'""")
    assert all(id.startswith("per-") for id in spellings)
    assert found == {row[0] for row in of_that_name}


def test_search_follows_a_judgement(store, many):
    ingest(store, "uspto_grants", [many("a.xml", 6)])
    resolve_store(store)
    one, other = "US8000000|inventor|0", "US8000005|inventor|0"
    together = of_mention(store, one)
    name = graph.entity(store, together).name

    resolve_store(store, judgements=[Judgement(one, other, Verdict.NOT_SAME)])

    apart = {of_mention(store, one), of_mention(store, other)}
    assert apart <= {hit.id for hit in people_named(store, name)}


def test_a_removed_store_is_no_graph(store):
    assert resolve_store(store) is None
    assert graph.entity(store, "person-0") is None
    assert graph.find_entities(store, "wang") == ()


RUN = """
import sys
from pathlib import Path
from innoway.engine.pipelines.resolving import renew_networks, resolve_store
print("ready", flush=True)
resolve_store(Path(sys.argv[1]), whole=True)
print("done", flush=True)
"""


@pytest.mark.slow
def test_kill_9_leaves_the_last_version_and_the_next_run_finishes(store, grants):
    ingest(store, "uspto_grants", [grants(150, 8_000_000, 1)], index=False)
    resolve_store(store)
    first, chance = clusters(store), random.Random(7)
    ingest(store, "uspto_grants", [grants(150, 8_500_000, 2)], index=False)

    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(store)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "ready\n"
        try:
            process.wait(timeout=chance.uniform(0.02, 0.35))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        done = process.stdout.read()
        process.stdout.close()
        if done:
            break
        assert clusters(store) == first
        assert made_from(store)["store_version"] == 1
    resolve_store(store)

    assert len(clusters(store)) >= len(first)
    assert made_from(store)["store_version"] == 2
    assert not list(graph_layout(store).versions.glob(".draft-*"))
