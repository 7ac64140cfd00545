"""An import from upload to undo."""

from datetime import UTC, date, datetime

import pytest

from innoway.apps.registry.calculations.provenance import NewName
from innoway.apps.registry.enums import ImportState, Outcome, Verdict
from innoway.apps.registry.errors import ImportNotReady, ImportUnmapped, NothingToImport
from innoway.apps.registry.models import Identifier, Organisation, OrganisationName, Place
from innoway.apps.registry.operations.add_name import add_name
from innoway.apps.registry.operations.apply_import import apply_import
from innoway.apps.registry.operations.check_import import check_import
from innoway.apps.registry.operations.confirm_import import confirm_import
from innoway.apps.registry.operations.edit_organisation import edit_organisation
from innoway.apps.registry.operations.match_columns import match_columns
from innoway.apps.registry.operations.undo_import import undo_import
from innoway.apps.registry.operations.upload_import import upload_import
from innoway.apps.registry.queries.known import fingerprints
from innoway.apps.registry.rules import HOUSE
from innoway.values.identifiers.uscc import check_character

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def uscc(serial):
    """Return a sound code for a number."""
    first = f"91110108MA{serial:07d}"
    return first + check_character(first)


def checked(text):
    """Upload, match by guess, and check."""
    upload = upload_import(
        actor=HOUSE, content=text.encode(), file_name="table.csv", source="association list"
    )
    match_columns(actor=HOUSE, register_import=upload, mapping=upload.mapping)
    return check_import(register_import=upload)


def applied(found):
    """Confirm and write."""
    confirm_import(actor=HOUSE, register_import=found, at=NOW)
    return apply_import(register_import=found, on=TODAY)


HEAD = "name,信用代码,country,website,address,industry,资质,证书编号,发证日期\n"


def test_check_import_shows_every_verdict_and_writes_nothing(organisation):
    before = fingerprints([organisation.pk])
    found = checked(
        HEAD
        + "Baidu,91110000600037341L,CN,https://www.baidu.com,,,,,\n"
        + f"New Firm,{uscc(1)},CN,,10 Street,I6513,高新技术企业,GR1,2025-12-01\n"
        + "Baidu,91110000600037341K,,,,,,,\n"
        + f"New Firm Again,{uscc(1)},,,,,,,\n"
        + "百度,,,,,,,,\n"
        + "Lone Certificate,,,,,,,,2020-01-01\n"
        + ",,CN,,,,,,\n"
    )
    rows = list(found.rows.all())

    assert found.state == ImportState.READY
    assert [(r.number, r.verdict) for r in rows] == [
        (2, "change"), (3, "create"), (4, "refuse"), (5, "refuse"), (6, "refuse"), (7, "refuse"),
        (8, "refuse"),
    ]  # fmt: skip
    assert rows[0].changes == [["website", "", "https://www.baidu.com"]]
    assert [fault["code"] for row in rows[2:] for fault in row.faults] == [
        "identifier", "row-twice", "row-twice", "row-twice", "recognition-kind", "name-missing",
    ]  # fmt: skip
    assert ["recognition", "", "high-tech-enterprise · GR1 · 2025-12-01 – 2028-12-01"] in rows[
        1
    ].changes
    assert Organisation.objects.count() == 1
    assert fingerprints([organisation.pk]) == before


def test_apply_import_writes_what_was_shown_and_undo_takes_it_back(organisation, provenance):
    before = fingerprints([organisation.pk])
    found = checked(
        HEAD
        + "Baidu Group,91110000600037341L,CN,https://www.baidu.com,1 Road,6450,,,\n"
        + f"New Firm,{uscc(1)},CN,new.example,10 Street,I6513,高新技术企业,GR1,2025-12-01\n"
    )
    applied(found)
    organisation.refresh_from_db()
    created = Organisation.objects.get(name="New Firm")

    assert organisation.name == "Baidu Group"
    assert organisation.place.address == "1 Road"
    assert [n.end for n in organisation.names.filter(text="Baidu")] == [TODAY]
    assert created.industries.get().code == "6513"
    assert created.recognitions.get().end == date(2028, 12, 1)
    assert created.identifiers.get().value == uscc(1)
    assert created.source == "association list"

    undo_import(actor=HOUSE, register_import=found, at=NOW)

    assert fingerprints([organisation.pk]) == before
    assert not Organisation.objects.filter(name="New Firm").exists()
    assert not Place.objects.exists()
    assert set(found.rows.values_list("outcome", flat=True)) == {Outcome.UNDONE}
    with pytest.raises(ImportNotReady):
        undo_import(actor=HOUSE, register_import=found, at=NOW)


def test_importing_the_same_table_again_changes_nothing(organisation):
    text = HEAD + f"New Firm,{uscc(1)},CN,,10 Street,I6513,高新技术企业,GR1,2025-12-01\n"
    applied(checked(text))

    again = checked(text)

    assert again.counts == {Verdict.SAME: 1}
    with pytest.raises(NothingToImport):
        confirm_import(actor=HOUSE, register_import=again, at=NOW)


def test_apply_import_reports_rows_the_register_overtook(organisation, provenance):
    found = checked(
        "name,uscc,website\n"
        + "Baidu,91110000600037341L,https://new.example\n"
        + f"New Firm,{uscc(1)},\n"
    )
    edit_organisation(
        actor=HOUSE, organisation=organisation, facts={"website": "https://other.example"},
        provenance=provenance,
    )  # fmt: skip
    applied(found)
    organisation.refresh_from_db()

    assert organisation.website == "https://other.example"
    assert [r.outcome for r in found.rows.all()] == [Outcome.STALE, Outcome.APPLIED]


def test_undo_import_keeps_what_was_changed_since(organisation, provenance):
    found = applied(checked(f"name,uscc\nFirm A,{uscc(1)}\nFirm B,{uscc(2)}\n"))
    firm = Organisation.objects.get(name="Firm A")
    add_name(
        actor=HOUSE, organisation=firm, name=NewName("FA", "en", "short"), provenance=provenance
    )

    undo_import(actor=HOUSE, register_import=found, at=NOW)

    assert [r.outcome for r in found.rows.all()] == [Outcome.KEPT, Outcome.UNDONE]
    assert Organisation.objects.filter(name="Firm A").exists()


def test_two_recognitions_of_one_firm_apply_and_undo(organisation):
    before = fingerprints([organisation.pk])
    head = "uscc,recognition,证书编号,发证日期,有效期至\n"
    row = "91110000600037341L,{},{},2020-01-01,2023-01-01\n"
    found = applied(checked(head + row.format("瞪羚", "G1") + row.format("专精特新", "Z1")))

    assert organisation.recognitions.count() == 2
    undo_import(actor=HOUSE, register_import=found, at=NOW)
    assert fingerprints([organisation.pk]) == before


def test_rows_that_cannot_be_told_apart_are_refused(organisation, provenance):
    add_name(
        actor=HOUSE, organisation=organisation, name=NewName("Old Baidu", "en", "former"),
        provenance=provenance,
    )  # fmt: skip
    found = checked(
        "name,uscc,lei\n"
        + "Old Baidu,,\n"
        + f"Baidu,{uscc(9)},\n"
        + "Baidu,91110000600037341L,213800KUD8LAJWSQ9D15\n"
    )

    assert [r.verdict for r in found.rows.all()] == ["refuse", "create", "change"]
    assert found.rows.first().faults[0]["code"] == "name-of-the-past"


def test_match_columns_needs_a_name_or_a_number():
    upload = upload_import(actor=HOUSE, content=b"country\nCN\n", file_name="t.csv", source="s")

    with pytest.raises(ImportUnmapped):
        match_columns(actor=HOUSE, register_import=upload, mapping=upload.mapping)


def test_confirm_import_needs_a_check():
    upload = upload_import(actor=HOUSE, content=b"name\nA\n", file_name="t.csv", source="s")

    with pytest.raises(ImportNotReady):
        confirm_import(actor=HOUSE, register_import=upload, at=NOW)


@pytest.mark.slow
def test_ten_thousand_rows_are_checked_written_and_undone(django_assert_max_num_queries):
    rows = "".join(
        f"Firm {n},{uscc(n)},CN,,{n} Street,I6513,高新技术企业,GR{n},2025-12-01\n"
        for n in range(2_000)
    )
    seen = []
    upload = upload_import(
        actor=HOUSE, content=(HEAD + rows).encode(), file_name="t.csv", source="s"
    )
    match_columns(actor=HOUSE, register_import=upload, mapping=upload.mapping)
    with django_assert_max_num_queries(400):
        found = check_import(register_import=upload, progress=seen.append)
    with django_assert_max_num_queries(900):
        applied(found)
    organisations, numbers = Organisation.objects.count(), Identifier.objects.count()
    undo_import(actor=HOUSE, register_import=found, at=NOW)

    assert (organisations, numbers) == (2_000, 2_000)
    assert (seen[0], seen[-1], found.counts) == (500, 2_000, {"create": 2_000})
    assert Organisation.objects.count() == OrganisationName.objects.count() == 0
