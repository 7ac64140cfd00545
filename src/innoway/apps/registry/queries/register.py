"""The register as a list: searched, filtered, page by page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from innoway.apps.registry.calculations.names import fold
from innoway.apps.registry.models import (
    Identifier,
    Industry,
    Organisation,
    OrganisationName,
    Recognition,
)
from innoway.apps.registry.queries.pages import Page, page_of
from innoway.values.identifiers import guess_schemes


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asks of the list; blank means all."""

    text: str = ""
    kind: str = ""
    country: str = ""
    standing: str = ""
    recognition: str = ""
    industry: str = ""
    size: str = ""
    identified: str = ""


def matching(filters: Filters, on: date) -> QuerySet[Organisation]:
    """Return the organisations that pass the filters, unordered by relevance.

    The text may be part of any name a body bears or bore, or an official number, typed
    with or without its separators.
    """
    found = Organisation.objects.all()
    if filters.text:
        found = found.filter(_text(filters.text, on))
    for name in ("kind", "country", "standing"):
        value = getattr(filters, name)
        if value:
            found = found.filter(**{name: value})
    if filters.recognition:
        current = Recognition.objects.filter(organisation=OuterRef("pk"), kind=filters.recognition)
        found = found.filter(Exists(current.filter(_holds(on), Q(revoked_on=None))))
    if filters.industry:
        branch = Industry.objects.filter(
            organisation=OuterRef("pk"), code__startswith=filters.industry, end=None
        )
        found = found.filter(Exists(branch))
    if filters.size:
        found = found.filter(sizes__size=filters.size).distinct()
    if filters.identified in {"yes", "no"}:
        number = Exists(Identifier.objects.filter(organisation=OuterRef("pk")))
        found = found.filter(number if filters.identified == "yes" else ~number)
    return found


def _text(text: str, on: date) -> Q:
    folded = fold(text)
    begun = Q(start=None) | Q(start__lte=on)
    by_name = OrganisationName.objects.filter(begun, organisation=OuterRef("pk"))
    wanted = Q(pk__in=[])
    if folded:
        wanted |= Q(Exists(by_name.filter(folded__contains=folded)))
    numbers = {scheme.normalise(text) for scheme in guess_schemes(text)}
    # Part of a number is enough from four characters on; less would match almost anything.
    bare = "".join(c for c in text.upper() if c.isalnum())
    held = Identifier.objects.filter(organisation=OuterRef("pk"))
    if numbers:
        wanted |= Q(Exists(held.filter(value__in=numbers)))
    if len(bare) >= 4 and bare.isascii() and any(c.isdigit() for c in bare):
        wanted |= Q(Exists(held.filter(value__startswith=bare)))
    return wanted


def _holds(on: date) -> Q:
    return (Q(start=None) | Q(start__lte=on)) & (Q(end=None) | Q(end__gt=on))


def organisations(filters: Filters, *, on: date, cursor: str = "", size: int = 50) -> Page:
    """Return one page by name, pinyin among Latin; four queries whatever its length.

    A cursor that begins with ``-`` reads backwards.
    """
    found = matching(filters, on).select_related("place").prefetch_related(
        Prefetch("identifiers", Identifier.objects.order_by("scheme")),
        Prefetch(
            "recognitions",
            Recognition.objects.filter(_holds(on), revoked_on=None),
            to_attr="current_recognitions",
        ),
    )  # fmt: skip
    return page_of(found, cursor, size)
