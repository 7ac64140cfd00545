"""Chains of title: worked examples and what must hold of any deeds."""

import datetime
import gzip
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.engine.network.chain import chain_of, owner_on
from innoway.engine.records.conveyance import kind_of
from innoway.engine.records.view import Transfer

ASSIGN = "ASSIGNMENT OF ASSIGNOR'S INTEREST"


def deed(id, day, text, giver, taker):
    date = datetime.date(2010, 1, 1) + datetime.timedelta(days=day)
    return Transfer(id, "", text, date, None, (giver,), (taker,))


def effects(chain):
    return {step.deed.id: step.effect for step in chain.steps}


def test_each_inventor_conveys_a_share_and_the_company_changes_its_name():
    chain = chain_of(
        [
            deed("1/1", 0, ASSIGN, "LIEN, JAIME", "GOOGLE INC."),
            deed("1/2", 1, ASSIGN, "GU, CHANGZHAN", "Google, Inc"),
            deed("1/3", 9, "ENTITY CONVERSION", "GOOGLE INC.", "ALPHABET LLC"),
        ],
        ["Jaime Lien", "Changzhan Gu"],
    )

    assert chain.owners == ("ALPHABET LLC",)
    assert set(effects(chain).values()) == {"conveyed"}


def test_stranger_breaks_the_chain_and_second_sale_is_a_conflict():
    chain = chain_of(
        [
            deed("1/1", 0, ASSIGN, "Ann Ode", "Makani Power"),
            deed("1/2", 1, ASSIGN, "Ann Ode", "Potter Drilling"),
            deed("1/3", 2, ASSIGN, "Widex A/S", "Latch Systems"),
            deed("1/4", 3, ASSIGN, "Ann Ode", "Makani Power Inc."),
        ],
        ["Ann Ode"],
    )

    assert effects(chain) == {"1/1": "conveyed", "1/2": "conflict", "1/3": "break", "1/4": "duplicate"}  # fmt: skip
    assert chain.owners == ("Makani Power",)
    assert chain.claimants == ("Potter Drilling", "Latch Systems")


def test_correction_takes_the_place_of_the_deed_it_names():
    text = "CORRECTIVE ASSIGNMENT TO CORRECT THE ASSIGNEE PREVIOUSLY RECORDED ON REEL 020037 FRAME 0284."
    chain = chain_of(
        [
            deed("20037/284", 0, ASSIGN, "Ann Ode", "Wrong Works"),
            deed("20099/1", 50, text, "Ann Ode", "Right Works"),
            deed("20100/1", 20, ASSIGN, "Right Works", "Latch Systems"),
        ],
        ["Ann Ode"],
    )

    assert effects(chain) == {"20037/284": "replaced", "20099/1": "conveyed", "20100/1": "conveyed"}
    assert chain.owners == ("Latch Systems",)


def test_release_closes_the_charge_of_its_creditor_only():
    chain = chain_of(
        [
            deed("1/1", 0, "SECURITY AGREEMENT", "Makani Power", "First Bank"),
            deed("1/2", 1, "LIEN", "Makani Power", "Google LLC"),
            deed("1/3", 2, "RELEASE BY SECURED PARTY", "FIRST BANK", "Makani Power"),
            deed("1/4", 3, "RELEASE OF SECURITY INTEREST", "Nobody", "Makani Power"),
        ]
    )

    assert [charge.deed for charge in chain.open_charges] == ["1/2"]
    assert effects(chain)["1/4"] == "released_nothing"


def test_real_deed_recorded_twice_is_a_duplicate():
    """US application 16158675: one sale on record at 47431/679 and again at 48480/597."""
    chain = chain_of(
        [
            deed("47431/679", 0, ASSIGN, "HESSELBALLE, JAN", "WIDEX A/S"),
            deed("48480/597", 0, ASSIGN, "HESSELBALLE, JAN", "WIDEX A/S"),
        ]
    )

    assert effects(chain) == {"47431/679": "opened", "48480/597": "duplicate"}
    assert chain.owners == ("WIDEX A/S",)


NAMES = st.sampled_from(["Alpha", "Beta Works", "Gamma Optics", "Delta Labs"])
TEXTS = st.sampled_from(
    [ASSIGN, "MERGER", "LIEN", "RELEASE", "DECREE", "CORRECTIVE REEL 1 FRAME 2"]
)
DEEDS = st.lists(
    st.builds(lambda n, day, t, a, b: deed(f"1/{n}", day, t, a, b),
              st.integers(1, 9), st.integers(0, 9), TEXTS, NAMES, NAMES),
    unique_by=lambda it: it.id,
)  # fmt: skip


@given(DEEDS, st.lists(NAMES, unique=True))
def test_no_deed_is_lost_and_the_order_of_input_does_not_matter(deeds, inventors):
    chain = chain_of(deeds, inventors)

    assert sorted(step.deed.id for step in chain.steps) == sorted(it.id for it in deeds)
    assert len(set(chain.owners)) == len(chain.owners)
    assert bool(chain.claimants) <= any(s.effect in {"break", "conflict"} for s in chain.steps)
    assert chain_of(reversed(deeds), inventors) == chain


HALF = "ASSIGNMENT OF AN UNDIVIDED 50% INTEREST"
SHARED = st.lists(
    st.builds(lambda n, day, t, a, b: deed(f"1/{n}", day, t, a, b),
              st.integers(1, 9), st.integers(0, 9), st.sampled_from([ASSIGN, HALF, "MERGER"]),
              NAMES, NAMES),
    unique_by=lambda it: it.id,
)  # fmt: skip
DAYS = [datetime.date(2010, 1, day) for day in range(1, 12)]


@given(SHARED, st.lists(NAMES, unique=True, min_size=1))
def test_shares_are_whole_on_every_day_and_belong_to_the_owners(deeds, inventors):
    chain = chain_of(deeds, inventors)

    for day in (*DAYS, None):
        assert sum(owner.share for owner in owner_on(chain, day)) == 1
    assert {owner.name for owner in owner_on(chain)} == set(chain.owners)
    assert {owner.name for owner in owner_on(chain, datetime.date(2009, 1, 1))} == set(inventors)


@given(DEEDS, NAMES)
def test_on_every_day_there_is_one_owner_of_what_one_inventor_had(deeds, inventor):
    chain = chain_of(deeds, [inventor])

    for day in (*DAYS, None):
        assert len(owner_on(chain, day)) == 1


def test_shares_follow_what_the_deeds_state():
    chain = chain_of(
        [
            deed("1/1", 0, "ASSIGNMENT OF A ONE-THIRD (1/3) INTEREST", "Ann Ode", "Makani Power"),
            deed("1/2", 1, HALF, "Ann Ode", "Widex A/S"),
            deed("1/3", 2, HALF, "Makani Power", "Latch Systems"),
            deed("1/4", 3, ASSIGN, "Widex A/S", "Latch Systems"),
        ],
        ["Ann Ode"],
    )

    def held(day):
        return {o.name: str(o.share) for o in owner_on(chain, day)}

    assert held(DAYS[0]) == {"Ann Ode": "2/3", "Makani Power": "1/3"}
    assert held(DAYS[1]) == {"Ann Ode": "1/6", "Makani Power": "1/3", "Widex A/S": "1/2"}
    assert held(DAYS[2]) == {"Ann Ode": "1/6", "Widex A/S": "1/2", "Latch Systems": "1/3"}
    assert held(None) == {"Ann Ode": "1/6", "Latch Systems": "5/6"}


def test_a_correction_holds_from_the_day_of_what_it_corrects():
    text = "CORRECTIVE ASSIGNMENT TO CORRECT THE ASSIGNEE RECORDED AT REEL 1 FRAME 1"
    chain = chain_of(
        [
            deed("1/1", 0, ASSIGN, "Ann Ode", "Wrong Works"),
            deed("1/3", 2, ASSIGN, "Right Works", "Latch Systems"),
            deed("1/9", 9, text, "Ann Ode", "Right Works"),
        ],
        ["Ann Ode"],
    )

    assert [owner.name for owner in owner_on(chain, DAYS[1])] == ["Right Works"]
    assert [owner.name for owner in owner_on(chain, DAYS[4])] == ["Latch Systems"]


@pytest.fixture(scope="module")
def real_texts():
    file = Path(os.environ.get("INNOWAY_DATA", "../shared/data")) / "uspto_assignments.jsonl.gz"
    if not file.is_file():
        pytest.skip("INNOWAY_DATA has no uspto_assignments.jsonl.gz")
    with gzip.open(file, "rt") as lines:
        return {" ".join((json.loads(line)["conveyance"] or "").upper().split()) for line in lines}


def test_every_text_of_the_real_records_is_known(real_texts):
    assert [text for text in real_texts if kind_of(text).name in {"other", "missing"}] == []


def test_slips_in_the_real_records_change_no_kind(real_texts):
    slips = [(text, slip) for text in real_texts for slip in misspelt(text)]

    assert len(slips) > 5000
    assert [slip for text, slip in slips if kind_of(slip).name != kind_of(text).name] == []


def misspelt(text):
    """Return a text with one slip in one long word: a letter left out or changed for its neighbour."""
    for word in re.finditer(r"[A-Z]{7,}", text):
        for at in range(word.start(), word.end()):
            yield text[:at] + text[at + 1 :]
            if at + 1 < word.end() and text[at] != text[at + 1]:
                yield text[:at] + text[at + 1] + text[at] + text[at + 2 :]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("RELESE BY SECURED PARTY", "release"),
        ("TERMINATION AND RELEASE OF PATENT SECURTIY AGREEMENT", "release"),
        ("COREECTIVE ASSIGNMENT TO FIX THE NAME", "correction"),
        ("ASSIGNMENT TO MERCER AND ORANGE", "assignment"),
        ("CHNAGE OF NAME", "name_change"),
        ("CONFIRMATORY ASSIGNMENT", "assignment"),
        ("EXECUTIVE ORDER 9424, CONFIRMATORY LICENSE", "government"),
        ("EXCLUSIVE LICENCE", "licence"),
        ("COURT APPOINTMENT OF TRUSTEE", "other"),
    ],
)
def test_kinds_of_deeds_as_people_type_them(text, kind):
    assert kind_of(text).name == kind
