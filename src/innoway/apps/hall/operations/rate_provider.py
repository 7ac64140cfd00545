"""Judge a private firm after a real case."""

import datetime

from django.db import IntegrityError, transaction

from innoway.apps.cases.facade import closed_case
from innoway.apps.hall.errors import NotFromACase, ProviderMissing, RatingGiven
from innoway.apps.hall.events import ProviderRated
from innoway.apps.hall.models import Mandate, Provider, ProviderRating
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


def rate_provider(
    *,
    provider_id: int,
    case_id: int,
    account_id: int,
    level: int,
    comment: str,
    at: datetime.datetime,
) -> ProviderRating:
    """Record the judgement of the applicant of a closed case in which the firm was named.

    Raises:
        ProviderMissing: No such firm is on the list.
        NotFromACase: The case is open, not the person's, or does not name the firm.
        RatingGiven: The firm was rated for this case already.
    """
    if not Provider.objects.filter(pk=provider_id, delisted_at__isnull=True).exists():
        raise ProviderMissing
    named = Mandate.objects.filter(provider_id=provider_id, case_id=case_id, account_id=account_id)
    if not named.exists() or closed_case(case_id) is None:
        raise NotFromACase
    try:
        with transaction.atomic():
            rating = ProviderRating.objects.create(
                provider_id=provider_id, case_id=case_id, account_id=account_id, level=level,
                comment=comment, rated_at=at,
            )  # fmt: skip
            record_act("hall.provider-rated", account_id=account_id, object_kind="provider",
                       object_id=provider_id, facts={"case": case_id, "level": level})  # fmt: skip
            publish(ProviderRated(provider_id=provider_id, case_id=case_id))
    except IntegrityError as twice:
        raise RatingGiven from twice
    return rating
