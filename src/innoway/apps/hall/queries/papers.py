"""The papers of a form: which are asked, which go with it, which earlier ones could."""

import datetime
from dataclasses import dataclass

from innoway.apps.accounts.facade import may_prepare
from innoway.apps.cases.facade import actor_numbered, can_see_case
from innoway.apps.documents.facade import DocumentView, Owner, documents_of
from innoway.apps.hall.calculations.paper_list import ListedPaper, list_papers
from innoway.apps.hall.enums import PaperState
from innoway.apps.hall.models import Draft
from innoway.apps.hall.queries.draft import OpenForm

MOST = 50


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is asked, with the document that was chosen for it."""

    listed: ListedPaper
    document: DocumentView | None

    @property
    def state(self) -> PaperState:
        """How it stands."""
        return PaperState.HERE if self.document else self.listed.state


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of a form; ``earlier`` are the applicant's documents, newest first."""

    papers: tuple[Paper, ...]
    earlier: tuple[DocumentView, ...]

    @property
    def to_bring(self) -> tuple[Paper, ...]:
        """The papers that the applicant can hand in."""
        return tuple(paper for paper in self.papers if paper.listed.to_bring)

    @property
    def lacks(self) -> bool:
        """Whether a paper is missing that neither may follow nor be promised."""
        return any(paper.state == PaperState.MISSING for paper in self.papers)

    def by_item(self) -> dict[str, list[int]]:
        """Return the documents that go into the case of each item, each once."""
        found: dict[str, list[int]] = {}
        for paper in self.papers:
            if paper.document is None:
                continue
            for item in paper.listed.items:
                numbers = found.setdefault(item.key, [])
                if paper.document.id not in numbers:
                    numbers.append(paper.document.id)
        return found


def paper_list(form: OpenForm, account_id: int | None, at: datetime.datetime) -> PaperList:
    """Return the papers of a form for whoever looks at it.

    Documents are shown only to who may prepare for the applicant; somebody else who opened the
    form by its code sees the papers as not chosen.
    """
    earlier: tuple[DocumentView, ...] = ()
    if account_id is not None and prepares(form.draft, account_id, at):
        earlier = documents_of(owner_of(form.draft, account_id))
    known = {document.id: document for document in earlier}
    chosen = form.draft.papers
    papers = tuple(
        Paper(listed, known.get(chosen.get(listed.key, {}).get("document", 0)))
        for listed in list_papers(form.items)
    )
    return PaperList(papers, earlier[:MOST])


def prepares(draft: Draft, account_id: int, at: datetime.datetime) -> bool:
    """Whether a person may add papers: anybody for oneself, for a firm who prepares for it."""
    firm = draft.organisation_id
    return firm is None or may_prepare(account_id, firm, at)


def owner_of(draft: Draft, account_id: int) -> Owner:
    """Return whose papers go with a form."""
    firm = draft.organisation_id
    return Owner(organisation_id=firm) if firm else Owner(account_id=account_id)


def reads_case(case_id: str, account_id: int, at: datetime.datetime) -> bool:
    """Whether a person reads the papers of a case: whoever may see the case."""
    return case_id.isdecimal() and can_see_case(actor_numbered(account_id, at), int(case_id))
