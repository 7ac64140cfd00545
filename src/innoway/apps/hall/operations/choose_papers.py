"""Say which documents go with a form."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction

from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.facade import documents_of, handed_in
from innoway.apps.hall.calculations.paper_list import list_papers
from innoway.apps.hall.errors import (
    DraftMissing,
    DraftSent,
    NotAllowed,
    PaperNotAsked,
    ReuseNotAgreed,
)
from innoway.apps.hall.models import Draft
from innoway.apps.hall.queries.draft import form_of
from innoway.apps.hall.queries.papers import owner_of, prepares


@transaction.atomic
def choose_papers(
    *,
    draft_id: uuid.UUID,
    account_id: int,
    chosen: Mapping[str, int],
    consent: bool,
    at: datetime.datetime,
) -> Draft:
    """Replace the choice of documents by paper; each goes into every case that asks for it.

    ``consent`` agrees to the use here of what was handed in elsewhere before; what was agreed to
    stays so while the choice stays.

    Raises:
        DraftMissing: It was deleted.
        DraftSent: It was sent already.
        NotAllowed: The person does not prepare for the organisation of the form.
        PaperNotAsked: No service of the form asks for such a paper.
        DocumentMissing: A document is not the applicant's.
        ReuseNotAgreed: A document was handed in elsewhere, and the consent is missing.
    """
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        raise DraftMissing
    if draft.is_sent:
        raise DraftSent
    if not prepares(draft, account_id, at):
        raise NotAllowed
    asked = {paper.key for paper in list_papers(form_of(draft).items) if paper.to_bring}
    if not asked.issuperset(chosen):
        raise PaperNotAsked
    if not {one.id for one in documents_of(owner_of(draft, account_id))}.issuperset(
        chosen.values()
    ):
        raise DocumentMissing
    draft.papers = _agreed(draft, chosen, consent=consent, at=at)
    draft.changed_at = at
    draft.save(update_fields=["papers", "changed_at"])
    return draft


def _agreed(
    draft: Draft, chosen: Mapping[str, int], *, consent: bool, at: datetime.datetime
) -> dict[str, dict[str, object]]:
    """Return the choice with the moment of each consent.

    Raises:
        ReuseNotAgreed: One needs a consent that was not given.
    """
    before, used, papers = draft.papers, handed_in(chosen.values()), {}
    for key, number in chosen.items():
        earlier = before.get(key, {})
        kept = earlier.get("agreed_at", "") if earlier.get("document") == number else ""
        agreed_at = kept or (at.isoformat() if consent and number in used else "")
        if number in used and not agreed_at:
            raise ReuseNotAgreed
        papers[key] = {"document": number, "agreed_at": agreed_at}
    return papers
