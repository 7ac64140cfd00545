"""Record one more name of an organisation."""

from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import fold, language_of, tidy
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.errors import NameKnown, NameMissing, PeriodReversed
from innoway.apps.registry.models import Organisation, OrganisationName
from innoway.apps.registry.operations.refresh_names import refresh_names
from innoway.apps.registry.rules import can_add_name, number_of, require
from innoway.foundation.audit import record_act


@transaction.atomic
def add_name(
    *, actor: Any, organisation: Organisation, name: NewName, provenance: Provenance
) -> OrganisationName:
    """Add a short, trading or former name, or a legal name in a further language.

    A second legal name in a language is a renaming: use :func:`rename_organisation`.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
        NameMissing: The text is blank.
        NameKnown: The same name of that kind is recorded already, or the language has one.
        PeriodReversed: The last day lies before the first.
    """
    require(can_add_name(actor, organisation))
    text = tidy(name.text)
    if not text:
        raise NameMissing
    if name.start and name.end and name.end <= name.start:
        raise PeriodReversed
    language = name.language or language_of(text)
    same = organisation.names.filter(kind=name.kind, language=language)
    if name.kind == "legal" and any(_overlaps(old, name) for old in same):
        raise NameKnown
    if same.filter(folded=fold(text), start=name.start).exists():
        raise NameKnown
    added = OrganisationName.objects.create(
        organisation=organisation, text=text, folded=fold(text), language=language,
        kind=name.kind, start=name.start, end=name.end, **provenance.fields(),
    )  # fmt: skip
    refresh_names(organisation=organisation, on=provenance.retrieved_on)
    record_act(
        "add_name",
        account_id=number_of(actor),
        object_kind="organisation",
        object_id=organisation.pk,
    )
    return added


def _overlaps(old: OrganisationName, new: NewName) -> bool:
    ends_before = old.end and new.start and old.end <= new.start
    starts_after = new.end and old.start and new.end <= old.start
    return not (ends_before or starts_after)
