"""The answers of a form as a case keeps them: readable without the form."""

from collections.abc import Mapping
from typing import Any

from innoway.apps.hall.calculations.catalogue import Field, Item
from innoway.apps.hall.calculations.wording import Wording

Answer = dict[str, Any]


def case_data(
    item: Item, answers: Mapping[str, Mapping[str, Any]], fields: Mapping[str, Field]
) -> dict[str, Answer]:
    """Return what one service asks and was answered, with the question and the chosen words.

    A guide may change its questions later; the case and its receipt still say what was asked.
    """
    return {
        one.field: in_words(fields[one.field], answers[one.field])
        for one in item.asks
        if answers.get(one.field, {}).get("value")
    }


def in_words(field: Field, answer: Mapping[str, Any]) -> Answer:
    """Return an answer with its question, and what a chosen key means."""
    told = dict(answer) | {"label": both(field.label)}
    chosen = (field.choices or {}).get(str(answer["value"]))
    return told | {"shown": both(chosen)} if chosen else told


def both(text: Wording) -> dict[str, str]:
    """Return a wording as plain values by language.

    >>> both(Wording("desk", "工位"))
    {'en': 'desk', 'zh': '工位'}
    """
    return {"en": text.en, "zh": text.zh}
