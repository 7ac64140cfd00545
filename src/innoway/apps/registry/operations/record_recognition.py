"""Record what a body recognised an organisation to be."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.errors import CertificateKnown, PeriodReversed, RecognitionOverlaps
from innoway.apps.registry.events import RecognitionRecorded
from innoway.apps.registry.models import Organisation, Recognition
from innoway.apps.registry.rules import can_record_recognition, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def record_recognition(
    *,
    actor: Any,
    organisation: Organisation,
    kind: str,
    start: date,
    provenance: Provenance,
    end: date | None = None,
    body: str = "",
    number: str = "",
    evidence: str = "",
) -> Recognition:
    """Add a recognition in force from ``start`` up to, not including, ``end``.

    The exclusion constraint on the table is the guard against two at a time.

    Raises:
        NotAllowed: Only stewards record recognitions.
        PeriodReversed: It would end before it starts.
        CertificateKnown: The body's certificate number is in the register.
        RecognitionOverlaps: The body's recognition of this kind is in force meanwhile.
    """
    require(can_record_recognition(actor, organisation))
    if end is not None and end <= start:
        raise PeriodReversed
    try:
        with transaction.atomic():
            recognition = Recognition.objects.create(
                organisation=organisation, kind=kind, body=tidy(body), number=tidy(number),
                start=start, end=end, evidence=tidy(evidence), **provenance.fields(),
            )  # fmt: skip
    except IntegrityError as error:
        twice = "registry_certificate_once" in str(error)
        raise (CertificateKnown() if twice else RecognitionOverlaps()) from error
    record_act(
        "record_recognition",
        account_id=number_of(actor),
        object_kind="recognition",
        object_id=recognition.pk,
    )
    publish(RecognitionRecorded(recognition_id=recognition.pk, organisation_id=organisation.pk))
    return recognition
