"""Evaluate expectations on the published version, from facts one scan a table gathers."""

from collections.abc import Iterable
from typing import Any

from innoway.engine.checks.expectation import Expectation
from innoway.engine.records.state import CheckResult
from innoway.engine.store.profile import Profile, profile


def evaluate(shot: Any, source: str, expectations: Iterable[Expectation]) -> list[CheckResult]:
    """Return a result for each expectation on a source's records."""
    results: list[CheckResult] = []
    for wanted in expectations:
        seen = profile(
            shot, wanted.table, source, wanted.column, other=str(wanted.facts.get("other", ""))
        )
        said, passed, found = _JUDGES[wanted.kind](wanted, seen)
        results.append(CheckResult(wanted.name, said, passed, wanted.severity, found))
    return results


Verdict = tuple[str, bool, str]


def _count(wanted: Expectation, seen: Profile) -> Verdict:
    low, high = wanted.facts.get("min", 0), wanted.facts.get("max")
    said = f"at least {low} records" if high is None else f"{low} to {high} records"
    return said, low <= seen.rows and (high is None or seen.rows <= high), f"{seen.rows} records"


def _unique(wanted: Expectation, seen: Profile) -> Verdict:
    twice = seen.rows - seen.distinct
    return f"every {wanted.column} once", twice == 0, f"{twice} more than once"


def _filled(wanted: Expectation, seen: Profile) -> Verdict:
    share = float(wanted.facts.get("share", 1.0))
    found = seen.filled / seen.rows if seen.rows else 1.0
    return f"{wanted.column} in {share:.0%} of records", found >= share, f"in {found:.1%}"


def _order(wanted: Expectation, seen: Profile) -> Verdict:
    said = f"{wanted.column} not after {wanted.facts['other']}"
    return said, seen.disordered == 0, f"{seen.disordered} records are"


def _values(wanted: Expectation, seen: Profile) -> Verdict:
    allowed = {str(value) for value in wanted.facts["values"]}
    strange = sorted(set(seen.values) - allowed)
    said = f"{wanted.column} is one of {', '.join(sorted(allowed))}"
    return said, not strange, f"also {', '.join(strange[:5])}" if strange else "as expected"


_JUDGES = {
    "count": _count, "unique": _unique, "filled": _filled, "order": _order, "values": _values,
}  # fmt: skip
