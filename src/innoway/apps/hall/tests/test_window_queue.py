"""The order of tickets and the content of the windows, without a database."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from innoway.apps.hall.calculations.queue import people_ahead, place_at_end, place_behind
from innoway.apps.hall.calculations.routing import POINTS, Expert, Hit, Visitor, routes
from innoway.apps.hall.calculations.window_hours import bookable_days
from innoway.apps.hall.enums import TicketAct, TicketState, WindowKey
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.windows import number, rules, windows, work_calendar
from innoway.apps.hall.transitions import OVER, TICKET, next_state

ACTS = st.lists(
    st.sampled_from(["take", "take_booked", "call", "recall", "pass", "serve", "finish", "leave"]),
    max_size=120,
)


class Hall:
    """One window with one desk, run by the same functions as the database rows."""

    def __init__(self):
        self.place, self.state, self.served, self.count = {}, {}, [], 0
        self.here = None

    def waiting(self):
        return sorted((self.place[n], n) for n, s in self.state.items() if s == "waiting")

    def places(self):
        return [place for place, _ in self.waiting()]

    def move(self, number, act):
        after = next_state(self.state[number], act)
        if after is not None:
            self.state[number] = after
        return after is not None

    def act(self, name):
        if name in {"take", "take_booked"}:
            self.count += 1
            booked = name == "take_booked"
            self.place[self.count] = (
                place_behind(self.places(), 1) if booked else place_at_end(self.places())
            )
            self.state[self.count] = TicketState.WAITING
        elif name == "call" and self.here is None and self.waiting():
            self.here = self.waiting()[0][1]
            assert self.move(self.here, TicketAct.CALL)
        elif self.here is not None:
            self.at_desk(name)

    def at_desk(self, name):
        act = TicketAct(name) if name not in {"call"} else TicketAct.RECALL
        before = self.state[self.here]
        if act is TicketAct.PASS and before == TicketState.CALLED:
            self.place[self.here] = place_behind(self.places(), 3)
        if not self.move(self.here, act):
            return
        if act is TicketAct.SERVE:
            self.served.append(self.here)
        if self.state[self.here] in {*OVER, TicketState.WAITING}:
            self.here = None


@given(ACTS)
def test_no_ticket_is_lost_or_served_twice(acts):
    hall = Hall()

    for act in acts:
        hall.act(act)

    assert len(hall.served) == len(set(hall.served))
    assert len(hall.state) == hall.count
    assert sum(s in {"called", "serving"} for s in hall.state.values()) == (hall.here is not None)


@given(ACTS)
def test_everybody_who_waits_is_served_in_the_end(acts):
    hall = Hall()
    for act in acts:
        hall.act(act)

    for _ in range(3 * hall.count + 3):
        for act in ("call", "serve", "finish"):
            hall.act(act)

    assert set(hall.state.values()) <= OVER


@given(st.lists(st.floats(1, 1e6), unique=True, max_size=30), st.integers(0, 5))
def test_a_passed_ticket_is_behind_exactly_the_next(places, ahead):
    place = place_behind(places, ahead)

    waiting = [(one, number) for number, one in enumerate(places)]
    assert people_ahead(waiting, (place, 10_000)) == min(ahead, len(places))


@given(st.integers(2, 12))
def test_visitors_with_appointments_never_starve_a_walk_in(stream):
    hall = Hall()
    hall.act("take")
    for _ in range(stream):
        hall.act("take_booked")

    hall.act("call")

    assert hall.here == 1


def test_every_act_has_a_way_and_over_is_over():
    assert set(TICKET) == set(TicketAct) - {TicketAct.TAKE}
    assert all(next_state(state, act) is None for state in OVER for act in TICKET)


def test_windows_are_complete_and_name_services_that_exist():
    known = windows()

    assert list(known) == [key.value for key in WindowKey]
    assert len({one.letter for one in known.values()}) == len(known)
    named = {item for one in known.values() for s in one.specialists for item in s.items}
    assert named - set(catalogue().items) == set()
    assert set(catalogue().items) - named == set()
    assert all(s.generated and "demo" in s.name.en for w in known.values() for s in w.specialists)


def test_rules_say_where_they_come_from():
    for one in rules():
        assert one.source.en and one.source.zh and one.confidence in {"P", "O", "S", "V", "M"}
    assert number("book-horizon", datetime.date(2026, 11, 23)) == 5


def test_days_across_the_year_are_forecast_and_holidays_closed():
    days = bookable_days(work_calendar(2026), datetime.date(2026, 12, 30), ahead=1, horizon=5)

    assert days[0] == datetime.date(2026, 12, 31)
    assert datetime.date(2027, 1, 1) not in days
    assert len(days) == 5


EXPERTS = [
    Expert("a", "legal", items=("registration",), sizes=("micro",), languages=("en",)),
    Expert("b", "legal", items=("registration",), sectors=("65",), youngest=0, oldest=3),
]


def test_routes_are_explained_by_the_sum_of_their_reasons():
    visitor = Visitor(language="en", sector="6513", age=2, size="micro")

    [first, second] = routes(
        [Hit("registration", "legal", 1.0, ("company",)), Hit("loan", "finance", 0.4)],
        EXPERTS, visitor,
    )  # fmt: skip

    assert first.expert == "b"
    assert first.points == sum(one.points for one in first.reasons) == 50 + 20 + 10 + 4
    assert (second.expert, second.points) == ("", 20)


@given(
    st.builds(Visitor, st.sampled_from(["", "en", "zh-hans"]), st.sampled_from(["", "110108"]),
              st.sampled_from(["", "micro"]), st.none() | st.integers(0, 9),
              st.sampled_from(["", "6513"])),
    st.lists(st.floats(0, 1), min_size=1, max_size=8),
)  # fmt: skip
def test_routes_never_exceed_their_points_and_come_best_first(visitor, shares):
    hits = [Hit(f"item-{n}", "legal", share) for n, share in enumerate(shares)]

    found = routes(hits, EXPERTS, visitor)

    assert len(found) == min(3, len(hits))
    assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)
    assert all(one.points <= sum(POINTS.values()) for one in found)
