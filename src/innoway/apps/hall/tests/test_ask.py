"""What people ask is answered by the service they mean; what means nothing is not answered."""

import pytest

from innoway.apps.hall.queries.ask import ask, speech
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.tests.questions import HELD_OUT, NONSENSE, QUESTIONS, TYPED_IN_HASTE


def first(question, count):
    """Return the keys of the best hits."""
    answer = ask(question)
    best = sorted(answer.bundles + answer.items, key=lambda one: -one.score)
    return [one.key for one in best[:count]]


@pytest.mark.parametrize(
    ("name", "questions", "least"),
    [("tuned", QUESTIONS, 0.95), ("held out", HELD_OUT, 0.75), ("in haste", TYPED_IN_HASTE, 0.9)],
    ids=["tuned", "held out", "in haste"],
)
def test_ask_finds_the_service_among_the_first_three(name, questions, least, capsys):
    ranks = [(question, wanted, first(question, 3)) for question, wanted in questions]
    missed = [(question, found) for question, wanted, found in ranks if wanted not in found]
    top = sum(found[:1] == [wanted] for _, wanted, found in ranks)

    with capsys.disabled():
        hits = len(questions) - len(missed)
        print(f"\nask, {name}: {hits} of {len(questions)} in the first 3, {top} first; {missed}")  # noqa: T201
    assert hits / len(questions) >= least


@pytest.mark.parametrize("question", NONSENSE)
def test_ask_answers_nothing_to_what_means_nothing_here(question):
    assert first(question, 3) == []


def test_ask_says_which_words_met():
    found = ask("I want a TRADEMARK for my café").items[0]

    assert found.key == "trademark-registration"
    assert [reason.words for reason in found.reasons] == ["trademark"]


def test_ask_takes_any_text():
    assert ask("\x00\ud800𠀀" * 10_000).items == ()


def test_speech_speaks_of_services_that_exist():
    known = catalogue()

    assert set(speech().sayings) - set(known.items) - set(known.bundles) == set()
    assert {*known.items, *known.bundles} - set(speech().sayings) == set()
    assert len(speech().examples) == 3
