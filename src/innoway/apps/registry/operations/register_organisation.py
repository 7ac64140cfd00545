"""Enter a body into the register."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.countries import CODES
from innoway.apps.registry.calculations.names import fold, tidy
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.enums import NameKind
from innoway.apps.registry.errors import CountryUnknown, NameMissing, OrganisationKnown
from innoway.apps.registry.events import OrganisationRegistered
from innoway.apps.registry.models import Organisation, OrganisationName, Place
from innoway.apps.registry.operations.add_identifier import add_identifier
from innoway.apps.registry.operations.add_name import add_name
from innoway.apps.registry.rules import can_register_organisation, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def register_organisation(
    *,
    actor: Any,
    names: Sequence[NewName],
    provenance: Provenance,
    identifiers: Sequence[tuple[str, str]] = (),
    facts: Mapping[str, Any] | None = None,
    place: Place | None = None,
) -> Organisation:
    """Create the organisation with its names and numbers, all from one source.

    ``facts`` may hold kind, standing, country, founded_on, dissolved_on, website and
    engine_entity. Two bodies of one name are told apart by an official number.

    Raises:
        NotAllowed: The actor is no steward of the register.
        NameMissing: No name in use was given.
        OrganisationKnown: A body bears the name and no number tells the two apart.
        CountryUnknown: The country is no code of ISO 3166.
        IdentifierUnsound: A number fails its check.
        IdentifierTaken: A number names another body already.
    """
    require(can_register_organisation(actor))
    given = [tidy(name.text) for name in names if name.kind != NameKind.FORMER]
    if not any(given):
        raise NameMissing
    facts = dict(facts or {})
    if facts.get("country") and facts["country"] not in CODES:
        raise CountryUnknown(country=facts["country"])
    if not identifiers:
        _refuse_namesake(given)
    organisation = Organisation.objects.create(
        name=next(filter(None, given)), sort_key="", place=place, **facts, **provenance.fields()
    )
    for name in names:
        add_name(actor=actor, organisation=organisation, name=name, provenance=provenance)
    for scheme, value in identifiers:
        add_identifier(
            actor=actor, holder=organisation, scheme=scheme, value=value, provenance=provenance
        )
    record_act(
        "register_organisation",
        account_id=number_of(actor),
        object_kind="organisation",
        object_id=organisation.pk,
    )
    publish(OrganisationRegistered(organisation_id=organisation.pk))
    return organisation


def _refuse_namesake(names: Sequence[str]) -> None:
    folded = [fold(text) for text in names if text]
    borne = OrganisationName.objects.filter(kind__in=[NameKind.LEGAL, NameKind.TRADING])
    namesake = borne.filter(folded__in=folded).first()
    if namesake is not None:
        raise OrganisationKnown(name=namesake.text)
