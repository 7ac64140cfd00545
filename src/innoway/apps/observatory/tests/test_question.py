"""Any address becomes a question, and a question makes its own address again."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.apps.observatory.calculations.question import (
    LAST_OFFSET,
    PER_PAGE,
    Question,
    parse_question,
)

VALUES = st.lists(st.text(max_size=30), max_size=3)
NAMES = st.sampled_from(["q", "kind", "cpc", "owner", "from", "to", "sort", "per", "page", "x"])


@given(st.dictionaries(NAMES, VALUES))
def test_parse_question_accepts_anything_and_survives_its_own_address(parameters):
    question = parse_question(parameters)

    again = parse_question(parse_qs(question.address().removeprefix("?")))

    assert again == question
    assert 0 <= question.offset <= LAST_OFFSET
    assert question.per in PER_PAGE


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "x", "１２"])
def test_parse_question_bounds_the_page(page):
    question = parse_question({"page": [page], "per": ["50"]})

    assert 1 <= question.page <= 201


def test_toggled_adds_and_removes_and_returns_to_the_first_page():
    question = Question("pump", filters={"cpc": ("F04B",)}, page=7)

    added = question.toggled("cpc", "F04D")
    removed = added.toggled("cpc", "F04B")

    assert (added.filters, added.page) == ({"cpc": ("F04B", "F04D")}, 1)
    assert removed.filters == {"cpc": ("F04D",)}


def test_lone_surrogates_and_nul_are_dropped():
    assert parse_question({"q": ["a\x00b\ud800c"]}).text == "abc"
