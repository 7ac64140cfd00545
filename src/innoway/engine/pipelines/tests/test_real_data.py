"""The real samples, read through INNOWAY_DATA."""

import csv
import os
from pathlib import Path

import pytest

from innoway.engine.facade import counts, entity, freshness
from innoway.engine.pipelines.fetching import files_of
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.records.technology_field import field_of

DATA = Path(os.environ.get("INNOWAY_DATA", "../shared/data"))

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"INNOWAY_DATA ({DATA}) is absent"),
]

XML = ("xml2004", "xml2006", "xml2014", "xmlApp2004", "pap", "sgml", "css_brs", "cpcMaster")


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    store = tmp_path_factory.mktemp("real") / "store"
    runs = {
        "nasa_offers": [DATA / "offers"],
        "dod_topics": [DATA / "demands/dod_sbir_topics.json.gz"],
        "organisations_csv": [DATA / "organisations"],
        "uspto_assignments": [DATA / "uspto_assignments.jsonl.gz"],
        "uspto_grants": [DATA / "uspto_xml" / folder for folder in XML],
    }
    taken = {
        source: ingest(store, source, files_of(source, paths, store), index=False)
        for source, paths in runs.items()
    }
    return store, taken


@pytest.mark.slow
def test_every_real_record_is_taken_in_or_waits(real):
    _, taken = real

    totals = {
        source: (sum(o.fresh for o in outcomes), sum(o.rejected for o in outcomes))
        for source, outcomes in taken.items()
    }
    assert totals == {
        "nasa_offers": (1393 + 424, 0),
        "dod_topics": (188, 0),
        "organisations_csv": (973 + 5924, 0),
        "uspto_assignments": (1648, 0),
        "uspto_grants": (14, 2),
    }


@pytest.mark.slow
def test_the_two_files_that_are_no_patents_say_so(real):
    store, _ = real

    found = {one.file: one.code for one in freshness.quarantined(store)}

    assert found == {"css_brs_sample.txt": "not-xml", "cpcMaster.xml": "unknown-root"}


@pytest.mark.slow
def test_real_deeds_reach_the_classes_of_the_office(real):
    store, _ = real

    found = entity.statements_about(store, "58293/75")

    assert {s.value for s in found if s.property == "conveyance"} == {"name_change"}
    assert counts.totals(store).transfers == 1648


def test_the_concordance_agrees_with_the_published_table():
    path = DATA / "codelists" / "wipo_technology_fields.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            (row["IPC_code"].replace(" ", ""), row["Field_number"]) for row in csv.DictReader(file)
        ]

    wrong = []
    for code, number in rows:
        prefix = code.removesuffix("%")
        symbol = prefix + "00" if "/" in prefix else f"{prefix}9999/00"
        if field_of(symbol) != int(number):
            wrong.append((code, number, field_of(symbol)))

    assert wrong == []
    assert len(rows) > 700
