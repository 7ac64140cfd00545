"""Every page for every kind of reader, in both languages; who may act through a form."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from innoway.apps.cases.calculations.receipt import verify_receipt
from innoway.apps.cases.enums import Light
from innoway.apps.cases.models import Act, Case, Deadline
from innoway.apps.cases.operations.approve_case import approve_case
from innoway.apps.cases.operations.ask_extension import ask_extension
from innoway.apps.cases.operations.notify_supplement import notify_supplement
from innoway.apps.cases.operations.start_special_procedure import start_special_procedure
from innoway.apps.cases.queries.cases import AT_MOST
from innoway.apps.cases.queries.log import public_key
from innoway.apps.cases.queries.supervision_wall import supervision_wall
from innoway.apps.cases.rules import can_view_case, visible_to
from innoway.apps.cases.tests.conftest import at
from innoway.apps.cases.web.forms.acts import FORMS
from innoway.foundation.permissions.agreement import disagreements

pytestmark = pytest.mark.django_db
READERS = [
    "visitor",
    "stranger",
    "owner",
    "preparer",
    "clerk",
    "supervisor",
    "policy",
    "administrator",
]
STAFF = {"clerk", "supervisor", "administrator"}
APPLICANT = {"owner", "preparer"}
TODAY = datetime.date.today().isoformat()


@pytest.fixture
def browsers(people):
    """A signed-in browser for each reader, and one for nobody."""
    found = {"visitor": Client()}
    for name in READERS[1:]:
        found[name] = Client()
        found[name].force_login(
            getattr(people, name), backend="django.contrib.auth.backends.ModelBackend"
        )
    return found


@pytest.fixture
def cases(opened, submitted, accepted, people):
    """A case in each state that some act starts from, all of today."""
    found = {"draft": opened(TODAY), "submitted": submitted(TODAY), "accepted": accepted(TODAY)}
    found["supplement_notified"] = submitted(TODAY)
    notify_supplement(
        case_id=found["supplement_notified"].pk, actor=people.clerk, at=at(TODAY), papers=["Lease"]
    )
    found["special_procedure"] = accepted(TODAY)
    start_special_procedure(
        case_id=found["special_procedure"].pk,
        actor=people.clerk,
        at=at(TODAY),
        procedure="Test",
        days=3,
    )
    found["extension_asked"] = accepted(TODAY)
    ask_extension(
        case_id=found["extension_asked"].pk,
        actor=people.colleague,
        at=at(TODAY),
        days=3,
        reason="x",
    )
    found["approved"] = accepted(TODAY)
    approve_case(case_id=found["approved"].pk, actor=people.clerk, at=at(TODAY))
    found["tolerated"] = accepted(
        "2026-09-07", tolerated=["Lease"], tolerates_missing=True, promised_days=10
    )
    return found


# act: (case it starts from, what is filled in, who may)
ACTS = {
    "submit-case": ("draft", {}, {"owner"}),
    "return-case": ("submitted", {"reason": "page 2"}, {"clerk", "administrator"}),
    "receive-case": ("submitted", {}, {"clerk", "administrator"}),
    "accept-case": ("submitted", {}, {"clerk", "administrator"}),
    "refuse-acceptance": ("submitted", {"reason": "not ours"}, {"clerk", "administrator"}),
    "notify-supplement": ("submitted", {"papers": "Lease"}, {"clerk", "administrator"}),
    "supply-papers": ("supplement_notified", {"note": "Lease, mailed"}, APPLICANT),
    "start-special-procedure": ("accepted", {"procedure": "Test", "days": "3"}, {"clerk", "administrator"}),
    "end-special-procedure": ("special_procedure", {}, {"clerk", "administrator"}),
    "ask-extension": ("accepted", {"days": "3", "reason": "x"}, {"clerk", "administrator"}),
    "extend-case": ("extension_asked", {}, {"supervisor", "administrator"}),
    "withdraw-case": ("accepted", {}, {"owner"}),
    "approve-case": ("accepted", {}, {"clerk"}),
    "refuse-case": ("accepted", {"reason": "no"}, {"clerk"}),
    "deliver-result": ("approved", {"how": "by post"}, {"clerk", "administrator"}),
    "terminate-case": ("tolerated", {}, {"clerk", "administrator"}),
    "assign-case": ("submitted", {"account": "colleague", "reason": "free"}, STAFF),
    "publish-overrun-reason": ("tolerated", {"reason": "ill"}, STAFF),
    "object-to-act": ("accepted", {"act_index": "last", "reason": "wrong"}, APPLICANT),
}  # fmt: skip


def test_table_names_every_act_that_has_a_form():
    assert set(ACTS) == {kind.value.replace("_", "-") for kind in FORMS}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("act", ACTS)
def test_act_through_its_form(browsers, cases, people, act, reader):
    state, filled, may = ACTS[act]
    case = cases[state]
    filled = dict(filled)
    if "account" in filled:
        filled["account"] = people.colleague.email
    if "act_index" in filled:
        filled["act_index"] = case.acts.last().index
    before = Act.objects.count()

    answer = browsers[reader].post(reverse(f"cases:{act}", args=[case.pk]), filled)

    assert Act.objects.count() - before == (reader in may)
    if reader in may:
        assert answer["Location"] == reverse("cases:case", args=[case.pk])
    elif reader in {"stranger", "policy"} or (state == "draft" and reader in STAFF):
        assert answer.status_code == 404
    elif reader == "visitor":
        assert "login" in answer["Location"]
    else:
        assert answer.status_code in {403, 422}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("page", ["case", "receipt", "receipt-sheet"])
def test_case_and_receipts_are_shown_to_those_it_concerns(browsers, cases, reader, page):
    case = cases["accepted"]
    number = case.pk if page == "case" else case.acts.first().index

    status = browsers[reader].get(reverse(f"cases:{page}", args=[number])).status_code

    allowed = 200 if reader in STAFF | APPLICANT else 302 if reader == "visitor" else 404
    assert status == allowed


@pytest.mark.parametrize(
    "page", ["case", "receipt", "receipt-sheet", "accept-case", "approve-case"]
)
def test_a_stranger_cannot_tell_a_case_from_none(browsers, cases, page):
    number = cases["accepted"].pk if "receipt" not in page else cases["accepted"].acts.first().index
    client = browsers["stranger"]

    there = client.get(reverse(f"cases:{page}", args=[number]))
    nowhere = client.get(reverse(f"cases:{page}", args=[999999]))

    clean = re.compile(rb'value="[^"]*"|/cases/[^"<\s]*|[A-Za-z0-9]{64}|[0-9a-f]{8}-[0-9a-f-]{27}')
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert clean.sub(b"", there.content) == clean.sub(b"", nowhere.content)


LISTS = {
    "cases": set(READERS) - {"visitor"}, "desk": STAFF, "supervision-wall": {"supervisor", "administrator"},
    "published-overruns": set(READERS), "holiday-papers": STAFF, "publish-holiday-paper": {"administrator"},
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("page", LISTS)
def test_lists_open_for_their_readers(browsers, cases, page, reader, language):
    answer = browsers[reader].get(reverse(f"cases:{page}"), headers={"accept-language": language})

    denied = 302 if reader == "visitor" else 403
    assert answer.status_code == (200 if reader in LISTS[page] else denied)


def test_rule_and_queryset_agree(cases, people):
    actors = [None, *vars(people).values()]

    assert (
        disagreements(
            actors=actors, things=Case.objects.all(), can_view=can_view_case, visible_to=visible_to
        )
        == []
    )


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("state", ["draft", "submitted", "accepted", "supplement_notified",
                                   "special_procedure", "approved", "tolerated"])  # fmt: skip
def test_case_page_in_every_state(browsers, cases, state, language):
    answer = browsers["owner"].get(
        reverse("cases:case", args=[cases[state].pk]), headers={"accept-language": language}
    )

    assert cases[state].number in answer.text


def test_next_steps_offer_only_what_can_be_done(browsers, cases):
    for name in ("owner", "clerk", "supervisor"):
        for case in cases.values():
            answer = browsers[name].get(reverse("cases:case", args=[case.pk]))
            if answer.status_code == 404:
                continue
            offered = {step["href"] for step in answer.context["steps"]}
            assert all(browsers[name].get(href).status_code == 200 for href in offered)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("reader", "page"), [("owner", "cases"), ("clerk", "desk")])
def test_lists_ask_the_same_number_of_questions(browsers, accepted, count, reader, page):
    for _ in range(count):
        accepted(TODAY)
    browsers[reader].get(reverse(f"cases:{page}"))

    with CaptureQueriesContext(connection) as asked:
        answer = browsers[reader].get(reverse(f"cases:{page}"))

    assert len(answer.context["lines"]) == count
    assert len(asked) == 10


def test_desk_filters_by_light_state_and_person(browsers, cases):
    def shown(**wanted):
        answer = browsers["clerk"].get(reverse("cases:desk"), wanted)
        return {line.case.pk for line in answer.context["lines"]}

    assert shown(light="red") == {cases["tolerated"].pk}
    assert shown(state="special_procedure") == {cases["special_procedure"].pk}
    assert cases["submitted"].pk not in shown(mine="on")
    assert shown(text=cases["approved"].number) == {cases["approved"].pk}


def test_wall_shows_the_expired_clock_and_the_public_list_its_reason(browsers, cases):
    wall = browsers["supervisor"].get(reverse("cases:supervision-wall"))
    assert {one.case_id for one in wall.context["wall"].expired} == {cases["tolerated"].pk}

    browsers["supervisor"].post(
        reverse("cases:publish-overrun-reason", args=[cases["tolerated"].pk]),
        {"reason": "Flood in the archive"},
    )
    public = browsers["visitor"].get(reverse("cases:published-overruns"))

    assert "Flood in the archive" in public.text
    assert cases["tolerated"].number not in public.text


def test_receipt_page_gives_a_receipt_that_verifies(browsers, cases):
    act = cases["accepted"].acts.last()

    answer = browsers["owner"].get(reverse("cases:receipt", args=[act.index]))

    assert verify_receipt(answer.json(), public_key()).valid


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_receipt_sheet_is_an_accessible_pdf(browsers, cases, language):
    answer = browsers["owner"].get(
        reverse("cases:receipt-sheet", args=[cases["supplement_notified"].acts.last().index]),
        headers={"accept-language": language},
    )

    assert answer.content.startswith(b"%PDF-")
    assert b"pdfuaid" in answer.content
    assert b"/StructTreeRoot" in answer.content or len(answer.content) > 10_000


def test_notice_through_its_form_moves_and_tells(browsers, cases):
    day = cases["accepted"].deadlines.get(kind="decision").due
    if day.year != timezone.localdate().year:
        pytest.skip("the notice would be of next year")
    answer = browsers["administrator"].post(
        reverse("cases:publish-holiday-paper"),
        {
            "reference": "Special notice",
            "year": day.year,
            "published_on": TODAY,
            "days_off": str(day),
        },
    )
    shown = browsers["clerk"].get(reverse("cases:holiday-papers"))

    assert answer.status_code == 302
    assert cases["accepted"].number in shown.text


def test_wall_counts_every_open_case_however_many(submitted):
    day = datetime.date(2026, 9, 8)
    first = submitted("2026-09-07")
    duty = first.deadlines.get(met_on=None)
    first.pk, duty.pk = None, None

    copies = Case.objects.bulk_create(
        Case(**{**facts(first), "number": f"copy {n}"}) for n in range(AT_MOST + 50)
    )
    Deadline.objects.bulk_create(Deadline(**{**facts(duty), "case_id": c.pk}) for c in copies)

    assert dict(supervision_wall(day).counts)[Light.GREEN] == AT_MOST + 51


def facts(row):
    """Return the columns of a row without its number."""
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name != "id"}
