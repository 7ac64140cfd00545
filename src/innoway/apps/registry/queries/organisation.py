"""One organisation with every fact about it."""

from datetime import date

from django.db.models import Prefetch

from innoway.apps.registry.models import (
    Identifier,
    IndustryCode,
    Organisation,
    OrganisationName,
    Post,
    Recognition,
    SizeClass,
)


def organisation(pk: int) -> Organisation | None:
    """Return the organisation with its facts prefetched; nine queries, however many facts."""
    return (
        Organisation.objects.select_related("place__parent")
        .prefetch_related(
            "names", "identifiers", "recognitions", "industries", "sizes",
            Prefetch("posts", Post.objects.select_related("person")),
        )
        .filter(pk=pk)
        .first()
    )  # fmt: skip


def names_begun(found: Organisation, on: date) -> list[OrganisationName]:
    """Return the names as the public may know them on a day: a coming renaming stays unsaid."""
    begun = [name for name in found.names.all() if name.start is None or name.start <= on]
    for name in begun:
        name.end = None if name.end and name.end > on else name.end
    return begun


def industry_names(codes: set[tuple[str, str]]) -> dict[tuple[str, str], IndustryCode]:
    """Return the list entries of (system, code) pairs, as far as lists are loaded."""
    found = IndustryCode.objects.filter(code__in={code for _, code in codes})
    return {(row.system, row.code): row for row in found if (row.system, row.code) in codes}


def recognition(pk: int) -> Recognition | None:
    """Return the recognition with its organisation."""
    return Recognition.objects.select_related("organisation").filter(pk=pk).first()


def latest_size(found: Organisation) -> SizeClass | None:
    """Return the class to show: the newest, computed before stated on one day."""
    sizes = sorted(found.sizes.all(), key=lambda s: (s.measured_on, s.basis == "computed"))
    return sizes[-1] if sizes else None


def days_left(found: Recognition, on: date) -> int | None:
    """Return the days until a current recognition ends, or None."""
    return (found.end - on).days if found.end and found.holds_on(on) else None


def identifier(pk: int) -> Identifier | None:
    """Return the number with its organisation."""
    return Identifier.objects.select_related("organisation").filter(pk=pk).first()
