"""Every role against every act on a document of an organisation, by page and by API."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.tests.factories import make_account, make_delegation, make_principal
from innoway.apps.documents import facade
from innoway.apps.documents.models import Document, Version
from innoway.apps.documents.tests.factories import make_pdf
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
OK, NO, NOTHING = "may", "may not", "learns nothing"
ACTS = ("view", "download", "add version", "consent", "delete")
# The reader is a clerk of the case the document was handed in for.
TABLE = {
    "owner": (OK, OK, OK, OK, OK),
    "approver": (OK, OK, NO, OK, OK),
    "preparer": (OK, OK, OK, NO, NO),
    "reader": (NOTHING, OK, NOTHING, NOTHING, NOTHING),
    "owner of another organisation": (NOTHING,) * 5,
    "former owner": (NOTHING,) * 5,
    "signed in": (NOTHING,) * 5,
    "window clerk": (NOTHING,) * 5,
    "administrator": (NOTHING,) * 5,
}
CELLS = [
    (who, act, wanted) for who, row in TABLE.items() for act, wanted in zip(ACTS, row, strict=True)
]
# Consent is given where it is needed: documents have no page for it.
ON_PAGES = [cell for cell in CELLS if cell[1] != "consent"]
PAGES = {OK: {200, 302}, NO: {403}, NOTHING: {404}}
CALLS = {OK: {200, 201, 204}, NO: {403}, NOTHING: {404}}


@pytest.fixture
def document(owner, founder, now):
    stored = facade.store_document(
        owner=owner, kind="licence", name="a.pdf", stream=io.BytesIO(make_pdf()),
        account_id=founder.pk, at=now,
    )  # fmt: skip
    return Document.objects.get(pk=stored.id)


@pytest.fixture
def person(works, founder, clerk, now):
    """Return a function that makes somebody of a role."""

    def of(who):
        if who == "owner":
            return founder
        if who == "reader":
            return clerk
        account = make_account()
        if who in DelegationRole.values:
            make_delegation(account, works, who)
        elif who == "owner of another organisation":
            make_delegation(account, make_principal())
        elif who == "former owner":
            make_delegation(account, works, end=now)
        elif who != "signed in":
            return make_account(staff=StaffRole(who.replace(" ", "_")))
        return account

    return of


def prepare(document, who, act, now):
    """Hand the document in where a reader is meant; else it could not be deleted."""
    if who == "reader":
        facade.attach([document.pk], ("cases", "123"), at=now)
    return document.pk


def file():
    return {"file": SimpleUploadedFile("b.pdf", make_pdf())}


@pytest.mark.parametrize(("who", "act", "wanted"), ON_PAGES, ids=str)
def test_pages_hold_to_the_table(client, document, person, now, who, act, wanted):
    account, pk = person(who), prepare(document, who, act, now)
    client.force_login(account, backend=BACKEND)

    def address(name, *args):
        return reverse(f"documents:{name}", args=[pk, *args])

    if act == "download":
        answer = client.get(client.get(address("signed-link", 1))["Location"])
        if answer.streaming:
            assert b"".join(answer.streaming_content) == make_pdf()
    elif act == "view":
        answer = client.get(address("document"))
    elif act == "add version":
        answer = client.post(address("add-version"), file())
    else:
        answer = client.post(address("delete-document"))
        deleted = Document.objects.get(pk=pk).deleted_at is not None
        assert deleted == (wanted == OK)
        return

    assert answer.status_code in PAGES[wanted]
    versions = 2 if (act, wanted) == ("add version", OK) else 1
    assert Version.objects.filter(document_id=pk).count() == versions


@pytest.mark.parametrize(("who", "act", "wanted"), CELLS, ids=str)
def test_the_api_holds_to_the_table(client, document, person, now, who, act, wanted):
    account, pk = person(who), prepare(document, who, act, now)
    _key, text = issue_key(
        account_id=account.pk, name="t", scopes=["read", "write"], days=1, now=now
    )
    facts = {"headers": {"X-API-Key": text}}
    path = f"/api/documents/{pk}"
    until = {"subject_app": "cases", "subject_id": "9", "until": "2030-01-01T00:00:00Z"}

    if act == "view":
        answer = client.get(path, **facts)
    elif act == "download":
        link = client.get(f"{path}/versions/1/link", **facts).json()["path"]
        client.force_login(account, backend=BACKEND)
        answer = client.get(link)
        answer.close()
    elif act == "add version":
        answer = client.post(f"{path}/versions", file(), **facts)
    elif act == "consent":
        answer = client.post(f"{path}/consents", until, content_type="application/json", **facts)
    else:
        answer = client.delete(path, **facts)

    assert answer.status_code in CALLS[wanted]
