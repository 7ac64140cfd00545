"""Open a case."""

import datetime
import secrets
from typing import Any

from django.db import transaction

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import ActKind, Channel
from innoway.apps.cases.errors import TermsUnsound
from innoway.apps.cases.models import Act, Case
from innoway.apps.cases.operations.write_act import write_act
from innoway.apps.cases.rules import can_open_case, require

# Without letters and digits that look alike.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@transaction.atomic
def open_case(
    *, actor: Any, account_id: int, terms: Terms, organisation_id: int | None, channel: Channel,
    data: dict[str, Any], document_ids: list[int], at: datetime.datetime,
) -> Act:  # fmt: skip
    """Open a draft under the terms as they stand now; ``account_id`` is the applicant's person.

    Raises:
        NotAllowed: The person does not fill in for the organisation.
        TermsUnsound: The terms promise nothing, or more time than the law gives.
    """
    require(can_open_case(actor, organisation_id))
    if not terms.sound:
        raise TermsUnsound
    case = Case(
        number=new_number(at), organisation_id=organisation_id, channel=channel,
        opened_by_id=account_id, item_code=terms.item_code,
        terms=terms.to_json(), data=data, document_ids=document_ids, opened_at=at,
    )  # fmt: skip
    return write_act(
        case=case, kind=ActKind.OPEN, actor=actor, at=at, rule=terms.rule,
        facts={"item": terms.item_code, "version": terms.version, "channel": channel.value,
               "fields": sorted(data), "documents": document_ids},
    )  # fmt: skip


def new_number(at: datetime.datetime) -> str:
    """Return a number that cannot be guessed from another: year and forty random bits."""
    text = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{at.year}-{text[:4]}-{text[4:]}"
