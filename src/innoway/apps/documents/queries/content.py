"""The district's numbers and retention rules, read once."""

import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.conf import settings
from pydantic import TypeAdapter

from innoway.apps.documents.calculations.content import Number, RetentionPlan, number_on
from innoway.apps.documents.calculations.content import RetentionRule as Rule
from innoway.apps.documents.calculations.limits import Limits
from innoway.apps.documents.errors import KindUnknown


def _read(name: str, file: str) -> Any:
    folder = files("innoway").joinpath("content", name or settings.CONTENT, "documents")
    return yaml.safe_load(folder.joinpath(file).read_text(encoding="utf-8"))


@cache
def numbers(name: str = "") -> tuple[Number, ...]:
    """Return every number of uploads, past ones too."""
    return TypeAdapter(tuple[Number, ...]).validate_python(_read(name, "uploads.yml"))


def limits_on(day: datetime.date) -> Limits:
    """Return what an upload may be on a day."""
    return Limits(
        largest_file=number_on(numbers(), "largest-file", day),
        archive_entries=number_on(numbers(), "archive-entries", day),
        archive_unpacked=number_on(numbers(), "archive-unpacked", day),
        archive_ratio=number_on(numbers(), "archive-ratio", day),
        pdf_unpacked=number_on(numbers(), "pdf-unpacked", day),
        image_pixels=number_on(numbers(), "image-pixels", day),
    )


@cache
def retention_plan(name: str = "") -> RetentionPlan:
    """Return the kinds of documents and how long each is kept."""
    return TypeAdapter(RetentionPlan).validate_python(_read(name, "retention.yml"))


def rule_of(kind: str) -> Rule:
    """Return the retention rule of a kind.

    Raises:
        KindUnknown: The district knows no such kind.
    """
    try:
        return retention_plan().rule_of(kind)
    except KeyError:
        raise KindUnknown from None
