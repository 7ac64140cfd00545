"""Two stewards at once: one verdict stands, one pair is on one desk, one decision holds."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.registry import gateways
from innoway.apps.registry.calculations.pair import Saying
from innoway.apps.registry.enums import EntityKind
from innoway.apps.registry.errors import JudgementKnown, JudgementNotStanding, MergeDecided
from innoway.apps.registry.models import Judgement, PairLease
from innoway.apps.registry.operations.approve_merge import approve_merge
from innoway.apps.registry.operations.judge_pair import judge_pair
from innoway.apps.registry.operations.propose_merge import propose_merge
from innoway.apps.registry.operations.refuse_merge import refuse_merge
from innoway.apps.registry.operations.take_pair import Wanted, take_pair
from innoway.apps.registry.operations.undo_judgement import undo_judgement
from innoway.foundation.errors import DomainError

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PAIR = ("US11208984|owner|0", "US11118569|owner|0")
APART = Saying("not same", "separate-body")


def at_once(*acts):
    """Run all acts at the same moment, each on its own connection; return their refusals."""
    start, refusals, faults = threading.Barrier(len(acts)), [], []

    def run(act):
        try:
            start.wait(5)
            act()
        except DomainError as refusal:
            refusals.append(type(refusal))
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert faults == []
    return refusals


@pytest.fixture
def stewards(store):
    return [make_account(staff=StaffRole.STEWARD) for _ in range(3)]


def judging(actor, pair=PAIR):
    return lambda: judge_pair(
        actor=actor, kind="organisation", mentions=pair, said=APART, at=timezone.now()
    )


def test_judge_pair_lets_one_of_two_equal_verdicts_stand(stewards):
    refusals = at_once(*(judging(steward) for steward in stewards[:2]))

    assert refusals == [JudgementKnown]
    assert Judgement.objects.standing().count() == 1


def test_take_pair_gives_two_stewards_two_pairs(stewards):
    assert len(gateways.review_queue(EntityKind.ORGANISATION, limit=9)) >= 2
    now = timezone.now()

    refusals = at_once(
        *(
            lambda s=s: take_pair(actor=s, wanted=Wanted("organisation"), at=now)
            for s in stewards[:2]
        )
    )

    held = PairLease.objects.values_list("first", "second")
    assert refusals == []
    assert len(set(held)) == 2


def test_undo_judgement_happens_once(stewards):
    made = judging(stewards[0])()
    now = timezone.now()

    refusals = at_once(
        *(lambda s=s: undo_judgement(actor=s, judgement=made, at=now) for s in stewards[:2])
    )

    assert refusals == [JudgementNotStanding]


def test_a_large_merge_is_decided_once(stewards):
    pair = gateways.seen_pair(EntityKind.ORGANISATION, *PAIR)
    said, now = Saying("same", "other-spelling"), timezone.now()
    proposal = propose_merge(actor=stewards[0], pair=pair, said=said, at=now)

    refusals = at_once(
        lambda: approve_merge(actor=stewards[1], proposal=proposal, at=now),
        lambda: refuse_merge(actor=stewards[2], proposal=proposal, reason="no", at=now),
    )

    assert refusals == [MergeDecided]
