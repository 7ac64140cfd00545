"""Enter a place."""

from typing import Any

from django.db import IntegrityError, transaction

from innoway.apps.registry.calculations.countries import CODES
from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.errors import CountryUnknown, NameMissing, PlaceKnown
from innoway.apps.registry.models import Place
from innoway.apps.registry.rules import can_record_place, require


@transaction.atomic
def record_place(
    *,
    actor: Any,
    name: str,
    country: str,
    provenance: Provenance,
    name_zh: str = "",
    address: str = "",
    division_code: str = "",
    parent: Place | None = None,
) -> Place:
    """Create a place; country, name and address together name it once.

    Raises:
        NotAllowed: The actor is no steward of the register.
        NameMissing: The name is blank.
        CountryUnknown: The country is no code of ISO 3166.
        PlaceKnown: The same place is in the register.
    """
    require(can_record_place(actor))
    if not tidy(name):
        raise NameMissing
    if country not in CODES:
        raise CountryUnknown(country=country)
    try:
        with transaction.atomic():
            return Place.objects.create(
                name=tidy(name), name_zh=tidy(name_zh), address=tidy(address), country=country,
                division_code=division_code, parent=parent, **provenance.fields(),
            )  # fmt: skip
    except IntegrityError as error:
        raise PlaceKnown from error
