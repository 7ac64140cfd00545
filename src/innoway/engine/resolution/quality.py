"""How well resolution does on labelled data, as ``python -m bench resolution`` measured it."""

import csv
import datetime
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "quality.csv"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1 with its 95 % interval; no interval where every string is labelled."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One system on one data set: how many mentions it holds and how many people are labelled."""

    data_set: str
    kind: str
    mentions: int
    labelled: int | None
    system: str
    f1: Estimate
    precision: Estimate
    recall: Estimate
    measured_on: datetime.date


@cache
def measured() -> tuple[Measured, ...]:
    """Return what was measured last, data set by data set.

    >>> {one.system for one in measured() if one.data_set == "whole"} >= {"innoway", "splink"}
    True
    """
    text = files("innoway.engine.resolution").joinpath(FILE).read_text("utf-8")
    return tuple(_read(row) for row in csv.DictReader(text.splitlines()))


def _read(row: dict[str, str]) -> Measured:
    def estimate(name: str) -> Estimate:
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        return Estimate(
            float(row[name]), float(low) if low else None, float(high) if high else None
        )

    return Measured(
        row["data_set"], row["kind"], int(row["mentions"]),
        int(row["labelled"]) if row["labelled"] else None, row["system"], estimate("f1"),
        estimate("precision"), estimate("recall"),
        datetime.date.fromisoformat(row["measured_on"]),
    )  # fmt: skip
