"""Send a form: one case for each of its services, all or none."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from innoway.apps.accounts.facade import may_approve
from innoway.apps.cases.facade import case_view, open_case, submit_case
from innoway.apps.documents.errors import ConsentMissing
from innoway.apps.documents.facade import attach, grant_reuse, handed_in
from innoway.apps.hall.calculations.case_data import case_data
from innoway.apps.hall.calculations.catalogue import Item
from innoway.apps.hall.errors import (
    DraftIncomplete,
    DraftMissing,
    DraftSent,
    MayNotSign,
    NothingChosen,
    ReuseNotAgreed,
)
from innoway.apps.hall.events import DraftWasSent
from innoway.apps.hall.models import Draft, Mandate
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.draft import form_of
from innoway.apps.hall.queries.papers import paper_list
from innoway.apps.hall.queries.terms import terms_of
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish

CHANNEL = "online"


@transaction.atomic
def send_draft(
    *,
    draft_id: uuid.UUID,
    account_id: int,
    commitment: bool,
    at: datetime.datetime,
    consent_days: int = 366,
) -> Draft:
    """Open and hand in a case for each service and empty the form.

    The row lock makes a second press wait and then find the form sent, so nothing is opened
    twice. ``commitment`` is the written promise in place of proofs, for the services that take
    one. The papers chosen in the form go into every case that asks for them; the consent to reuse
    one holds for ``consent_days``. Papers of somebody else than the sender stay out, as the page
    before sending says. What the form held is in the cases afterwards; its code opens nothing.

    Raises:
        DraftMissing: It was deleted.
        DraftSent: It was sent already.
        DraftIncomplete: Answers are missing or not valid; ``fields`` says which.
        MayNotSign: The form is for an organisation that the person may not sign for.
        ReuseNotAgreed: A paper was handed in elsewhere since, and nobody agreed to its use here.
        NothingChosen: All its services were withdrawn since.
    """
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        raise DraftMissing
    if draft.is_sent:
        raise DraftSent
    form = form_of(draft)
    if not form.items:
        raise NothingChosen
    if form.faults:
        raise DraftIncomplete(fields=dict(form.faults))
    if draft.organisation_id and not may_approve(account_id, draft.organisation_id, at):
        raise MayNotSign
    chosen = paper_list(form, account_id, at).by_item()
    _check_consents(draft, chosen)
    cases = []
    for item in form.items:
        numbers = chosen.get(item.key, [])
        cases.append(
            _handed_in(
                draft, item, account_id=account_id, commitment=commitment, document_ids=numbers,
                at=at,
            )
        )  # fmt: skip
        _attach(numbers, cases[-1]["id"], account_id, consent_days, at)
    draft.cases, draft.answers, draft.papers, draft.code_digest = cases, {}, {}, None
    draft.account_id, draft.sent_at, draft.changed_at = account_id, at, at
    draft.save()
    record_act("hall.draft-sent", account_id=account_id, object_kind="draft", object_id=draft.pk,
               organisation_id=draft.organisation_id)  # fmt: skip
    publish(DraftWasSent(draft_id=str(draft.pk), case_ids=tuple(one["id"] for one in cases)))
    return draft


def _check_consents(draft: Draft, chosen: Mapping[str, list[int]]) -> None:
    """Refuse a document that another case got between the choice and the sending.

    Raises:
        ReuseNotAgreed: Nobody agreed to its use here.
    """
    agreed = {one["document"] for one in draft.papers.values() if one["agreed_at"]}
    if handed_in(number for numbers in chosen.values() for number in numbers) - agreed:
        raise ReuseNotAgreed


def _attach(
    numbers: list[int], case_id: int, account_id: int, consent_days: int, at: datetime.datetime
) -> None:
    """Fasten documents to a case; choosing one for several cases is the consent for each."""
    subject = ("cases", str(case_id))
    until = at + datetime.timedelta(days=consent_days)
    for number in numbers:
        try:
            attach([number], subject, at=at, account_id=account_id)
        except ConsentMissing:
            grant_reuse(
                document_id=number, subject=subject, until=until, account_id=account_id, at=at
            )
            attach([number], subject, at=at, account_id=account_id)


def _handed_in(
    draft: Draft,
    item: Item,
    *,
    account_id: int,
    commitment: bool,
    document_ids: list[int],
    at: datetime.datetime,
) -> dict[str, Any]:
    """Open and submit one case with the answers that its service asks for."""
    data = case_data(item, draft.answers, catalogue().fields)
    case = open_case(
        terms=terms_of(item), applicant_id=draft.organisation_id, account_id=account_id,
        channel=CHANNEL, data=data, document_ids=document_ids, at=at,
    )  # fmt: skip
    receipt = submit_case(
        case_id=case.id, account_id=account_id, at=at, commitment=commitment and item.commitment
    )
    if draft.provider_id:
        Mandate.objects.create(
            provider_id=draft.provider_id, case_id=case.id, account_id=account_id, named_at=at
        )
    seen = case_view(case.id, at.date())
    due = seen.due.isoformat() if seen and seen.due else ""
    return {"id": case.id, "number": case.number, "item": item.key, "due": due,
            "receipt": receipt.act_index}  # fmt: skip
