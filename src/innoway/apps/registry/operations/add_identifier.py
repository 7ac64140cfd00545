"""Attach an official number to an organisation or a person."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.errors import IdentifierTaken, IdentifierUnsound, SchemeUnknown
from innoway.apps.registry.models import Identifier, Organisation, Person
from innoway.apps.registry.rules import can_add_identifier, require
from innoway.values.identifiers import SCHEMES


@transaction.atomic
def add_identifier(
    *,
    actor: Any,
    holder: Organisation | Person,
    scheme: str,
    value: str,
    provenance: Provenance,
) -> Identifier:
    """Record a number as stated; it is normalised and its check digits must agree.

    Adding a number the holder has already returns that one.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
        SchemeUnknown: No such scheme, or it names another kind of thing.
        IdentifierUnsound: The number fails its check.
        IdentifierTaken: The number names somebody else.
    """
    require(can_add_identifier(actor, holder))
    kind = "person" if isinstance(holder, Person) else "organisation"
    known = SCHEMES.get(scheme)
    # ISNI names people as well as bodies.
    if known is None or (known.holder != kind and scheme != "int:isni"):
        raise SchemeUnknown(scheme=scheme)
    faults = known.explain(value)
    if faults:
        language = get_language() or "en"
        raise IdentifierUnsound(reason=" ".join(fault.message(language) for fault in faults[:2]))
    normal = known.normalise(value)
    old = Identifier.objects.filter(scheme=scheme, value=normal).first()
    if old is None:
        try:
            with transaction.atomic():
                return Identifier.objects.create(
                    scheme=scheme, value=normal, **{kind: holder}, **provenance.fields()
                )
        except IntegrityError:  # somebody else was faster
            old = Identifier.objects.get(scheme=scheme, value=normal)
    if getattr(old, f"{kind}_id") != holder.pk:
        raise IdentifierTaken(name=str(old.organisation or old.person))
    return old
