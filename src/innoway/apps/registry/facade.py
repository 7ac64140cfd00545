"""What other apps may ask of the register, in plain frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, When
from django.db.models.functions import Length

from innoway.apps.registry.calculations.names import fold
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.enums import IndustrySystem, Validity
from innoway.apps.registry.models import Organisation, OrganisationName, Person
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.queries.organisation import latest_size, organisation
from innoway.apps.registry.queries.register import Filters, matching
from innoway.apps.registry.rules import HOUSE


@dataclass(frozen=True, slots=True)
class Named:
    """An entry's number and present names."""

    id: int
    name: str
    name_zh: str

    def shown(self, language: str) -> str:
        """Return the name for a reader of that language."""
        return (self.name_zh or self.name) if language.startswith("zh") else self.name


@dataclass(frozen=True, slots=True)
class IdentifierFact:
    """An official number and how far it can be relied on."""

    scheme: str
    value: str
    state: str


@dataclass(frozen=True, slots=True)
class RecognitionFact:
    """A recognition with its validity on the day asked about."""

    id: int
    kind: str
    body: str
    number: str
    start: date | None
    end: date | None
    validity: Validity


@dataclass(frozen=True, slots=True)
class SizeFact:
    """A size class with the figures it rests on; revenue and assets in yuan."""

    size: str
    basis: str
    measured_on: date
    employees: int | None
    revenue: Decimal | None
    assets: Decimal | None
    confidence: str


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """Everything public about an organisation that a rule may ask for."""

    id: int
    name: str
    name_zh: str
    kind: str
    standing: str
    country: str
    founded_on: date | None
    division_code: str
    gbt_code: str
    nace_code: str
    engine_entity: str
    identifiers: tuple[IdentifierFact, ...]
    recognitions: tuple[RecognitionFact, ...]
    size: SizeFact | None


def organisation_facts(organisation_id: int, on: date) -> OrganisationFacts | None:
    """Return the facts of one organisation as they stand on a day; eight queries."""
    found = organisation(organisation_id)
    return _facts(found, on) if found else None


def organisations_named(ids: Iterable[int]) -> dict[int, Named]:
    """Return the names of organisations by number; one query."""
    rows = Organisation.objects.filter(pk__in=set(ids)).values_list("pk", "name", "name_zh")
    return {row[0]: Named(*row) for row in rows}


def people_named(ids: Iterable[int]) -> dict[int, Named]:
    """Return the names of people by number; one query."""
    rows = Person.objects.filter(pk__in=set(ids)).values_list("pk", "name", "name_zh")
    return {row[0]: Named(*row) for row in rows}


def find_organisations(text: str, on: date, limit: int = 20) -> tuple[Named, ...]:
    """Return organisations by part of a name or by number, for pickers; one query."""
    rows = matching(Filters(text=text), on).order_by("sort_key", "pk")[:limit]
    return tuple(Named(row.pk, row.name, row.name_zh) for row in rows)


def names_with(parts: Iterable[str], limit: int = 2000) -> tuple[Named, ...]:
    """Return organisations with a name, present or former, that holds any of the parts; one query.

    Candidates for a comparison of names, not an answer: those that hold most parts come first,
    then the shortest names.
    """
    wanted = sorted({fold(part) for part in parts} - {""})
    if not wanted:
        return ()
    held = [Case(When(folded__contains=part, then=1), default=0) for part in wanted]
    rows = OrganisationName.objects.annotate(held=sum(held[1:], start=held[0])).filter(held__gt=0)
    rows = rows.order_by("-held", Length("folded"), "organisation_id")
    found = rows.values_list("organisation_id", "organisation__name", "organisation__name_zh")
    return tuple(dict.fromkeys(Named(*row) for row in found[:limit]))


def organisation_of_identifier(scheme: str, value: str) -> int | None:
    """Return the number of the organisation that bears this identifier; one query."""
    rows = Organisation.objects.filter(identifiers__scheme=scheme, identifiers__value=value)
    return rows.values_list("pk", flat=True).first()


def organisation_of_entity(entity: str) -> int | None:
    """Return the number of the organisation linked to an engine entity; one query."""
    rows = Organisation.objects.filter(engine_entity=entity).exclude(engine_entity="")
    return rows.values_list("pk", flat=True).first()


def enter_organisation(*, name: str, name_zh: str, kind: str, source: str, on: date) -> int:
    """Enter a body, or find the one that bears the name; the caller answers for the right.

    For seeds and for apps that found bodies themselves; people use the register's own pages.
    """
    borne = OrganisationName.objects.filter(folded=fold(name)).first()
    if borne is not None:
        return borne.organisation_id
    names = [NewName(name, "en"), *([NewName(name_zh, "zh-Hans")] if name_zh else [])]
    made = register_organisation(
        actor=HOUSE, names=names, provenance=Provenance(source, on), facts={"kind": kind}
    )
    return made.pk


def holds_recognition(organisation_id: int, kind: str, on: date) -> bool:
    """Tell whether a recognition of the kind is in force on a day; one query."""
    return matching(Filters(recognition=kind), on).filter(pk=organisation_id).exists()


def _facts(found: Organisation, on: date) -> OrganisationFacts:
    branches = {i.system: i.code for i in found.industries.all() if i.is_main and i.holds_on(on)}
    size = latest_size(found)
    return OrganisationFacts(
        id=found.pk,
        name=found.name,
        name_zh=found.name_zh,
        kind=found.kind,
        standing=found.standing,
        country=found.country,
        founded_on=found.founded_on,
        division_code=found.place.division_code if found.place else "",
        gbt_code=branches.get(IndustrySystem.GBT4754, ""),
        nace_code=branches.get(IndustrySystem.NACE_2025, "") or branches.get(IndustrySystem.NACE, ""),
        engine_entity=found.engine_entity,
        identifiers=tuple(
            IdentifierFact(i.scheme, i.value, i.state) for i in found.identifiers.all()
        ),
        recognitions=tuple(
            RecognitionFact(r.pk, r.kind, r.body, r.number, r.start, r.end, r.validity_on(on))
            for r in found.recognitions.all()
        ),
        size=SizeFact(
            size.size, size.basis, size.measured_on, size.employees, size.revenue, size.assets,
            size.confidence,
        ) if size else None,
    )  # fmt: skip
