"""Whole runs over the samples: once, twice, in any order, with bad records among good."""

import datetime
import gzip
import itertools
import shutil
import zipfile

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from innoway.engine.cli import engine
from innoway.engine.facade import counts, entity, freshness
from innoway.engine.facade.search import SearchQuery, search_documents
from innoway.engine.pipelines import reading
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.retrying import retry
from innoway.engine.pipelines.tests.conftest import SOURCES, WEEKLY, published
from innoway.engine.store.layout import Layout
from innoway.engine.store.versions import StoreBusy, current_number, manifest_of
from innoway.engine.store.writer import Writer

SAMPLES = {
    "nasa_offers": ["patents.csv", "software.csv"],
    "dod_topics": ["topics.json"],
    "organisations_csv": ["register.csv"],
    "uspto_assignments": ["deeds.jsonl", "daily.xml"],
    "uspto_grants": ["weekly.xml"],
    "patentsview_sample": ["pv-data.parquet"],
}


def sample(source):
    return [SOURCES / source / "sample" / name for name in SAMPLES[source]]


def take(store, source, *paths, **options):
    return ingest(store, source, paths, index=options.pop("index", False), **options)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A store with every sample, indexed; read only."""
    store = tmp_path_factory.mktemp("full") / "store"
    for source in SAMPLES:
        ingest(store, source, sample(source))
    return store


def test_every_source_is_fresh_and_passes_its_checks(full):
    found = {one.name: one for one in freshness.sources(full) if one.name in SAMPLES}

    assert {name: one.state for name, one in found.items()} == dict.fromkeys(SAMPLES, "fresh")
    failed = [
        (name, check.name)
        for name, one in found.items()
        for check in one.checks
        if not check.passed
    ]
    assert failed == [
        ("patentsview_sample", "technologies.rows.count"),
        ("patentsview_sample", "technologies.filing_date.order"),
    ]
    assert found["uspto_grants"].counts == {"technologies": 7}
    assert found["uspto_grants"].newest == datetime.date(2015, 1, 6)
    assert {one.quarantined for one in found.values()} == {0}


def test_every_part_of_a_table_has_the_same_columns(full):
    manifest = manifest_of(Layout(full), current_number(Layout(full)))

    for table, parts in manifest.tables.items():
        folder = full / "versions" / str(manifest.version) / "tables"
        schemas = [pq.read_schema(folder / part.file).remove_metadata() for part in parts]
        assert all(schema.equals(schemas[0]) for schema in schemas), table


def test_totals_and_charts_agree_with_the_samples(full):
    totals = counts.totals(full)

    assert (totals.patents, totals.applications, totals.offers) == (21, 2, 11)
    assert (totals.needs, totals.transfers) == (3, 8)
    assert sum(year.count for year in counts.patents_by_year(full)) == 21
    assert sum(field.count for field in counts.patents_by_field(full)) == 21
    [microsoft] = [o for o in counts.patents_by_owner(full, limit=99) if "Microsoft" in o.name]
    assert [(y.year, y.count) for y in counts.patents_by_year(full, owner=microsoft.id)] == [
        (2007, 1)
    ]
    assert [f.name for f in counts.patents_by_field(full, owner=microsoft.id)] == [
        "Computer technology"
    ]


def test_a_technology_opens_with_its_transfers_and_its_statements(full):
    found = entity.technology(full, "US8927118")

    assert found.title.startswith("Material for organic electroluminescence")
    assert [f.number for f in found.fields] == [1, 14, 19, 8]
    assert [t.id for t in found.transfers] == ["31875/42"]
    assert found.transfers[0].conveyance == "assignment"
    [title] = entity.statements_about(full, "US8927118", "title")
    assert (title.value, title.source, title.file) == (found.title, "uspto_grants", "weekly.xml")
    assert title.valid_from == datetime.date(2015, 1, 6)
    start = int(title.position.removeprefix("byte "))
    assert b"08927118" in WEEKLY.read_bytes()[start : start + 400]


def test_every_value_of_a_technology_has_its_statement(full):
    found = entity.technology(full, "US7272630")

    said = {(s.property, s.value) for s in entity.statements_about(full, found.id)}
    assert {("title", found.title), ("abstract", found.abstract), ("date", "2007-09-18")} <= said
    assert {("cpc", symbol) for symbol in found.cpc} <= said
    assert {("cites", id) for id in found.cites} <= said
    assert {(m.role, m.name) for m in (*found.owners, *found.people, *found.others)} <= said


def test_people_and_organisations_collect_their_mentions(full):
    technology = entity.technology(full, "US7272630")

    person = entity.person(full, technology.people[0].id)
    owner = entity.organisation(full, technology.owners[0].id)

    assert person.name == "John R. Douceur"
    assert [line.id for line in person.technologies] == ["US7272630"]
    assert [one.name for one in person.people] == [
        "Atul Adya", "Marvin M. Theimer", "William J. Bolosky"
    ]  # fmt: skip
    assert [one.id for one in person.organisations] == [owner.id]
    assert (owner.name, owner.total) == ("Microsoft Corporation", 1)
    assert [(place.name, place.count) for place in owner.places] == [("Redmond, WA, US", 1)]


def test_a_registered_organisation_has_its_facts(full):
    hit = search_documents(full, SearchQuery(text="清华大学", kind="organisation")).hits[0]

    found = entity.organisation(full, hit.id)

    assert (found.name, found.total) == ("清华大学", 0)
    assert found.facts["founded"] == ("1911",)
    assert found.facts["register_id"] == ("12100000400000624D",)


def test_a_need_opens(full):
    found = entity.need(full, "dod:AF151-087")

    assert found.title.startswith("Optimal SSN Tasking")
    assert found.closes == datetime.date(2015, 2, 18)
    assert len(found.phases) == 3


@pytest.mark.parametrize(
    "ask", [entity.technology, entity.need, entity.person, entity.organisation]
)
@pytest.mark.parametrize("id", ["", "US0", "per-0", "org-0", "x' OR 1=1 --", "\0", "清华"])
def test_unknown_ids_find_nothing(full, ask, id):
    assert ask(full, id) is None
    assert entity.statements_about(full, id) == ()


def test_an_empty_store_answers(tmp_path):
    assert counts.totals(tmp_path).technologies == 0
    assert counts.patents_by_year(tmp_path) == ()
    assert entity.technology(tmp_path, "US1") is None
    assert {source.state for source in freshness.sources(tmp_path)} == {"never"}
    assert freshness.progress(tmp_path) is None


@pytest.mark.parametrize("source", SAMPLES)
def test_taking_in_twice_is_taking_in_once(tmp_path, source):
    once, twice = tmp_path / "once", tmp_path / "twice"
    take(once, source, *sample(source))
    take(twice, source, *sample(source))
    again = [shutil.copy(path, tmp_path / f"again-{path.name}") for path in sample(source)]

    outcomes = take(twice, source, *sample(source), *map(type(once), again))

    assert {outcome.state for outcome in outcomes} == {"known already"}
    assert published(twice) == published(once)


def test_the_same_records_in_another_wrapping_are_known(store, tmp_path):
    take(store, "uspto_grants", WEEKLY)
    packed = tmp_path / "weekly.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(WEEKLY, "weekly.xml")

    [outcome] = take(store, "uspto_grants", packed)

    assert (outcome.fresh, outcome.known, outcome.rejected) == (0, 7, 0)


def test_the_order_of_files_does_not_change_what_is_published(tmp_path, many):
    changed = many("changed.xml", 3, change=lambda d, n: d.replace(b"Locating", b"Finding %d" % n)
                   .replace(b'date-produced="20070904"', b'date-produced="20080101"'))  # fmt: skip
    other = many("other.xml", 3, change=lambda d, n: d.replace(b"stochastic", b"random"))
    files = [many("plain.xml", 5), changed, other]

    results = []
    for number, order in enumerate(itertools.permutations(files)):
        store = tmp_path / str(number)
        for path in order:
            take(store, "uspto_grants", path)
        take(store, "patentsview_sample", *sample("patentsview_sample"))
        results.append(published(store))

    assert all(result == results[0] for result in results)
    assert entity.technology(tmp_path / "0", "US8000001").title.startswith("Finding 8000001")


def test_the_size_of_chunks_does_not_change_what_is_published(tmp_path, many, monkeypatch):
    path = many("grants.xml", 23)
    take(tmp_path / "whole", "uspto_grants", path)
    monkeypatch.setattr(reading, "RECORDS", 2)

    take(tmp_path / "small", "uspto_grants", path)

    assert published(tmp_path / "small") == published(tmp_path / "whole")
    # twelve chunks of every table were merged on the way
    with Writer(tmp_path / "small") as writer:
        assert len(writer.manifest.tables["technologies"]) < 9


def test_first_hand_beats_second_hand_and_gaps_are_filled(store, many):
    grant = many("g.xml", 1, first=5828387)
    take(store, "uspto_grants", grant)
    take(store, "patentsview_sample", *sample("patentsview_sample"))

    found = entity.technology(store, "US5828387")

    assert found.sources == ("patentsview_sample", "uspto_grants")
    assert found.title.startswith("Locating potentially identical")
    assert found.cpc[:1] == ("H04N1/506",)  # only the second-hand source has CPC
    assert counts.totals(store).patents == 16
    assert sum(y.count for y in counts.patents_by_year(store)) == 16
    takahashi = next(
        m for m in entity.statements_about(store, "US5828387", "inventor")
        if m.value == "Haruhiko Takahashi"
    )  # fmt: skip
    assert takahashi.source == "patentsview_sample"
    assert entity.person(store, takahashi.link) is None  # outdone as a page, kept as a statement


def test_duplicate_ids_are_named_and_one_is_shown(store, many):
    path = many("a.xml", 2)
    path.write_bytes(path.read_bytes() + path.read_bytes().replace(b"stochastic", b"random"))

    [outcome] = take(store, "uspto_grants", path)

    assert (outcome.fresh, outcome.rejected) == (4, 2)
    assert counts.totals(store).patents == 2
    waiting = freshness.quarantined(store)
    assert {one.code for one in waiting} == {"duplicate-id"}
    assert sorted(one.reason.split()[0] for one in waiting) == ["US8000000", "US8000001"]
    assert len(entity.statements_about(store, "US8000001", "title")) == 2


def test_bad_records_wait_and_good_ones_are_taken(store, many):
    def spoil(document, number):
        return document.replace(b"</abstract>", b"</abstrakt>") if number % 4 == 1 else document

    [outcome] = take(store, "uspto_grants", many("g.xml", 12, change=spoil))

    assert (outcome.fresh, outcome.rejected) == (9, 3)
    [first, *_] = freshness.quarantined(store, "uspto_grants")
    assert (first.code, first.file) == ("broken-xml", "g.xml")
    assert b"</abstrakt>" in first.raw
    assert freshness.quarantined_count(store) == 3


def test_a_retry_takes_in_what_can_be_read_now(store, many):
    path = many("g.xml", 3, change=lambda d, n: (
        d.replace(b"Bellevue", "Bellevué".encode("latin-1"), 1) if n % 2 else d))  # fmt: skip
    take(store, "uspto_grants", path)
    [waiting] = freshness.quarantined(store)

    still = retry(store, index=False)
    done = retry(store, [waiting.id[:8]], encoding="latin-1", index=False)

    assert (still.taken, still.refused, done.taken, done.refused) == (0, 1, 1, 0)
    assert freshness.quarantined(store) == ()
    place = entity.technology(store, "US8000001").people[0].city
    assert place == "Bellevué"
    [said] = entity.statements_about(store, "US8000001", "title")
    assert (said.file, said.position) == ("g.xml", waiting.position)


def test_a_row_of_a_table_is_retried_with_its_header(store, tmp_path):
    path = tmp_path / "register.csv"
    path.write_bytes("name,city\nOne,A\nZwölf,B\n".encode("latin-1"))
    take(store, "organisations_csv", path)

    assert retry(store, encoding="latin-1", index=False).taken == 1
    assert counts.totals(store).organisations == 2


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.97])
def test_a_truncated_zip_gives_its_good_records(store, tmp_path, many, cut):
    packed = tmp_path / "ipg.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(many("g.xml", 600), "g.xml")
    packed.write_bytes(packed.read_bytes()[: int(packed.stat().st_size * cut)])

    [outcome] = take(store, "uspto_grants", packed)

    assert 400 * cut < outcome.fresh < 600
    codes = {one.code for one in freshness.quarantined(store)}
    assert {"damaged-archive", "damaged-file"} <= codes <= {
        "damaged-archive", "damaged-file", "truncated", "broken-xml"
    }  # fmt: skip


def test_a_record_over_the_limit_is_refused_and_the_rest_taken(store, many):
    def swell(document, number):
        return (
            document.replace(b"<abstract", b" " * 3_000_000 + b"<abstract")
            if number % 3 == 1
            else document
        )

    [outcome] = take(store, "uspto_grants", many("g.xml", 6, change=swell), record_limit=1 << 20)

    assert (outcome.fresh, outcome.rejected) == (4, 2)
    assert {one.code for one in freshness.quarantined(store)} == {"too-long"}
    assert all(one.raw_size > 3_000_000 for one in freshness.quarantined(store))


def test_a_file_refused_whole_is_tried_again_next_time(store, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")

    first, second = (take(store, "organisations_csv", path)[0] for _ in range(2))

    assert (first.state, second.state) == ("refused", "refused")
    assert "no column of names" in first.reasons[0]
    assert freshness.quarantined_count(store) == 1


def test_a_gzip_of_deeds_cut_in_the_middle(store, tmp_path):
    line = (SOURCES / "uspto_assignments/sample/deeds.jsonl").read_bytes().splitlines()[0]
    lines = b"".join(line.replace(b"58293", b"%d" % n) + b"\n" for n in range(10_000, 12_000))
    packed = gzip.compress(lines)
    path = tmp_path / "deeds.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])

    [outcome] = take(store, "uspto_assignments", path)

    assert 500 < outcome.fresh < 2000
    assert "damaged-file" in {one.code for one in freshness.quarantined(store)}


def test_two_writers_do_not_meet(store, many):
    path = many("g.xml", 1)
    with Writer(store), pytest.raises(StoreBusy, match="is writing"):
        take(store, "uspto_grants", path)

    assert take(store, "uspto_grants", path)[0].fresh == 1


def test_a_hundred_more_are_found_at_once(full, tmp_path, many):
    store = shutil.copytree(full, tmp_path / "copy")
    path = many("update.xml", 100, change=lambda d, n: d.replace(b"Locating", b"Zanzibarising"))

    ingest(store, "uspto_grants", [path])

    page = search_documents(store, SearchQuery(text="zanzibarising", kind="technology"))
    assert page.total == 100
    assert freshness.progress(store).state == "done"
    assert freshness.progress(store).records == 100


def test_search_works_while_an_ingest_goes_on(store, many, monkeypatch):
    monkeypatch.setattr(reading, "RECORDS", 10)
    seen = {}

    def listen(state):
        if state.stage == "read" and state.records:
            query = SearchQuery(text="stochastic", kind="technology")
            seen[state.records] = search_documents(store, query).total

    ingest(store, "uspto_grants", [many("g.xml", 40)], listener=listen)

    # told before a chunk is indexed and again before the last step
    assert seen == {10: 0, 20: 10, 30: 20, 40: 40}


def test_a_run_without_enough_memory_says_so_and_the_next_one_finishes(tmp_path, monkeypatch):
    store, whole = tmp_path / "store", tmp_path / "whole"
    command = ["ingest", "uspto_grants", str(WEEKLY), "--store", str(store), "--quiet"]

    monkeypatch.setenv("INNOWAY_ENGINE_MEMORY", "3MB")
    told = CliRunner().invoke(engine, command)
    monkeypatch.delenv("INNOWAY_ENGINE_MEMORY")
    ingest(store, "uspto_grants", [WEEKLY])
    ingest(whole, "uspto_grants", [WEEKLY])

    assert told.exit_code == 1
    assert "INNOWAY_ENGINE_MEMORY" in told.output
    assert published(store) == published(whole)
