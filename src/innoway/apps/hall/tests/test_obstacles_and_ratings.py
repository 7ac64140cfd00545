"""Reports of what cannot be done, and ratings with what follows from them."""

import datetime

import pytest

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall import errors
from innoway.apps.hall.enums import Channel, ObstacleCause, RatingStanding, Satisfaction
from innoway.apps.hall.models import Rating
from innoway.apps.hall.operations.answer_obstacle import answer_obstacle
from innoway.apps.hall.operations.call_back_rating import call_back_rating
from innoway.apps.hall.operations.correct_rating import correct_rating
from innoway.apps.hall.operations.dispute_rating import dispute_rating
from innoway.apps.hall.operations.follow_up_rating import follow_up_rating
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle
from innoway.apps.hall.operations.rate_visit import rate_visit
from innoway.apps.hall.operations.review_rating import review_rating
from innoway.apps.hall.queries.obstacle import obstacle
from innoway.apps.hall.queries.obstacles import obstacles_for, public_obstacles
from innoway.apps.hall.queries.ratings import public_ratings, ratings_to_work_on
from innoway.apps.hall.tests.test_tickets import (
    NOW,
    TODAY,
    call,
    clerk_at,
    do,
    finish_ticket,
    serve_ticket,
    take,
)

pytestmark = pytest.mark.django_db


def report(actor, **more):
    facts = {"cause": ObstacleCause.PASSED_AROUND, "text": "Three offices, no answer.",
             "item": "company-registration", "today": TODAY, "at": NOW} | more  # fmt: skip
    return raise_obstacle(actor=actor, **facts)


def visited(clerk):
    """Return a ticket whose visit is over."""
    ticket = take()
    call(clerk)
    do(serve_ticket, clerk, ticket)
    return do(finish_ticket, clerk, ticket)


def rate(ticket, level=Satisfaction.DISSATISFIED, **more):
    return rate_visit(token=ticket.token, level=level, today=TODAY, at=NOW, **more)


def test_raise_obstacle_is_due_in_five_working_days_at_the_window_of_the_service():
    raised = report(make_account())

    assert (raised.window, raised.due_on) == ("legal", datetime.date(2026, 12, 1))
    assert raised.provisional is False


def test_raise_obstacle_for_a_visitor_is_open_to_clerks_only():
    visitor = make_account()
    by_clerk = report(
        make_account(staff=StaffRole.WINDOW_CLERK), for_account_id=visitor.pk,
        channel=Channel.COUNTER,
    )  # fmt: skip
    other = make_account()
    pretended = report(other, for_account_id=visitor.pk, channel=Channel.COUNTER)

    assert (by_clerk.account_id, by_clerk.channel) == (visitor.pk, "counter")
    assert (pretended.account_id, pretended.channel) == (other.pk, "online")


def test_answer_obstacle_is_for_the_owner_of_the_rule_and_done_once():
    raised, officer = report(make_account()), make_account(staff=StaffRole.POLICY_OFFICER)
    change = ("One office answers", "由一个部门统一答复", TODAY)

    with pytest.raises(errors.NotAllowed):
        answer_obstacle(
            actor=make_account(staff=StaffRole.WINDOW_CLERK), obstacle_id=raised.pk,
            answer="No.", at=NOW,
        )  # fmt: skip
    answer_obstacle(
        actor=officer, obstacle_id=raised.pk, answer="We take it.", at=NOW, change=change
    )
    with pytest.raises(errors.ObstacleAnswered):
        answer_obstacle(actor=officer, obstacle_id=raised.pk, answer="Again.", at=NOW)

    public = public_obstacles(datetime.date(2026, 1, 1))
    assert [(one.cause, one.count, one.in_time) for one in public.months] == [
        ("passed-around", 1, 1)
    ]
    assert [one.zh for one in public.changes] == ["由一个部门统一答复"]


@pytest.mark.parametrize(
    ("staff", "sees"),
    [(None, 0), (StaffRole.POLICY_OFFICER, 1), (StaffRole.SUPERVISOR, 1),
     (StaffRole.WINDOW_CLERK, 1), (StaffRole.ANALYST, 0), (StaffRole.FUND_MANAGER, 0)],
)  # fmt: skip
def test_reports_are_seen_by_their_person_and_who_answers_or_watches(staff, sees):
    mine = make_account()
    raised = report(mine)
    other = make_account(staff=staff)

    assert len(obstacles_for(other, TODAY)) == sees
    assert (obstacle(other, raised.pk) is not None) == bool(sees)
    assert obstacle(mine, raised.pk) == raised


def test_rate_visit_once_and_only_when_it_is_over():
    clerk, waiting = clerk_at(), take("ipr")
    ticket = visited(clerk)

    with pytest.raises(errors.RatingTooEarly):
        rate(waiting)
    rate(ticket, Satisfaction.SATISFIED)
    with pytest.raises(errors.RatedBefore):
        rate(ticket)
    with pytest.raises(errors.RatingMissing):
        rate_visit(token="guessed", level=Satisfaction.SATISFIED, today=TODAY, at=NOW)

    assert Rating.objects.get().call_back_due is None


def test_a_bad_rating_is_called_back_corrected_and_judged_once_more():
    clerk = clerk_at()
    ticket = visited(clerk)
    bad = rate(ticket, comment="Waited for nothing.")

    with pytest.raises(errors.RatingOver):
        correct_rating(actor=clerk, rating_id=bad.pk, correction="Done.", at=NOW)
    called = call_back_rating(
        actor=clerk, rating_id=bad.pk, verified=True, note="It is true.", today=TODAY, at=NOW
    )
    with pytest.raises(errors.RatingOver):
        follow_up_rating(token=ticket.token, level=Satisfaction.SATISFIED, at=NOW)
    correct_rating(actor=clerk, rating_id=bad.pk, correction="A second desk opens.", at=NOW)
    follow_up_rating(token=ticket.token, level=Satisfaction.SATISFIED, at=NOW)
    with pytest.raises(errors.RatingOver):
        follow_up_rating(token=ticket.token, level=Satisfaction.SATISFIED, at=NOW)

    assert bad.call_back_due == datetime.date(2026, 11, 25)
    assert called.correction_due == datetime.date(2026, 12, 15)
    kept = Rating.objects.get()
    assert (kept.level, kept.follow_up) == (2, 4)


def test_a_disputed_rating_counts_until_somebody_else_excludes_it_and_is_never_deleted():
    clerk, boss = clerk_at(), make_account(staff=StaffRole.SUPERVISOR)
    ratings = [rate(visited(clerk), level) for level in (5, 5, 5, 5, 1)]
    assert figures("legal").satisfaction == 80

    dispute_rating(actor=clerk, rating_id=ratings[-1].pk, reason="Another office.", at=NOW)
    assert figures("legal").satisfaction == 80
    with pytest.raises(errors.NotAllowed):
        review_rating(actor=clerk, rating_id=ratings[-1].pk, exclude=True, finding="x", at=NOW)
    review_rating(actor=boss, rating_id=ratings[-1].pk, exclude=True, finding="True.", at=NOW)

    assert (figures("legal").rated, figures("legal").excluded) == (4, 1)
    assert figures("legal").satisfaction is None  # four are too few for a percentage
    assert Rating.objects.filter(standing=RatingStanding.EXCLUDED).count() == 1


def test_nobody_reviews_a_rating_of_their_own_desk():
    clerk = clerk_at()
    from innoway.apps.accounts.tests.factories import make_appointment

    make_appointment(clerk, StaffRole.SUPERVISOR)
    clerk = type(clerk).objects.get(pk=clerk.pk)
    bad = rate(visited(clerk))
    dispute_rating(actor=clerk, rating_id=bad.pk, reason="No.", at=NOW)

    with pytest.raises(errors.OwnDispute):
        review_rating(actor=clerk, rating_id=bad.pk, exclude=True, finding="Mine.", at=NOW)


def test_work_on_ratings_is_shown_to_clerks_and_supervisors_only():
    clerk = clerk_at()
    rate(visited(clerk))

    assert len(ratings_to_work_on(clerk, TODAY)) == 1
    assert len(ratings_to_work_on(make_account(staff=StaffRole.SUPERVISOR), TODAY)) == 1
    assert ratings_to_work_on(make_account(), TODAY) == []


def figures(window):
    return next(one.figures for one in public_ratings(TODAY).windows if one.window == window)


def test_public_ratings_ask_a_fixed_number_of_times(django_assert_num_queries):
    clerk = clerk_at()
    for level in (5, 4, 1):
        rate(visited(clerk), level)

    with django_assert_num_queries(4):
        public_ratings(TODAY)
