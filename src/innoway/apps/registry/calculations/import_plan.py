"""Decides what a row of an imported table would do to the register, and why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from innoway.apps.registry.calculations.import_cells import CellFault
from innoway.apps.registry.calculations.names import fold
from innoway.apps.registry.enums import RecognitionKind, Verdict
from innoway.values.period import years_after

# Years for which a recognition holds when the table names no end. Marked M: from memory.
TERMS: Mapping[str, int] = {RecognitionKind.HIGH_TECH: 3, RecognitionKind.SPECIALISED: 3}
NAMES = ("name_zh", "name_en")
_ADDED = ("short_name", "former_name")
_PLAIN = (
    "kind", "country", "founded_on", "website", "address", "division_code", "industry", "nace", "nace21",
    "size",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownRecognition:
    """A recognition the register holds."""

    id: int
    kind: str
    body: str
    number: str
    start: str
    end: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds of one organisation, in the fields of an import."""

    organisation_id: int
    texts: Mapping[str, str]
    other_names: frozenset[str] = frozenset()
    recognitions: tuple[KnownRecognition, ...] = ()


@dataclass(slots=True)
class Plan:
    """The verdict on a row with each change (field, old, new) and each fault."""

    verdict: Verdict
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)


def plan_row(values: Mapping[str, str], faults: list[CellFault], known: Known | None) -> Plan:
    """Compare a row's values with what is known; a blank cell never erases anything.

    >>> plan_row({"name_en": "Garage Café"}, [], None).changes
    [('name_en', '', 'Garage Café')]
    >>> known = Known(1, {"name_en": "Garage Cafe", "country": "CN"})
    >>> plan_row({"name_en": "Garage Café", "country": "FI"}, [], known).changes
    [('country', 'CN', 'FI')]
    """
    found = [*faults, *_missing(values, known)]
    if found:
        return Plan(Verdict.REFUSE, [], found)
    changes: list[tuple[str, str, str]] = []
    texts = known.texts if known else {}
    for name in NAMES:
        new, old = values.get(name, ""), texts.get(name, "")
        if new and fold(new) != fold(old):
            changes.append((name, old, new))
    for name in _ADDED:
        new = values.get(name, "")
        if new and fold(new) not in (known.other_names if known else frozenset()):
            changes.append((name, "", new))
    for name in (*_PLAIN, *(key for key in values if key.startswith("id:"))):
        new, old = values.get(name, ""), texts.get(name, "")
        if not new or new == old:
            continue
        if name.startswith("id:") and old:
            found.append(CellFault(name, "other-number", new, old, old))
        changes.append((name, old, new))
    change, fault = _recognition(values, known)
    changes += [change] if change else []
    found += [fault] if fault else []
    if found:
        return Plan(Verdict.REFUSE, [], found)
    if known is None:
        return Plan(Verdict.CREATE, changes, [])
    return Plan(Verdict.CHANGE if changes else Verdict.SAME, changes, [])


def _missing(values: Mapping[str, str], known: Known | None) -> list[CellFault]:
    found = []
    if known is None and not any(values.get(name) for name in NAMES):
        found.append(CellFault("name_en", "name-missing", ""))
    founded = values.get("founded_on", "")
    if founded and founded > "2100-01-01":
        found.append(CellFault("founded_on", "date", founded))
    country = values.get("country") or (known.texts.get("country") if known else "")
    local = (values.get("address") or values.get("division_code")) and not country
    if local and not values.get("id:cn:uscc"):
        found.append(CellFault("country", "country-missing", ""))
    return found


def recognition_text(kind: str, body: str, number: str, start: str, end: str) -> str:
    """Return a recognition in one line, as the preview shows it.

    >>> recognition_text("gazelle", "", "G1", "2015-01-01", "")
    'gazelle · G1 · 2015-01-01 –'
    """
    return " · ".join(filter(None, (kind, body, number, f"{start} – {end}".strip())))


def recognition_end(values: Mapping[str, str]) -> str:
    """Return the stated end, or the end of the kind's usual term, or ""."""
    end, term = values.get("recognition_end", ""), TERMS.get(values.get("recognition", ""))
    if end or not term:
        return end
    return years_after(date.fromisoformat(values["recognition_start"]), term).isoformat()


def _recognition(
    values: Mapping[str, str], known: Known | None
) -> tuple[tuple[str, str, str] | None, CellFault | None]:
    kind = values.get("recognition", "")
    parts = [values.get(f"recognition_{part}", "") for part in ("body", "number", "start", "end")]
    if not kind:
        fault = CellFault("recognition", "recognition-kind", "") if any(parts) else None
        return None, fault
    body, number, start, _ = parts
    if not start:
        return None, CellFault("recognition_start", "recognition-start", kind)
    end = recognition_end(values)
    if end and end <= start:
        return None, CellFault("recognition_end", "end-before-start", end)
    text = recognition_text(kind, body, number, start, end)
    for old in (r for r in (known.recognitions if known else ()) if r.kind == kind):
        same = old.number == number if number and old.number else old.start == start
        if same:
            before = recognition_text(old.kind, old.body, old.number, old.start, old.end)
            return (("recognition", before, text) if old.end != end else None), None
        apart = (old.end and old.end <= start) or (end and end <= old.start)
        if old.body == body and not old.revoked and not apart:
            shown = f"{old.start} – {old.end}"
            return None, CellFault("recognition", "recognition-overlap", text, shown, shown)
    return ("recognition", "", text), None
