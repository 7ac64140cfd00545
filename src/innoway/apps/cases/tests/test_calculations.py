"""Clocks, lights, trees and receipts: vectors of the field, and what no order of events may do."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.apps.cases.calculations import merkle
from innoway.apps.cases.calculations.clock import Clock, ClockRefusal
from innoway.apps.cases.calculations.receipt import (
    canonical,
    make_receipt,
    public_key_of,
    sign,
    verify_receipt,
)
from innoway.apps.cases.enums import ActKind, CaseState, Roll, Unit
from innoway.apps.cases.transitions import CLOSED, TRANSITIONS, allowed
from innoway.values.calendar import CHINA

KEY = bytes(range(32))


@pytest.mark.parametrize(
    ("accepted", "days", "due"),
    [
        ("2026-09-23", 5, "2026-10-08"), ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-18", 3, "2026-09-22"), ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-13", 20, "2026-03-19"), ("2025-09-25", 5, "2025-10-09"),
        ("2025-04-25", 3, "2025-04-29"), ("2024-02-02", 5, "2024-02-08"),
        ("2015-02-13", 5, "2015-02-26"), ("2026-04-30", 20, "2026-06-01"),
        ("2026-09-21", 20, "2026-10-26"), ("2026-09-07", 20, "2026-10-10"),
    ],
)  # fmt: skip
def test_clock_ends_on_the_days_of_the_field(accepted, days, due):
    clock = Clock(CHINA).start(date.fromisoformat(accepted), days)

    assert clock.due == date.fromisoformat(due)
    assert (clock.used(clock.due), clock.left(clock.due)) == (days, 0)


def test_clock_does_not_stand_longer_than_was_stated():
    paused = Clock(CHINA).start(date(2026, 9, 7), 20).pause(date(2026, 9, 14), 9)

    assert paused.due == date(2026, 10, 22)
    assert paused.resume(date(2026, 10, 15)).due == date(2026, 10, 22)
    assert paused.resume(date(2026, 9, 14)).due == date(2026, 10, 10)


def test_clock_of_calendar_days_rolls_to_a_working_day():
    start = date(2026, 9, 20)

    assert Clock(CHINA).start(start, 10, Unit.DAYS).due == date(2026, 9, 30)
    rolled = Clock(CHINA).start(start, 11, Unit.DAYS, Roll.NEXT_WORKING_DAY)
    assert rolled.due == date(2026, 10, 8)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["start", "pause", "resume", "extend", "stop"]),
        st.integers(0, 60), st.integers(-2, 15),
    ), max_size=12,
)  # fmt: skip


@given(STEPS)
def test_no_order_of_events_breaks_a_clock(steps):
    clock, days, done = Clock(CHINA), [], []
    for name, offset, length in steps:
        on = date(2026, 3, 2) + timedelta(days=offset)
        arguments = (on,) if name in {"resume", "stop"} else (on, length)
        try:
            clock = getattr(clock, name)(*arguments)
        except ClockRefusal:
            continue
        done.append(name)
        days.append(on)

    assert days == sorted(days)
    assert all(done.count(name) <= 1 for name in ("start", "extend", "stop"))
    assert not done or done[0] == "start"
    assert "stop" not in done[:-1]
    if clock.started:
        used = [clock.used(clock.started + timedelta(days=n)) for n in range(90)]
        assert used == sorted(used)
        assert clock.due > clock.started
        assert clock.stopped is None or clock.stopped >= clock.started


# Entries and roots used by the reference tests of Certificate Transparency (RFC 6962, RFC 9162).
ENTRIES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def test_roots_are_those_of_the_reference():
    leaves = [merkle.leaf_hash(entry) for entry in ENTRIES]

    assert [merkle.root(leaves[:n]).hex() for n in range(1, 9)] == ROOTS


@given(st.integers(1, 70), st.data())
def test_proofs_hold_and_break_on_any_change(size, data):
    leaves = [merkle.leaf_hash(bytes([n])) for n in range(size)]
    nodes, top = merkle.over(leaves), merkle.root(leaves)
    index, first = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    path = merkle.inclusion_proof(index, size, nodes)
    bridge = merkle.consistency_proof(first, size, nodes)
    older = merkle.root(leaves[:first])

    assert merkle.verify_inclusion(leaves[index], index, size, path, top)
    assert merkle.verify_consistency(first, size, older, top, bridge)
    assert not merkle.verify_inclusion(merkle.leaf_hash(b"x"), index, size, path, top)
    assert not merkle.verify_inclusion(leaves[index], index, size, [*path, top], top)
    assert not merkle.verify_consistency(first, size, merkle.EMPTY, top, bridge)
    for place in range(len(path)):
        spoilt = [*path[:place], merkle.EMPTY, *path[place + 1 :]]
        assert not merkle.verify_inclusion(leaves[index], index, size, spoilt, top)
    for place in range(len(bridge)):
        spoilt = [*bridge[:place], merkle.EMPTY, *bridge[place + 1 :]]
        assert not merkle.verify_consistency(first, size, older, top, spoilt)


@given(st.integers(0, 70))
def test_growing_by_peaks_gives_the_same_root(size):
    leaves = [merkle.leaf_hash(bytes([n])) for n in range(size)]
    peaks: list[bytes] = []
    for n, leaf in enumerate(leaves):
        peaks, _made = merkle.grow(n, peaks, leaf)

    assert merkle.root_of_peaks(peaks) == merkle.root(leaves)
    assert peaks == [merkle.over(leaves)(*place) for place in merkle.peak_places(size)]


@pytest.fixture
def receipt():
    """A receipt of the third act of a log of five."""
    acts = [{"index": n, "kind": "open_case", "facts": {"name": "税务"}} for n in range(5)]
    leaves = [merkle.leaf_hash(canonical(act)) for act in acts]
    head = {"size": 5, "root": merkle.root(leaves).hex(), "at": "2026-11-23T09:00:00+08:00"}
    head["signature"] = sign(head, KEY)
    path = [step.hex() for step in merkle.inclusion_proof(2, 5, merkle.over(leaves))]
    return make_receipt(acts[2], head, path, KEY)


def test_receipt_verifies_offline(receipt):
    assert verify_receipt(json.loads(json.dumps(receipt)), public_key_of(KEY)).valid


def test_receipt_of_another_key_is_refused(receipt):
    assert not verify_receipt(receipt, public_key_of(bytes(32))).valid


@pytest.mark.parametrize("place", ["act", "log", "public_key", "signature", "format"])
def test_receipt_breaks_on_any_change(receipt, place):
    spoilt = {**receipt, place: {"index": 2} if isinstance(receipt[place], dict) else "00"}

    assert not verify_receipt(spoilt).valid


def test_receipt_signed_again_over_another_act_is_not_in_the_log(receipt):
    forged = make_receipt(
        {**receipt["act"], "kind": "approve_case"}, receipt["log"]["head"],
        receipt["log"]["inclusion"], KEY,
    )  # fmt: skip

    assert not verify_receipt(forged).valid


def test_nothing_but_objections_and_publications_follow_a_closed_case():
    after = {act for act in TRANSITIONS for state in CLOSED if allowed(state, act)}

    assert after == {ActKind.OBJECT, ActKind.PUBLISH_OVERRUN}


def test_every_state_but_the_first_can_be_reached():
    reached = {step.to for step in TRANSITIONS.values() if step.to}

    assert reached == set(CaseState) - {CaseState.DRAFT}
