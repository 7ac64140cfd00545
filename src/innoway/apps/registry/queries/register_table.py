"""The register as one table, for files."""

from collections.abc import Iterator
from datetime import date

from innoway.apps.registry.enums import NameKind
from innoway.apps.registry.models import Organisation
from innoway.apps.registry.queries.register import Filters, matching
from innoway.values.identifiers import SCHEMES, schemes_for

FIXED = ("id", "name_en", "name_zh", "short_name", "kind", "standing", "country", "founded_on",
         "website", "address", "division_code", "industry", "nace", "nace21", "recognitions",
         "source", "retrieved_on")  # fmt: skip


def columns() -> list[str]:
    """Return the headings; an import of the same table knows them again."""
    return [*FIXED, *(f"id:{scheme.id}" for scheme in schemes_for("organisation"))]


def rows(filters: Filters, on: date) -> Iterator[list[str]]:
    """Return a row of texts for each matching organisation, streamed."""
    found = matching(filters, on).select_related("place").prefetch_related(
        "identifiers", "industries", "recognitions", "names"
    )  # fmt: skip
    for organisation in found.order_by("sort_key", "pk").iterator(chunk_size=500):
        yield [*_fixed(organisation, on), *_numbers(organisation)]


def _fixed(organisation: Organisation, on: date) -> list[str]:
    names = [n for n in organisation.names.all() if n.holds_on(on)]
    legal = [n for n in names if n.kind == NameKind.LEGAL]
    branches = {i.system: i.code for i in organisation.industries.all() if i.holds_on(on)}
    place = organisation.place
    return [
        str(organisation.pk),
        next((n.text for n in legal if not n.language.startswith("zh")), ""),
        next((n.text for n in legal if n.language.startswith("zh")), ""),
        next((n.text for n in names if n.kind == NameKind.SHORT), ""),
        organisation.kind, organisation.standing, organisation.country,
        str(organisation.founded_on or ""), organisation.website,
        place.address if place else "", place.division_code if place else "",
        branches.get("gbt4754-2017", ""), branches.get("nace-2", ""), branches.get("nace-2.1", ""),
        "; ".join(
            f"{r.kind} {r.start}..{r.end or ''}"
            for r in organisation.recognitions.all()
            if r.validity_on(on) == "current"
        ),
        organisation.source, str(organisation.retrieved_on),
    ]  # fmt: skip


def _numbers(organisation: Organisation) -> list[str]:
    held = {i.scheme: SCHEMES[i.scheme].display(i.value) for i in organisation.identifiers.all()}
    return [held.get(scheme.id, "") for scheme in schemes_for("organisation")]
