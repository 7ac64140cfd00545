"""The applicant's documents, and the case that each fits."""

import datetime
from dataclasses import dataclass

from innoway.apps.cases.facade import actor_numbered, can_see_case
from innoway.apps.documents.facade import DocumentView, Owner, documents_of
from innoway.apps.hall.calculations.catalogue import Item
from innoway.apps.hall.queries.draft import OpenForm

MOST = 50


@dataclass(frozen=True, slots=True)
class Paper:
    """A document and the item whose papers it fits; empty when none asks for its kind."""

    document: DocumentView
    item: str


def papers_for(form: OpenForm, account_id: int) -> tuple[Paper, ...]:
    """Return what the applicant may hand in with a form, newest first."""
    firm = form.draft.organisation_id
    owner = Owner(organisation_id=firm) if firm else Owner(account_id=account_id)
    return tuple(Paper(one, fitting(one.kind, form.items)) for one in documents_of(owner)[:MOST])


def fitting(kind: str, items: tuple[Item, ...]) -> str:
    """Return the first item that asks for a kind of document; any paper may be of kind other."""
    if kind == "other":
        return ""
    return next((item.key for item in items for paper in item.materials if paper.kind == kind), "")


def reads_case(case_id: str, account_id: int, at: datetime.datetime) -> bool:
    """Whether a person reads the papers of a case: whoever may see the case."""
    return case_id.isdecimal() and can_see_case(actor_numbered(account_id, at), int(case_id))
