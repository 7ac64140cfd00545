"""What the register writes, what it refuses, and what its tables would not let pass."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from innoway.apps.registry.calculations.provenance import NewName
from innoway.apps.registry.enums import Validity
from innoway.apps.registry.errors import (
    AlreadyRevoked,
    CertificateKnown,
    CountryUnknown,
    EntityLinked,
    EvidenceMissing,
    FiguresMissing,
    IdentifierTaken,
    IdentifierUnsound,
    IndustryUnknown,
    NameKnown,
    NameMissing,
    NotAllowed,
    OrganisationKnown,
    PlaceKnown,
    PurposeMissing,
    RecognitionOverlaps,
    RenameTooEarly,
    SchemeUnknown,
    SectorUnknown,
)
from innoway.apps.registry.models import Identifier, OrganisationName, Recognition
from innoway.apps.registry.operations.add_contact import add_contact
from innoway.apps.registry.operations.add_identifier import add_identifier
from innoway.apps.registry.operations.add_name import add_name
from innoway.apps.registry.operations.bring_names_up_to_date import bring_names_up_to_date
from innoway.apps.registry.operations.classify_organisation import classify_organisation
from innoway.apps.registry.operations.delete_contacts import delete_contacts
from innoway.apps.registry.operations.edit_organisation import edit_organisation
from innoway.apps.registry.operations.link_entity import link_entity
from innoway.apps.registry.operations.measure_organisation import measure_organisation
from innoway.apps.registry.operations.record_person import record_person
from innoway.apps.registry.operations.record_place import record_place
from innoway.apps.registry.operations.record_post import record_post
from innoway.apps.registry.operations.record_recognition import record_recognition
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.operations.rename_organisation import rename_organisation
from innoway.apps.registry.operations.reveal_contact import reveal_contact
from innoway.apps.registry.operations.revoke_recognition import revoke_recognition
from innoway.apps.registry.operations.state_size import state_size
from innoway.apps.registry.operations.verify_identifier import verify_identifier
from innoway.apps.registry.queries.organisation import names_begun
from innoway.apps.registry.queries.organisation_history import history
from innoway.apps.registry.queries.register import Filters, matching
from innoway.apps.registry.rules import HOUSE

pytestmark = pytest.mark.django_db
D = date.fromisoformat


def test_register_organisation_keeps_names_numbers_and_source(organisation):
    number = organisation.identifiers.get()

    assert (organisation.name, organisation.name_zh) == ("Baidu", "百度")
    assert (number.scheme, number.value, number.state) == (
        "cn:uscc", "91110000600037341L", "stated",
    )  # fmt: skip
    assert {n.source for n in organisation.names.all()} == {"test register"}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"names": []}, NameMissing),
        ({"names": [NewName("  ", "en")]}, NameMissing),
        ({"names": [NewName("BAIDU", "en")], "identifiers": ()}, OrganisationKnown),
        ({"identifiers": [("cn:uscc", "91110000600037341K")]}, IdentifierUnsound),
        ({"identifiers": [("cn:uscc", "91110000600037341L")]}, IdentifierTaken),
        ({"identifiers": [("int:orcid", "0000-0002-1825-0097")]}, SchemeUnknown),
        ({"facts": {"country": "XX"}}, CountryUnknown),
        ({"actor": None}, NotAllowed),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_register_organisation_refuses(organisation, provenance, change, refusal):
    facts = {"actor": HOUSE, "names": [NewName("New One", "en")], "provenance": provenance}

    with pytest.raises(refusal):
        register_organisation(**{**facts, **change})

    assert OrganisationName.objects.filter(text="New One").count() == 0


def test_register_organisation_takes_a_namesake_with_its_own_number(organisation, provenance):
    namesake = register_organisation(
        actor=HOUSE, names=[NewName("Baidu", "en")], provenance=provenance,
        identifiers=[("fi:ytunnus", "2077474-0")],
    )  # fmt: skip

    assert namesake.pk != organisation.pk


def test_rename_organisation_keeps_the_history(organisation, provenance):
    rename_organisation(
        actor=HOUSE, organisation=organisation, text="Baidu Online", on=D("2020-01-01"),
        today=D("2026-05-01"), provenance=provenance,
    )  # fmt: skip
    organisation.refresh_from_db()
    names = organisation.names.filter(language="en").order_by("id")

    assert organisation.name == "Baidu Online"
    assert [(n.text, n.start, n.end) for n in names] == [
        ("Baidu", None, D("2020-01-01")),
        ("Baidu Online", D("2020-01-01"), None),
    ]
    with pytest.raises(RenameTooEarly):
        rename_organisation(
            actor=HOUSE, organisation=organisation, text="X", on=D("2019-01-01"),
            today=D("2026-05-01"), provenance=provenance,
        )  # fmt: skip
    with pytest.raises(NameKnown):
        rename_organisation(
            actor=HOUSE, organisation=organisation, text="Baidu Online", on=D("2021-01-01"),
            today=D("2026-05-01"), provenance=provenance,
        )  # fmt: skip


def test_rename_organisation_shows_a_coming_name_on_its_day(organisation, provenance):
    rename_organisation(
        actor=HOUSE, organisation=organisation, text="Baidu Online", on=D("2027-01-01"),
        today=D("2026-11-23"), provenance=provenance,
    )  # fmt: skip
    organisation.refresh_from_db()
    before = organisation.name
    found = matching(Filters(text="Baidu Online"), D("2026-11-23"))
    known = [name.text for name in names_begun(organisation, D("2026-11-23"))]
    told = [c for v in history(organisation.pk, on=D("2026-11-23")) for c in v.changes]

    refreshed = bring_names_up_to_date(on=D("2027-01-01"))
    organisation.refresh_from_db()

    assert (before, organisation.name, refreshed) == ("Baidu", "Baidu Online", 1)
    assert "Baidu Online" not in known
    assert [c for c in told if "Baidu Online" in c or D("2027-01-01") in c] == []
    assert not found.exists()
    assert matching(Filters(text="Baidu Online"), D("2027-01-01")).exists()


def test_add_name_refuses_a_second_legal_name(organisation, provenance):
    add_name(
        actor=HOUSE, organisation=organisation, name=NewName("BIDU", "en", "short"),
        provenance=provenance,
    )  # fmt: skip

    with pytest.raises(NameKnown):
        add_name(
            actor=HOUSE, organisation=organisation, name=NewName("Other", "en"),
            provenance=provenance,
        )  # fmt: skip


def test_tables_refuse_what_operations_would_never_write(organisation, provenance):
    fields = {**provenance.fields(), "organisation": organisation}
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationName.objects.create(text="B", folded="b", language="en", **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Identifier.objects.create(scheme="int:lei", value="x", **provenance.fields())
    with pytest.raises(IntegrityError), transaction.atomic():
        Identifier.objects.create(scheme="int:lei", value="x", state="verified", **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recognition.objects.create(
            kind="gazelle", start=D("2020-01-01"), end=D("2020-01-01"), **fields
        )


def test_verify_identifier_names_the_record(organisation):
    number = organisation.identifiers.get()
    at = datetime(2026, 11, 23, tzinfo=UTC)

    with pytest.raises(EvidenceMissing):
        verify_identifier(actor=HOUSE, identifier=number, against=" ", at=at)
    verify_identifier(actor=HOUSE, identifier=number, against="national register", at=at)
    number.refresh_from_db()

    assert (number.state, number.verified_against) == ("verified", "national register")


def test_add_identifier_twice_is_once(organisation, provenance):
    again = add_identifier(
        actor=HOUSE, holder=organisation, scheme="cn:uscc", value="9111 0000 6000 3734 1l",
        provenance=provenance,
    )  # fmt: skip

    assert again == organisation.identifiers.get()


def test_recognition_goes_through_its_states(organisation, provenance):
    recognition = record_recognition(
        actor=HOUSE, organisation=organisation, kind="high-tech-enterprise", body="Office",
        number="GR1", start=D("2020-01-01"), end=D("2023-01-01"), provenance=provenance,
    )  # fmt: skip

    states = [recognition.validity_on(D(day)) for day in ("2019-12-31", "2022-12-31", "2023-01-01")]
    assert states == [Validity.FUTURE, Validity.CURRENT, Validity.EXPIRED]
    revoke_recognition(actor=HOUSE, recognition=recognition, on=D("2021-01-01"), reason="audit")
    recognition.refresh_from_db()
    assert recognition.validity_on(D("2022-01-01")) == Validity.REVOKED
    with pytest.raises(AlreadyRevoked):
        revoke_recognition(actor=HOUSE, recognition=recognition, on=D("2021-01-01"), reason="x")


def test_record_recognition_refuses_overlap_and_double_number(organisation, provenance):
    facts = {
        "actor": HOUSE, "organisation": organisation, "kind": "gazelle", "body": "Office",
        "provenance": provenance, "end": D("2023-01-01"),
    }  # fmt: skip
    record_recognition(**facts, number="G1", start=D("2020-01-01"))

    with pytest.raises(RecognitionOverlaps):
        record_recognition(**facts, number="G2", start=D("2022-12-31"))
    with pytest.raises(CertificateKnown):
        record_recognition(**{**facts, "end": None}, number="G1", start=D("2023-01-01"))
    record_recognition(**{**facts, "end": None}, number="G3", start=D("2023-01-01"))


def test_classify_organisation_ends_the_branch_before(organisation, provenance):
    facts = {"actor": HOUSE, "organisation": organisation, "provenance": provenance}
    classify_organisation(**facts, system="gbt4754-2017", code="I6510", on=D("2018-01-01"))
    classify_organisation(**facts, system="gbt4754-2017", code="6450", on=D("2020-01-01"))
    branches = organisation.industries.order_by("id")

    assert [(b.code, b.start, b.end) for b in branches] == [
        ("6510", None, D("2020-01-01")),
        ("6450", D("2020-01-01"), None),
    ]
    with pytest.raises(IndustryUnknown):
        classify_organisation(**facts, system="gbt4754-2017", code="9912", on=D("2021-01-01"))


def test_measure_organisation_shows_its_reason(organisation, provenance):
    facts = {"actor": HOUSE, "organisation": organisation, "provenance": provenance}
    figures = {"employees": Decimal(120), "revenue": Decimal("9000000")}
    with pytest.raises(SectorUnknown):
        measure_organisation(**facts, on=D("2025-12-31"), figures=figures)
    classify_organisation(**facts, system="gbt4754-2017", code="6513", on=D("2018-01-01"))

    measured = measure_organisation(**facts, on=D("2025-12-31"), figures=figures)

    assert (measured.size, measured.sector, measured.confidence) == ("small", "software", "M")
    assert measured.reason[-1] == {
        "size": "small", "figure": "revenue", "value": "9000000", "at_least": "500000",
        "reached": True, "confidence": "M",
    }  # fmt: skip
    with pytest.raises(FiguresMissing):
        measure_organisation(**facts, on=D("2025-12-31"), figures={"employees": Decimal(120)})
    state_size(**facts, size="medium", on=D("2025-12-31"))
    assert organisation.sizes.count() == 2


def test_people_posts_and_places(organisation, provenance):
    person = record_person(
        actor=HOUSE, name="Wang Zhonglin", name_zh="王中林", provenance=provenance,
        identifiers=[("int:orcid", "0000-0002-1825-0097")],
    )  # fmt: skip
    post = record_post(
        actor=HOUSE, person=person, organisation=organisation, title="Chief scientist",
        provenance=provenance,
    )  # fmt: skip
    record_place(actor=HOUSE, name="Haidian", country="CN", provenance=provenance)

    assert (post.person, post.organisation) == (person, organisation)
    with pytest.raises(PlaceKnown):
        record_place(actor=HOUSE, name="Haidian", country="CN", provenance=provenance)


def test_reveal_contact_needs_a_steward_and_a_purpose(organisation, provenance):
    person = record_person(actor=HOUSE, name="Li Lei", provenance=provenance)
    steward = apps.get_model("accounts", "Account").objects.create_superuser("s@example.org")
    add_contact(
        actor=HOUSE, person=person, kind="email", value="li@example.org", purpose="incubation",
        keep_until=D("2027-01-01"), provenance=provenance,
    )  # fmt: skip

    with pytest.raises(NotAllowed):
        reveal_contact(actor=HOUSE, person=person, purpose="curious")
    with pytest.raises(PurposeMissing):
        reveal_contact(actor=steward, person=person, purpose=" ")
    found = reveal_contact(actor=steward, person=person, purpose="invite to a review")
    assert [contact.value for contact in found] == ["li@example.org"]
    assert delete_contacts(on=D("2026-12-31")) == 0
    assert delete_contacts(on=D("2027-01-01")) == 1


def test_edit_organisation_and_link_entity(organisation, provenance):
    edit_organisation(
        actor=HOUSE, organisation=organisation, facts={"website": "https://www.baidu.com"},
        provenance=replace(provenance, source="visit"),
    )  # fmt: skip
    link_entity(actor=HOUSE, holder=organisation, entity="org:1")
    organisation.refresh_from_db()
    other = register_organisation(
        actor=HOUSE, names=[NewName("Other", "en")], provenance=provenance
    )

    assert (organisation.website, organisation.source, organisation.engine_entity) == (
        "https://www.baidu.com", "visit", "org:1",
    )  # fmt: skip
    with pytest.raises(EntityLinked):
        link_entity(actor=HOUSE, holder=other, entity="org:1")


def test_history_keeps_every_version_even_of_an_update_by_query(organisation):
    events = apps.get_model("registry", "OrganisationEvent").objects
    before = events.filter(pgh_obj=organisation).count()
    type(organisation).objects.filter(pk=organisation.pk).update(website="https://a.example")

    assert events.filter(pgh_obj=organisation).count() == before + 1
    organisation.delete()
    assert events.filter(pgh_label="delete").count() == 1
