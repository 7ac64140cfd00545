"""Every page of cases and documents in both languages, at a desk and on a phone.

The case is accepted and a clerk is in charge of it; owner, clerk and supervisor each look at theirs.
"""

import pytest
from django.urls import reverse

from ..access.conftest import firm, monday, objects, readers
from .test_every_page import LOOKS, addresses, problems

__all__ = ["firm", "monday", "objects", "readers"]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def seen_by(objects):
    """Return the addresses that each reader looks at, by name."""
    case, paper = objects["case"], objects["document_id"]
    own = addresses(["cases:cases", "documents:documents", "documents:store-document"])
    paper_pages = addresses(["documents:document", "documents:add-version"], paper)
    pages = {
        "owner": own | paper_pages,
        "clerk in charge": addresses(["cases:desk", "cases:published-overruns"]),
        "supervisor": addresses(["cases:supervision-wall", "cases:holiday-papers"]),
        "administrator": addresses(["cases:publish-holiday-paper"]),
    }
    for reader in ("owner", "clerk in charge", "supervisor"):
        pages[reader] |= {"cases:case": reverse("cases:case", args=[case])}
    return pages


@pytest.mark.parametrize("language", LOOKS)
def test_every_case_page(visit, readers, seen_by, language):
    tag, theme = LOOKS[language]
    wrong = []
    for reader, pages in seen_by.items():
        seen = visit(language=language, theme=theme, account=readers[reader])
        wrong += [f"{reader}: {x}" for n, a in pages.items() for x in problems(seen, n, a, tag)]

    assert wrong == []
