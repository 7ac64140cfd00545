"""Start a form for one or several services."""

import datetime
import secrets
from collections.abc import Callable, Mapping, Sequence

from django.db import transaction

from innoway.apps.hall.calculations.catalogue import Catalogue
from innoway.apps.hall.calculations.known import Known
from innoway.apps.hall.calculations.resume_code import digest_of, resume_code
from innoway.apps.hall.calculations.union import asked_once
from innoway.apps.hall.errors import NothingChosen, ServiceUnknown
from innoway.apps.hall.models import Draft


@transaction.atomic
def start_draft(
    *,
    catalogue: Catalogue,
    items: Sequence[str],
    bundle: str,
    known: Mapping[str, Known],
    account_id: int | None,
    organisation_id: int | None,
    secret: str,
    at: datetime.datetime,
) -> Draft:
    """Create a form that asks everything once and fills in what the district knows.

    ``secret`` is the key of the installation that codes are made with.

    Raises:
        NothingChosen: No service was ticked.
        ServiceUnknown: One of them, or the life event, is not offered now.
    """
    chosen = [key for key in catalogue.items if key in set(items)]
    if not items:
        raise NothingChosen
    if len(chosen) != len(set(items)) or (bundle and bundle not in catalogue.bundles):
        raise ServiceUnknown
    if not all(catalogue.items[key].in_force(at.date()) for key in chosen):
        raise ServiceUnknown
    if bundle:
        chosen.sort(key=_place_in(catalogue.bundles[bundle].items))
    asked = asked_once([catalogue.items[key] for key in chosen], catalogue)
    draft = Draft(
        bundle=bundle, items=chosen, account_id=account_id, organisation_id=organisation_id,
        nonce=secrets.token_hex(16), created_at=at, changed_at=at,
        answers={
            one.field.key: known[one.field.known].as_answer(at)
            for one in asked
            if one.field.known in known
        },
    )  # fmt: skip
    draft.code_digest = digest_of(secret, resume_code(secret, str(draft.pk), draft.nonce))
    draft.save(force_insert=True)
    return draft


def _place_in(order: Sequence[str]) -> Callable[[str], int]:
    return lambda key: order.index(key) if key in order else len(order)
