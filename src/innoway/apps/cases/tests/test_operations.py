"""What each act does, and what it refuses."""

import datetime
import threading
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from innoway.apps.accounts.models import Principal
from innoway.apps.accounts.tests.factories import make_delegation
from innoway.apps.cases import errors
from innoway.apps.cases.models import Act, Case, HolidayPaper
from innoway.apps.cases.operations.accept_case import accept_case
from innoway.apps.cases.operations.approve_case import approve_case
from innoway.apps.cases.operations.ask_extension import ask_extension
from innoway.apps.cases.operations.assign_case import assign_case
from innoway.apps.cases.operations.deliver_result import deliver_result
from innoway.apps.cases.operations.end_special_procedure import end_special_procedure
from innoway.apps.cases.operations.extend_case import extend_case
from innoway.apps.cases.operations.notify_supplement import notify_supplement
from innoway.apps.cases.operations.object_to_act import object_to_act
from innoway.apps.cases.operations.open_case import open_case
from innoway.apps.cases.operations.publish_holiday_paper import publish_holiday_paper
from innoway.apps.cases.operations.publish_overrun_reason import publish_overrun_reason
from innoway.apps.cases.operations.receive_case import receive_case
from innoway.apps.cases.operations.refuse_acceptance import refuse_acceptance
from innoway.apps.cases.operations.refuse_case import refuse_case
from innoway.apps.cases.operations.return_case import return_case
from innoway.apps.cases.operations.run_clocks import run_clocks
from innoway.apps.cases.operations.start_special_procedure import start_special_procedure
from innoway.apps.cases.operations.submit_case import submit_case
from innoway.apps.cases.operations.supply_papers import supply_papers
from innoway.apps.cases.operations.withdraw_case import withdraw_case
from innoway.apps.cases.queries.personal_data import held_by
from innoway.apps.cases.tests.conftest import DATA, EARLY, at, terms
from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.facade import Owner, attached_to, store_document

pytestmark = pytest.mark.django_db


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


def picture_of(owner, account):
    return store_document(
        owner=owner, kind="contract", name="lease.png", stream=BytesIO(PICTURE),
        account_id=account.pk, at=timezone.now(), title="Lease",
    ).id  # fmt: skip


@pytest.fixture
def lease(people, organisation, settings, tmp_path):
    """A document of the firm."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return picture_of(Owner(organisation_id=organisation.pk), people.owner)


def day(text):
    return datetime.date.fromisoformat(text)


def due(case, kind="decision"):
    return case.deadlines.get(kind=kind, met_on=None).due


def test_case_goes_from_draft_to_delivery_and_each_act_is_logged_once(accepted, people):
    case = accepted()

    approve_case(case_id=case.pk, actor=people.clerk, at=at("2026-09-14"))
    deliver_result(case_id=case.pk, actor=people.clerk, at=at("2026-09-15"), how="at the window")

    case.refresh_from_db()
    assert [act.kind for act in case.acts.all()] == [
        "open_case", "submit_case", "accept_case", "assign_case", "approve_case",
        "deliver_result",
    ]  # fmt: skip
    assert (case.state, case.decided_after, case.closed_at) == ("delivered", 5, at("2026-09-15"))
    assert not case.deadlines.filter(met_on=None).exists()


def test_submit_is_for_those_who_sign(opened, people):
    with pytest.raises(errors.NotAllowed):
        submit_case(case_id=opened().pk, actor=people.preparer, at=at("2026-09-07"))


def test_submit_refuses_a_commitment_the_terms_do_not_take(opened, people):
    with pytest.raises(errors.CommitmentNotPossible):
        submit_case(case_id=opened().pk, actor=people.owner, at=at("2026-09-07"), commitment=True)


def test_commitment_is_kept_with_the_case(opened, people):
    case = opened(commitment=True)

    act = submit_case(case_id=case.pk, actor=people.owner, at=at("2026-09-07"), commitment=True)

    assert act.stated["facts"]["commitment"] is True
    assert Case.objects.get(pk=case.pk).commitment


def test_return_and_hand_in_again_begins_the_time_anew(submitted, people):
    case = submitted()

    return_case(
        case_id=case.pk, actor=people.clerk, at=at("2026-09-08"), reason="a page is upside down"
    )
    submit_case(case_id=case.pk, actor=people.owner, at=at("2026-09-10"))

    assert due(case, "notice") == day("2026-09-17")


def test_silence_of_five_working_days_accepts_as_of_the_day_of_receipt(submitted):
    case = submitted("2026-09-07")

    assert run_clocks(at=at("2026-09-14")) == 0
    assert run_clocks(at=at("2026-09-15")) == 1
    assert run_clocks(at=at("2026-09-15")) == 0

    case.refresh_from_db()
    assert (case.state, case.accepted_on, due(case)) == (
        "accepted",
        day("2026-09-07"),
        day("2026-10-10"),
    )


def test_who_accepts_too_late_has_accepted_on_the_day_of_receipt(submitted, people):
    case = submitted("2026-09-07")

    accept_case(case_id=case.pk, actor=people.clerk, at=at("2026-09-18"))

    assert Case.objects.get(pk=case.pk).accepted_on == day("2026-09-07")


def test_who_answers_too_late_can_neither_refuse_nor_ask_for_papers(submitted, people):
    case = submitted("2026-09-07")

    with pytest.raises(errors.NoticeTooLate):
        refuse_acceptance(
            case_id=case.pk, actor=people.clerk, at=at("2026-09-15"), reason="not ours"
        )
    with pytest.raises(errors.NoticeTooLate):
        notify_supplement(case_id=case.pk, actor=people.clerk, at=at("2026-09-15"), papers=["map"])


def test_supplement_is_asked_for_once(submitted, people, lease):
    case = submitted()
    notify_supplement(case_id=case.pk, actor=people.clerk, at=at("2026-09-08"), papers=["Lease"])
    supply_papers(case_id=case.pk, actor=people.preparer, at=at("2026-09-09"), document_ids=[lease])

    with pytest.raises(errors.SupplementAskedBefore):
        notify_supplement(case_id=case.pk, actor=people.clerk, at=at("2026-09-10"), papers=["Map"])

    case.refresh_from_db()
    assert (case.state, case.document_ids, due(case, "notice")) == (
        "received",
        [lease],
        day("2026-09-16"),
    )


def test_supplement_names_its_papers(submitted, people):
    with pytest.raises(errors.PapersMissing):
        notify_supplement(
            case_id=submitted().pk, actor=people.clerk, at=at("2026-09-08"), papers=[" "]
        )


def test_special_procedure_stops_the_clock_for_the_stated_days(accepted, people):
    case = accepted()

    with pytest.raises(errors.DurationMissing):
        start_special_procedure(
            case_id=case.pk, actor=people.clerk, at=at("2026-09-14"), procedure="Test", days=0
        )
    start_special_procedure(
        case_id=case.pk, actor=people.clerk, at=at("2026-09-14"), procedure="Test", days=9
    )
    assert due(case) == day("2026-10-22")
    end_special_procedure(case_id=case.pk, actor=people.clerk, at=at("2026-09-24"))
    assert due(case) == day("2026-10-22")


def test_special_procedure_ends_by_itself(accepted, people):
    case = accepted()
    start_special_procedure(
        case_id=case.pk, actor=people.clerk, at=at("2026-09-14"), procedure="Test", days=2
    )

    assert run_clocks(at=at("2026-09-15")) == 0
    assert run_clocks(at=at("2026-09-16")) == 1
    assert Case.objects.get(pk=case.pk).state == "accepted"


def test_extension_needs_another_person_and_happens_once(accepted, people):
    case = accepted("2026-09-21")
    ask_extension(
        case_id=case.pk,
        actor=people.administrator,
        at=at("2026-10-09"),
        days=10,
        reason="expert ill",
    )

    with pytest.raises(errors.SamePerson):
        extend_case(case_id=case.pk, actor=people.administrator, at=at("2026-10-10"))
    with pytest.raises(errors.NotAllowed):
        extend_case(case_id=case.pk, actor=people.clerk, at=at("2026-10-10"))
    act = extend_case(case_id=case.pk, actor=people.supervisor, at=at("2026-10-12"))
    with pytest.raises(errors.ExtendedBefore):
        extend_case(case_id=case.pk, actor=people.supervisor, at=at("2026-10-13"))
    with pytest.raises(errors.ExtendedBefore):
        ask_extension(case_id=case.pk, actor=people.clerk, at=at("2026-10-13"), days=5, reason="x")

    assert (act.stated["facts"]["was"], due(case)) == ("2026-10-26", day("2026-11-09"))


def test_extension_keeps_the_terms_and_comes_in_time(accepted, people):
    case = accepted("2026-09-21")

    with pytest.raises(errors.ExtensionTooLong):
        ask_extension(case_id=case.pk, actor=people.clerk, at=at("2026-10-09"), days=11, reason="x")
    with pytest.raises(errors.ExtensionNotAsked):
        extend_case(case_id=case.pk, actor=people.supervisor, at=at("2026-10-09"))
    ask_extension(case_id=case.pk, actor=people.clerk, at=at("2026-10-26"), days=3, reason="x")
    with pytest.raises(errors.TooLate):
        extend_case(case_id=case.pk, actor=people.supervisor, at=at("2026-10-27"))


def test_withdraw_is_open_until_the_decision(accepted, people):
    first, second = accepted(), accepted()
    approve_case(case_id=second.pk, actor=people.clerk, at=at("2026-09-08"))

    withdraw_case(case_id=first.pk, actor=people.owner, at=at("2026-09-08"))
    with pytest.raises(errors.ActNotPossible):
        withdraw_case(case_id=second.pk, actor=people.owner, at=at("2026-09-08"))

    assert Case.objects.get(pk=first.pk).state == "withdrawn"


def test_decision_is_for_the_person_in_charge(accepted, people):
    with pytest.raises(errors.NotInCharge):
        approve_case(case_id=accepted().pk, actor=people.colleague, at=at("2026-09-08"))


def test_refusal_needs_a_reason(accepted, people):
    with pytest.raises(errors.ReasonMissing):
        refuse_case(case_id=accepted().pk, actor=people.clerk, at=at("2026-09-08"), reason=" ")


def test_tolerated_papers_hold_the_result_and_end_the_case_when_they_do_not_come(accepted, people):
    case = accepted(tolerated=["Lease"], tolerates_missing=True, promised_days=10)

    assert due(case, "supply") == day("2026-09-17")
    with pytest.raises(errors.TolerancePending):
        approve_case(case_id=case.pk, actor=people.clerk, at=at("2026-09-08"))
    assert run_clocks(at=at("2026-09-17")) == 0
    assert run_clocks(at=at("2026-09-18")) == 1
    assert Case.objects.get(pk=case.pk).state == "terminated"


def test_tolerated_papers_that_come_free_the_result(accepted, people, lease):
    case = accepted(tolerated=["Lease"], tolerates_missing=True, promised_days=10)

    supply_papers(case_id=case.pk, actor=people.owner, at=at("2026-09-09"), document_ids=[lease])
    approve_case(case_id=case.pk, actor=people.clerk, at=at("2026-09-10"))

    assert Case.objects.get(pk=case.pk).state == "approved"


@pytest.mark.parametrize("changes", [{}, {"tolerates_missing": True, "promised_days": 2}])
def test_nothing_is_tolerated_that_the_terms_do_not_tolerate(submitted, people, changes):
    with pytest.raises(errors.ToleranceNotPossible):
        accept_case(
            case_id=submitted(**changes).pk,
            actor=people.clerk,
            at=at("2026-09-08"),
            tolerated=["Map"],
        )


def test_tacit_approval_issues_itself_and_can_be_objected_to(accepted, people):
    tacit, plain = accepted(tacit_approval=True, promised_days=3), accepted(promised_days=3)

    assert run_clocks(at=at("2026-09-10")) == 0
    assert run_clocks(at=at("2026-09-11")) == 1
    act = Act.objects.get(kind="approve_tacitly")
    object_to_act(
        case_id=tacit.pk,
        actor=people.owner,
        at=at("2026-09-12"),
        act_index=act.index,
        reason="wrong name",
    )

    assert (act.case_id, act.actor_id) == (tacit.pk, None)
    assert Case.objects.get(pk=plain.pk).state == "accepted"


def test_objection_is_against_an_act_of_the_same_case(accepted, people):
    first, second = accepted(), accepted()

    with pytest.raises(errors.ActMissing):
        object_to_act(
            case_id=first.pk, actor=people.owner, at=at("2026-09-08"), reason="x",
            act_index=second.acts.last().index,
        )  # fmt: skip


def test_overrun_is_explained_only_when_there_is_one(accepted, people):
    case = accepted(promised_days=3)

    with pytest.raises(errors.NotOverdue):
        publish_overrun_reason(
            case_id=case.pk, actor=people.clerk, at=at("2026-09-10"), reason="ill"
        )
    publish_overrun_reason(case_id=case.pk, actor=people.clerk, at=at("2026-09-11"), reason="ill")

    assert Case.objects.get(pk=case.pk).overrun_reason == "ill"


def test_assign_refuses_who_is_connected_with_the_applicant(submitted, people, organisation):
    make_delegation(people.colleague, Principal.objects.get(pk=organisation.pk), start=EARLY)
    given = {"case_id": submitted().pk, "actor": people.supervisor, "at": at("2026-09-08")}

    with pytest.raises(errors.ConflictOfInterest):
        assign_case(**given, account_id=people.colleague.pk, reason="free")
    with pytest.raises(errors.NotStaff):
        assign_case(**given, account_id=people.policy.pk, reason="free")
    act = assign_case(**given, account_id=people.clerk.pk, reason="free")

    assert len(act.stated["facts"]["checked"]) == 3


def test_who_belongs_to_the_applicant_does_not_handle_the_case(submitted, people, organisation):
    make_delegation(people.clerk, Principal.objects.get(pk=organisation.pk), start=EARLY)

    with pytest.raises(errors.NotAllowed):
        receive_case(case_id=submitted().pk, actor=people.clerk, at=at("2026-09-08"))


def test_open_refuses_terms_that_promise_more_than_the_law_gives(people):
    with pytest.raises(errors.TermsUnsound):
        open_case(
            actor=people.owner, account_id=people.owner.pk, terms=terms(promised_days=21),
            organisation_id=None, channel="online", data=DATA, document_ids=[], at=at("2026-09-07"),
        )  # fmt: skip


def test_open_is_refused_for_a_body_one_does_not_act_for(people, organisation):
    with pytest.raises(errors.NotAllowed):
        open_case(
            actor=people.stranger, account_id=people.stranger.pk, terms=terms(),
            organisation_id=organisation.pk, channel="online", data=DATA, document_ids=[],
            at=at("2026-09-07"),
        )  # fmt: skip


PAPER = {"year": 2026, "published_on": day("2026-09-10"), "reference": "second notice",
         "days_off": [day("2026-09-16")], "working_days": [day("2026-09-12")]}  # fmt: skip


def test_later_notice_moves_open_deadlines_and_says_what_moved(accepted, submitted, people):
    open_one, closed, notice = (
        accepted(promised_days=10),
        accepted(promised_days=10),
        submitted("2026-09-11"),
    )
    withdraw_case(case_id=closed.pk, actor=people.owner, at=at("2026-09-08"))
    before = closed.deadlines.get(kind="decision").due

    one_off = {**PAPER, "working_days": []}
    paper = publish_holiday_paper(actor=people.administrator, at=at("2026-09-11"), **one_off)

    moves = {(m.deadline.case_id, str(m.was), str(m.now)) for m in paper.moves.all()}
    assert moves == {
        (open_one.pk, "2026-09-20", "2026-09-21"), (notice.pk, "2026-09-18", "2026-09-20"),
    }  # fmt: skip
    assert closed.deadlines.get(kind="decision").due == before
    assert open_one.acts.last().kind == "move_deadline"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"days_off": [day("2027-01-01")]}, errors.PaperUnsound), ({"days_off": []}, errors.PaperUnsound),
     ({"working_days": [day("2026-09-16")]}, errors.PaperUnsound)],
)  # fmt: skip
def test_unsound_notice_is_refused(people, changes, refusal):
    with pytest.raises(refusal):
        publish_holiday_paper(
            actor=people.administrator, at=at("2026-09-11"), **{**PAPER, **changes}
        )

    assert not HolidayPaper.objects.exists()


def test_notice_is_entered_once_and_by_administrators(people):
    with pytest.raises(errors.NotAllowed):
        publish_holiday_paper(actor=people.supervisor, at=at("2026-09-11"), **PAPER)
    publish_holiday_paper(actor=people.administrator, at=at("2026-09-11"), **PAPER)
    with pytest.raises(errors.PaperKnown):
        publish_holiday_paper(actor=people.administrator, at=at("2026-09-11"), **PAPER)


def test_a_year_nobody_announced_is_provisional(accepted):
    case = accepted("2026-12-20")

    deadline = case.deadlines.get(kind="decision")
    assert (deadline.due.year, deadline.provisional) == (2027, True)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_wins(accepted, people):
    case, answers, ready = accepted(), [], threading.Barrier(2)

    def decide(operation, **more):
        try:
            ready.wait(timeout=10)
            operation(case_id=case.pk, actor=people.clerk, at=at("2026-09-08"), **more)
            answers.append("done")
        except errors.ActNotPossible as refusal:
            answers.append(refusal.code)
        finally:
            connections.close_all()

    rivals = [
        threading.Thread(target=decide, args=(approve_case,)),
        threading.Thread(target=decide, args=(refuse_case,), kwargs={"reason": "no"}),
    ]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join(timeout=30)

    assert sorted(answers) == ["cases.act-not-possible", "done"]
    assert case.acts.filter(kind__in=["approve_case", "refuse_case"]).count() == 1


@pytest.mark.parametrize("statement", ["UPDATE cases_act SET kind = 'x'", "DELETE FROM cases_act"])
def test_log_table_refuses_changes(opened, statement):
    opened()

    with (
        pytest.raises(DatabaseError, match="append_only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_person_can_take_along_what_cases_hold(accepted, people):
    case = accepted()

    held = held_by(people.preparer.pk)

    assert [one["number"] for one in held["cases"]] == [case.number]
    assert [one["kind"] for one in held["acts"]] == ["open_case"]


def test_supplied_document_must_be_the_applicants(submitted, people, lease):
    case = submitted()
    notify_supplement(case_id=case.pk, actor=people.clerk, at=at("2026-09-08"), papers=["Lease"])
    strange = picture_of(Owner(account_id=people.stranger.pk), people.stranger)

    with pytest.raises(DocumentMissing):
        supply_papers(
            case_id=case.pk, actor=people.owner, at=at("2026-09-09"), document_ids=[strange]
        )

    supply_papers(case_id=case.pk, actor=people.owner, at=at("2026-09-09"), document_ids=[lease])
    assert [one.id for one in attached_to(("cases", str(case.pk)))] == [lease]
