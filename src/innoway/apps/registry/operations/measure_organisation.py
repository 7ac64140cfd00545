"""Compute the size class of an organisation from its figures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.calculations.size_class import Figures, size_class
from innoway.apps.registry.calculations.size_rule import rule_on, sector_of
from innoway.apps.registry.enums import IndustrySystem, SizeBasis
from innoway.apps.registry.errors import FiguresMissing, SectorUnknown
from innoway.apps.registry.models import Organisation, SizeClass
from innoway.apps.registry.rules import can_measure_organisation, require


@transaction.atomic
def measure_organisation(
    *,
    actor: Any,
    organisation: Organisation,
    on: date,
    figures: Figures,
    provenance: Provenance,
    sector: str = "",
) -> SizeClass:
    """Apply the size rule in force on that day and keep every comparison with the answer.

    The sector follows from the main branch (GB/T 4754) unless it is given; revenue and
    assets are in yuan. Measuring again for the same day replaces the earlier computation.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
        SectorUnknown: The organisation has no main branch.
        FiguresMissing: A missing figure would decide the class.
    """
    require(can_measure_organisation(actor, organisation))
    sector = sector or _sector(organisation)
    rule = rule_on(on)
    if sector not in rule.sectors:
        raise SectorUnknown
    answer = size_class(rule, sector, figures)
    if answer.size is None:
        raise FiguresMissing(missing=", ".join(answer.missing))
    found, _ = SizeClass.objects.update_or_create(
        organisation=organisation,
        measured_on=on,
        basis=SizeBasis.COMPUTED,
        defaults={
            "size": answer.size,
            "sector": sector,
            **_kept(figures),
            "rule": f"{rule.name} ({rule.reference})",
            "reason": [
                {
                    "size": str(step.size), "figure": step.figure, "value": str(step.value),
                    "at_least": str(step.at_least), "reached": step.reached,
                    "confidence": step.confidence,
                }
                for step in answer.steps
            ],
            **{**provenance.fields(), "confidence": answer.confidence},
        },
    )  # fmt: skip
    return found


def _sector(organisation: Organisation) -> str:
    branch = organisation.industries.filter(
        system=IndustrySystem.GBT4754, is_main=True, end=None
    ).first()
    return sector_of(branch.code) if branch else ""


def _kept(figures: Figures) -> Mapping[str, Decimal | None]:
    return {name: figures.get(name) for name in ("employees", "revenue", "assets")}
