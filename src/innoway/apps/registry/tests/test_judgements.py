"""What becomes of a verdict: replaced, undone, held back for four eyes, asked of the engine."""

import csv
import datetime
import io

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.models import Notice
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.registry.calculations.delimited import write_line
from innoway.apps.registry.calculations.pair import Saying, SeenPair, Side
from innoway.apps.registry.enums import EntityKind, JudgementState, MergeDecision, PairVerdict
from innoway.apps.registry.errors import (
    EntryMissing,
    FourEyes,
    JudgementNotStanding,
    MergeDecided,
    MergeOfAnother,
    NothingToApply,
    ReasonMissing,
)
from innoway.apps.registry.models import Judgement, ResolutionRun
from innoway.apps.registry.operations.apply_again import apply_again
from innoway.apps.registry.operations.enter_judgement import enter_judgement
from innoway.apps.registry.operations.judge_pair import needs_four_eyes
from innoway.apps.registry.operations.propose_merge import propose_merge
from innoway.apps.registry.operations.refuse_merge import refuse_merge
from innoway.apps.registry.operations.undo_judgement import undo_judgement
from innoway.apps.registry.operations.withdraw_merge import withdraw_merge
from innoway.apps.registry.queries.desk_progress import desk_progress
from innoway.apps.registry.queries.judgements import (
    JudgementFilters,
    judgement_columns,
    judgement_rows,
    judgements,
    judgements_of,
)
from innoway.apps.registry.queries.review_rule import review_rule
from innoway.apps.registry.rules import HOUSE
from innoway.foundation.audit.models import AuditLine

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
SAYING = Saying(PairVerdict.SAME, "rare-name")


def pair_of(first="a", second="b", sizes=(1, 1)):
    """Return a pair of two mentions, each in the entity of its name."""
    sides = [
        Side(f"US{name}|inventor|0", f"Name {name}", f"person-{name}", size)
        for name, size in zip((first, second), sizes, strict=True)
    ]
    return SeenPair(EntityKind.PERSON, *sides)


@pytest.fixture
def steward(db):
    return make_account(staff=StaffRole.STEWARD, full_name="Zhao Yun")


@pytest.fixture
def second_steward(db):
    return make_account(staff=StaffRole.STEWARD, full_name="Guan Yu")


@pytest.fixture
def judged(steward):
    """Return a function that enters a verdict as the desk does after its checks."""

    def enter(verdict=PairVerdict.SAME, pair=None, at=NOW, said=SAYING):
        columns = (pair or pair_of()).columns() | said.columns()
        return enter_judgement(columns=columns, verdict=verdict, judged_by_id=steward.pk, at=at)

    return enter


def woken():
    """Return how many jobs were deferred; journeys on the same database leave theirs behind."""
    return ProcrastinateJob.objects.filter(task_name="registry.apply_judgements").count()


def standing():
    return [(one.first, one.second, one.verdict) for one in Judgement.objects.standing()]


def test_enter_judgement_replaces_the_one_that_stood(judged):
    old = judged(PairVerdict.SAME)
    new = judged(PairVerdict.NOT_SAME, at=NOW + MINUTE)

    old.refresh_from_db()

    assert (old.state, new.state) == (JudgementState.SUPERSEDED, JudgementState.STANDING)
    assert standing() == [("USa|inventor|0", "USb|inventor|0", "not same")]


def test_enter_judgement_asks_the_engine_and_wakes_a_worker(judged):
    before = woken()

    made = judged()

    run = ResolutionRun.objects.get()
    assert (run.judgement_id, run.touched) == (made.pk, [made.first, made.second])
    assert woken() == before + 1
    assert AuditLine.objects.filter(act="registry.pair-judged", object_id=str(made.pk)).exists()


@pytest.mark.parametrize(
    ("verdicts", "runs"),
    [(["unsure"], 0), (["same", "unsure"], 2), (["unsure", "not same"], 1)],
    ids=["model decides as before", "left to the model again", "decided after all"],
)
def test_enter_judgement_asks_only_for_what_changes_something(judged, verdicts, runs):
    for place, verdict in enumerate(verdicts):
        judged(PairVerdict(verdict), at=NOW + place * MINUTE)

    assert ResolutionRun.objects.count() == runs


def test_undo_judgement_brings_the_former_back(judged, steward):
    old = judged(PairVerdict.SAME)
    new = judged(PairVerdict.NOT_SAME, at=NOW + MINUTE)

    undone = undo_judgement(actor=steward, judgement=new, at=NOW + 2 * MINUTE)

    assert undone.state == JudgementState.UNDONE
    assert list(Judgement.objects.standing()) == [old]
    assert ResolutionRun.objects.count() == 3


def test_undo_judgement_refuses_what_no_longer_stands(judged, steward):
    old = judged(PairVerdict.SAME)
    new = judged(PairVerdict.NOT_SAME, at=NOW + MINUTE)
    undo_judgement(actor=steward, judgement=new, at=NOW + MINUTE)

    with pytest.raises(JudgementNotStanding):
        undo_judgement(actor=steward, judgement=new, at=NOW + MINUTE)
    undo_judgement(actor=steward, judgement=old, at=NOW + MINUTE)

    assert standing() == []


def test_undo_judgement_keeps_every_version(judged, steward):
    made = judged()
    undo_judgement(actor=steward, judgement=made, at=NOW + MINUTE)

    labels = list(made.events.order_by("pgh_id").values_list("pgh_label", flat=True))

    assert labels == ["insert", "update"]


@pytest.mark.parametrize("role", [None, StaffRole.WINDOW_CLERK, StaffRole.ANALYST])
def test_undo_judgement_does_not_exist_for_others(judged, role):
    made = judged()

    with pytest.raises(EntryMissing):
        undo_judgement(actor=make_account(staff=role), judgement=made, at=NOW)
    with pytest.raises(EntryMissing):
        undo_judgement(actor=HOUSE, judgement=made, at=NOW)

    assert len(standing()) == 1


def test_needs_four_eyes_from_the_size_of_the_rule_on(db):
    limit = review_rule("four-eyes-mentions", timezone.localdate(NOW))

    assert needs_four_eyes(pair_of(sizes=(limit + 1, limit + 1)), NOW)
    assert not needs_four_eyes(pair_of(sizes=(limit + 1, limit)), NOW)


def test_needs_four_eyes_counts_joins_on_their_way(judged):
    limit = review_rule("four-eyes-mentions", timezone.localdate(NOW))
    judged(PairVerdict.SAME, pair_of("b", "c", sizes=(1, limit + 1)))

    assert needs_four_eyes(pair_of("a", "b", sizes=(limit + 1, 1)), NOW)
    ResolutionRun.objects.update(finished_at=NOW)
    assert not needs_four_eyes(pair_of("a", "b", sizes=(limit + 1, 1)), NOW)


def test_refuse_merge_needs_another_steward_and_a_reason(steward, second_steward):
    proposal = propose_merge(actor=steward, pair=pair_of(), said=SAYING, at=NOW)

    with pytest.raises(FourEyes):
        refuse_merge(actor=steward, proposal=proposal, reason="no", at=NOW)
    with pytest.raises(ReasonMissing):
        refuse_merge(actor=second_steward, proposal=proposal, reason=" ", at=NOW)
    with pytest.raises(EntryMissing):
        refuse_merge(actor=make_account(), proposal=proposal, reason="no", at=NOW)
    refused = refuse_merge(actor=second_steward, proposal=proposal, reason="no", at=NOW)

    assert (refused.decision, refused.answer) == (MergeDecision.REFUSED, "no")
    with pytest.raises(MergeDecided):
        refuse_merge(actor=second_steward, proposal=proposal, reason="no", at=NOW)


def test_withdraw_merge_is_for_who_proposed_it(steward, second_steward):
    proposal = propose_merge(actor=steward, pair=pair_of(), said=SAYING, at=NOW)

    with pytest.raises(MergeOfAnother):
        withdraw_merge(actor=second_steward, proposal=proposal, at=NOW)
    with pytest.raises(EntryMissing):
        withdraw_merge(actor=make_account(), proposal=proposal, at=NOW)
    withdrawn = withdraw_merge(actor=steward, proposal=proposal, at=NOW)

    assert (withdrawn.decision, withdrawn.decided_by) == (MergeDecision.WITHDRAWN, steward)
    acts = AuditLine.objects.filter(act="registry.merge-withdrawn", object_id=str(proposal.pk))
    assert acts.count() == 1
    with pytest.raises(MergeDecided):
        refuse_merge(actor=second_steward, proposal=proposal, reason="no", at=NOW)
    propose_merge(actor=second_steward, pair=pair_of(), said=SAYING, at=NOW)


def test_withdraw_merge_comes_too_late_for_what_was_decided(steward, second_steward):
    proposal = propose_merge(actor=steward, pair=pair_of(), said=SAYING, at=NOW)
    refuse_merge(actor=second_steward, proposal=proposal, reason="no", at=NOW)

    with pytest.raises(MergeDecided):
        withdraw_merge(actor=steward, proposal=proposal, at=NOW)

    proposal.refresh_from_db()
    assert proposal.decision == MergeDecision.REFUSED


def last_of(account, at=NOW + 5 * MINUTE):
    """Return what one press would take back: (how, pair)."""
    found = desk_progress(account.pk, at).own_last
    return (found.how, found.pair) if found else None


def test_desk_progress_knows_the_last_act_a_proposal_too(judged, steward, second_steward):
    older = judged()
    proposal = propose_merge(actor=steward, pair=pair_of("c", "d"), said=SAYING, at=NOW + MINUTE)

    assert last_of(steward) == ("proposed", proposal)
    assert last_of(second_steward) is None
    withdraw_merge(actor=steward, proposal=proposal, at=NOW + 2 * MINUTE)
    assert last_of(steward) == ("judged", older)
    newer = judged(pair=pair_of("e", "f"), at=NOW + 3 * MINUTE)
    assert last_of(steward) == ("judged", newer)


@pytest.fixture
def agreed(judged, steward, second_steward):
    """A large merge as it is once approved, and the older verdict of who proposed it."""
    older = judged(pair=pair_of("c", "d"))
    proposal = propose_merge(actor=steward, pair=pair_of(), said=SAYING, at=NOW + MINUTE)
    made = enter_judgement(
        columns=pair_of().columns() | SAYING.columns(), verdict=PairVerdict.SAME,
        judged_by_id=steward.pk, approved_by_id=second_steward.pk, at=NOW + 3 * MINUTE,
    )  # fmt: skip
    proposal.decision, proposal.judgement = MergeDecision.APPROVED, made
    proposal.decided_by, proposal.decided_at = second_steward, NOW + 3 * MINUTE
    proposal.save()
    return older, proposal, made


def test_desk_progress_offers_nobody_to_undo_what_two_agreed_on(
    agreed, judged, steward, second_steward
):
    older, proposal, made = agreed

    assert last_of(steward) == last_of(second_steward) == ("agreed", proposal)
    undo_judgement(actor=second_steward, judgement=made, at=NOW + 4 * MINUTE)
    assert (last_of(steward), last_of(second_steward)) == (("judged", older), None)


def test_desk_progress_puts_a_proposal_where_it_was_made(agreed, judged, steward):
    between = judged(pair=pair_of("e", "f"), at=NOW + 2 * MINUTE)

    assert last_of(steward) == ("judged", between)


def test_stewards_are_told_of_large_merges(
    steward, second_steward, django_capture_on_commit_callbacks
):
    make_account(staff=StaffRole.WINDOW_CLERK)
    with django_capture_on_commit_callbacks(execute=True):
        proposal = propose_merge(actor=steward, pair=pair_of(), said=SAYING, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        refuse_merge(actor=second_steward, proposal=proposal, reason="two firms", at=NOW)

    told = Notice.objects.filter(topic="registry.large-merges").order_by("pk")

    assert [one.account for one in told] == [second_steward, steward]
    assert told[0].body_zh.endswith("罕见姓名，写法一致")
    assert told[1].body.endswith("two firms")


def test_the_table_itself_keeps_four_eyes(steward):
    proposal = propose_merge(actor=steward, pair=pair_of(), said=SAYING, at=NOW)
    proposal.decision, proposal.decided_at = MergeDecision.APPROVED, NOW
    proposal.decided_by = steward

    with pytest.raises(IntegrityError), transaction.atomic():
        proposal.save()


def test_the_table_itself_keeps_one_standing_judgement_a_pair(judged):
    made = judged()
    made.pk, made.supersedes = None, None

    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_apply_again_wakes_a_worker_for_what_waits(judged, steward):
    before = woken()
    with pytest.raises(NothingToApply):
        apply_again(actor=steward)
    judged()
    ResolutionRun.objects.update(failure="OSError: disk full")

    assert apply_again(actor=steward) == 1
    assert ResolutionRun.objects.get().failure == ""
    assert woken() == before + 2


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["c", "b"]),
        ({"verdict": "same"}, ["b"]),
        ({"state": "undone"}, ["c"]),
        ({"state": "standing"}, ["b"]),
        ({"kind": "organisation"}, []),
        ({"text": "name c"}, ["c"]),
        ({"own": 0}, []),
    ],
    ids=["all", "verdict", "undone", "standing", "kind", "text", "nobody's"],
)
def test_judgements_are_filtered(judged, steward, filters, found):
    judged(PairVerdict.SAME, pair_of("a", "b"))
    other = judged(PairVerdict.NOT_SAME, pair_of("a", "c"), at=NOW + MINUTE)
    undo_judgement(actor=steward, judgement=other, at=NOW + 2 * MINUTE)

    names = [one.second_name for one in judgements(JudgementFilters(**filters))]

    assert names == [f"Name {name}" for name in found]


def test_judgements_are_in_the_file_of_ones_own_data(judged, steward, second_steward):
    judged(said=Saying("same", note="seen in both papers"))

    own = judgements_of(steward.pk)

    assert [(one["verdict"], one["note"]) for one in own] == [("same", "seen in both papers")]
    assert judgements_of(second_steward.pk) == []


def test_judgement_rows_are_what_the_engine_reads(judged, tmp_path):
    from innoway.engine.resolution.judgements import read_judgements

    judged(PairVerdict.NOT_SAME, said=Saying("not same", note='=cmd("x"), said twice'))
    lines = [judgement_columns(), *judgement_rows(JudgementFilters())]
    file = tmp_path / "judgements.csv"
    file.write_text("".join(write_line(line) for line in lines), encoding="utf-8")

    read = list(read_judgements(file))

    assert [(j.first, j.second, j.verdict.value) for j in read] == standing()
    (row,) = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    assert next(value for value in row.values() if "cmd" in value).startswith("'=")
