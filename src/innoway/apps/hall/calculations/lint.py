"""What is wrong with a catalogue that reads well but promises badly."""

import re
from collections.abc import Iterator

from innoway.apps.hall.calculations.catalogue import Bundle, Catalogue, Item, Period
from innoway.apps.hall.calculations.vague import vague_words
from innoway.apps.hall.calculations.wording import Cited, Wording
from innoway.apps.hall.enums import FieldKind, Handling, MaterialNeed

HAN = re.compile(r"[\u3400-\u9fff]")
# Patterns of item numbers by scheme; the national one varies by province and is not checked.
SCHEMES = {
    "district": re.compile(r"IH-(XK|QR|JF|JL|CJ|ZS|QT|GG)-\d{4}"),
    "national": re.compile(r"[0-9A-Z-]{10,80}"),
}
APPLICANT = "applicant"
TARGETS = {"natural-person", "legal-person", "other-organisation"}


def lint(catalogue: Catalogue) -> list[str]:
    """Return every fault as ``item: what is wrong``; empty when the catalogue may be published."""
    found: list[str] = []
    for item in catalogue.items.values():
        found += [f"{item.key}: {fault}" for fault in _item_faults(item, catalogue)]
    for bundle in catalogue.bundles.values():
        found += [f"{bundle.key}: {fault}" for fault in _bundle_faults(bundle, catalogue)]
    found += [f"{name}: {fault}" for name, fault in _field_faults(catalogue)]
    found += _codes_used_twice(catalogue)
    cited = {one.reference for item in catalogue.items.values() for _, one in citations(item)}
    found += [f"{key}: nobody cites this source" for key in sorted({*catalogue.references} - cited)]
    return found


def _item_faults(item: Item, catalogue: Catalogue) -> Iterator[str]:
    yield from _vagueness(item)
    yield from _time_faults(item)
    yield from _source_faults(item, catalogue)
    for path, text in wordings(item):
        yield from (f"{path}: {fault}" for fault in _language_faults(text))
    if item.body not in catalogue.bodies:
        yield f"body {item.body!r} is not listed"
    for code in item.codes:
        pattern = SCHEMES.get(code.scheme)
        if pattern is None or not pattern.fullmatch(code.value):
            yield f"code {code.value!r} does not fit the scheme {code.scheme!r}"
    if set(item.target) - TARGETS or not item.target:
        yield f"target must be of {sorted(TARGETS)}"
    for number, step in enumerate(item.steps):
        if step.by != APPLICANT and step.by not in catalogue.bodies:
            yield f"steps[{number}]: {step.by!r} is neither the applicant nor a listed body"
    for wanted in item.asks:
        if wanted.field not in catalogue.fields:
            yield f"asks for {wanted.field!r}, which is no field"


def _vagueness(item: Item) -> Iterator[str]:
    texts = [(f"conditions[{n}]", one.text) for n, one in enumerate(item.conditions)]
    texts += [(f"materials[{n}]", one.name) for n, one in enumerate(item.materials)]
    for path, text in texts:
        for word in vague_words(text.en, text.zh):
            yield f"{path}: {word!r} promises a list and hides it; name each thing"


def _time_faults(item: Item) -> Iterator[str]:
    if item.statutory and longer(item.promised, item.statutory):
        yield "the promised time is longer than the statutory limit"
    if item.handling == Handling.INSTANT and item.promised.length > 1:
        yield "an item handled at once cannot promise more than one day"
    if item.valid_to and item.valid_to <= item.valid_from:
        yield "valid_to lies before valid_from"
    late = [one for one in item.materials if one.need == MaterialNeed.TOLERATED]
    if bool(late) != item.tolerates_missing:
        yield "tolerates_missing must say whether any paper may follow later"
    if item.tolerates_missing and item.promised.length <= 2:
        yield "a promised time of two days or less leaves no time for papers that follow later"


def longer(one: Period, than: Period) -> bool:
    """Whether a period is longer than another, in their own unit where they share it."""
    if one.unit == than.unit:
        return one.length > than.length
    return one.rough_days > than.rough_days


def _source_faults(item: Item, catalogue: Catalogue) -> Iterator[str]:
    if not item.basis:
        yield "no legal basis is named"
    for path, cited in citations(item):
        if cited.reference not in catalogue.references:
            yield f"{path}: source {cited.reference!r} is not listed"


def citations(item: Item) -> Iterator[tuple[str, Cited]]:
    """Yield every citation of an item with its place."""
    yield from ((f"basis[{n}]", cited) for n, cited in enumerate(item.basis))
    yield from ((f"conditions[{n}]", one.source) for n, one in enumerate(item.conditions))
    yield "fee", item.fee.source
    for name in ("promised", "statutory", "extension"):
        period = getattr(item, name)
        if period:
            yield name, period.source


def wordings(item: Item) -> Iterator[tuple[str, Wording]]:
    """Yield every text of an item with its place."""
    yield from (("name", item.name), ("summary", item.summary), ("result", item.result))
    yield "fee", item.fee.basis
    yield from ((f"conditions[{n}]", one.text) for n, one in enumerate(item.conditions))
    yield from ((f"materials[{n}]", one.name) for n, one in enumerate(item.materials))
    yield from ((f"steps[{n}]", one.text) for n, one in enumerate(item.steps))
    for n, one in enumerate(item.faq):
        yield from ((f"faq[{n}].question", one.question), (f"faq[{n}].answer", one.answer))


def _language_faults(text: Wording) -> Iterator[str]:
    if HAN.search(text.en):
        yield f"Chinese in the English text {text.en!r:.40}"
    if not HAN.search(text.zh):
        yield f"no Chinese in {text.zh!r:.40}"


def _bundle_faults(bundle: Bundle, catalogue: Catalogue) -> Iterator[str]:
    yield from (f"item {key!r} is not listed" for key in bundle.items if key not in catalogue.items)
    yield from (
        f"{key!r} is chosen but not offered" for key in set(bundle.chosen) - {*bundle.items}
    )
    for text in (bundle.name, bundle.summary, bundle.result, bundle.promise):
        yield from _language_faults(text)


def _field_faults(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    used = {wanted.field for item in catalogue.items.values() for wanted in item.asks}
    for field in catalogue.fields.values():
        if field.key not in used:
            yield field.key, "no item asks for this field"
        if field.group not in catalogue.groups:
            yield field.key, f"group {field.group!r} is not listed"
        if (field.kind == FieldKind.CHOICE) != bool(field.choices):
            yield field.key, "a choice needs choices, and nothing else has them"
        yield from ((field.key, fault) for fault in _language_faults(field.label))


def _codes_used_twice(catalogue: Catalogue) -> list[str]:
    codes = [(code.scheme, code.value) for i in catalogue.items.values() for code in i.codes]
    return [
        f"code {v!r} is used twice" for s, v in sorted({c for c in codes if codes.count(c) > 1})
    ]
