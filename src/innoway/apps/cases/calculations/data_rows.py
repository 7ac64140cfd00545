"""What was filled in, as people read it."""

from collections.abc import Mapping
from typing import Any


def data_rows(data: Mapping[str, Any], language: str) -> list[tuple[str, str, str]]:
    """Return (question, answer, source), in words where the case holds them by language.

    >>> data_rows({"kind": {"value": "limited", "source": "typed",
    ...     "label": {"en": "Legal form"}, "shown": {"en": "Limited company"}}}, "en-gb")
    [('Legal form', 'Limited company', 'typed')]
    >>> data_rows({"name": "星河"}, "en")
    [('name', '星河', '')]
    """
    key = "zh" if language.startswith("zh") else "en"
    rows = []
    for name, held in data.items():
        one = held if isinstance(held, dict) else {"value": held}
        question = one.get("label", {}).get(key, name)
        answer = one.get("shown", {}).get(key, one.get("value", ""))
        rows.append((str(question), str(answer), str(one.get("source", ""))))
    return rows
