"""The dated numbers the review desk goes by, from the district's content."""

import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.conf import settings

from innoway.apps.registry.errors import ReviewRuleMissing


@cache
def review_rules(district: str = "") -> tuple[dict[str, Any], ...]:
    """Return every number of the file with its days and source."""
    folder = files("innoway").joinpath("content", district or settings.CONTENT, "registry")
    return tuple(yaml.safe_load(folder.joinpath("review.yml").read_text(encoding="utf-8")))


def review_rule(key: str, on: datetime.date) -> int:
    """Return the number in force on a day.

    Raises:
        ReviewRuleMissing: The content has none for the day.
    """
    for rule in review_rules():
        last = rule.get("valid_until")
        if rule["key"] == key and rule["valid_from"] <= on and (last is None or on <= last):
            return int(rule["value"])
    raise ReviewRuleMissing(key=key, day=on.isoformat())
