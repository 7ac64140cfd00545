"""The document pages and the API: what works, what a stranger learns (nothing), what it costs."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.documents import facade
from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.gateways import shelf
from innoway.apps.documents.models import Consent, Document, Read
from innoway.apps.documents.seed import paper
from innoway.apps.documents.tests.factories import make_pdf
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def file(content=None, name="licence.pdf"):
    return SimpleUploadedFile(name, make_pdf() if content is None else content)


@pytest.fixture
def inside(client, founder):
    client.force_login(founder, backend=BACKEND)
    return client


@pytest.fixture
def acting(inside, works):
    session = inside.session
    session["acting_for"] = works.pk
    session.save()
    return inside


@pytest.fixture
def document(owner, founder, now):
    return facade.store_document(
        owner=owner, kind="licence", name="营业执照.pdf", stream=io.BytesIO(make_pdf()),
        account_id=founder.pk, at=now,
    )  # fmt: skip


def go(client, name, *args, post=None, **more):
    address = reverse(f"documents:{name}", args=args)
    return client.get(address, **more) if post is None else client.post(address, post, **more)


def test_upload_works_without_script_and_belongs_to_whom_one_acts_for(acting, works, founder):
    assert go(acting, "store-document").status_code == 200

    done = go(acting, "store-document", post={"kind": "licence", "title": "", "file": file()})

    row = Document.objects.get()
    assert done["Location"] == reverse("documents:document", args=[row.pk])
    assert (row.organisation_id, row.title) == (works.pk, "licence.pdf")
    own = go(acting, "documents").context["documents"]
    assert [one.pk for one in own] == [row.pk]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "a.pdf", "空", id="empty"),
        pytest.param(b"MZ" + b"\0" * 99, "a.pdf", "程序", id="program"),
        pytest.param(
            make_pdf(b"4 0 obj << /S /JavaScript >> endobj\n"), "a.pdf", "脚本", id="script"
        ),
    ],
)
def test_upload_says_in_both_languages_what_is_wrong(inside, content, name, words):
    sent = {"kind": "other", "file": file(content, name)}
    english = go(inside, "store-document", post=sent)
    inside.cookies["language"] = "zh-hans"
    sent = {"kind": "other", "file": file(content, name)}
    chinese = go(inside, "store-document", post=sent)

    assert (english.status_code, chinese.status_code) == (422, 422)
    (said,) = chinese.context["form"].errors["file"]
    (told,) = english.context["form"].errors["file"]
    assert words in said
    assert told.isascii()


def test_two_gigabytes_are_refused_before_they_are_read(inside):
    class Unread(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            raise AssertionError("the body was read")

    answer = inside.generic(
        "POST", reverse("documents:store-document"), b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 << 30), **{"wsgi.input": Unread()},
    )  # fmt: skip

    assert answer.status_code == 413


def test_download_is_saved_not_shown_and_is_written_down(inside, document, founder):
    moved = go(inside, "signed-link", document.id, 1)
    answer = inside.get(moved["Location"])

    assert b"".join(answer.streaming_content) == make_pdf()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Type"] == "application/pdf"
    assert Read.objects.get().account_id == founder.pk
    page = go(inside, "document", document.id)
    assert len(page.context["page"].reads) == 1


def test_a_file_that_is_gone_is_said_to_be_our_fault(inside, document):
    shelf().remove(document.sha256)
    moved = go(inside, "signed-link", document.id, 1)

    assert inside.get(moved["Location"]).status_code == 503


def test_strangers_learn_nothing(client, inside, document, founder):
    link = go(inside, "signed-link", document.id, 1)["Location"]
    client.logout()
    for name in ("documents", "store-document"):
        assert go(client, name).status_code == 302
    client.force_login(make_account(), backend=BACKEND)

    assert client.get(link).status_code == 404
    for number in (document.id, 999_999):
        moved = go(client, "signed-link", number, 1)
        assert client.get(moved["Location"]).status_code == 404
        assert go(client, "document", number).status_code == 404
        assert go(client, "add-version", number).status_code == 404
        assert go(client, "delete-document", number, post={}, follow=True).status_code == 200
        assert go(client, "revoke-reuse", number, post={}).status_code == 404
    assert Document.objects.living().count() == 1
    assert not Read.objects.exists()


def test_new_version_delete_and_revoke_on_the_page(inside, document, founder, now):
    sent = {"file": file(paper("Lease"), "lease.pdf")}
    assert go(inside, "add-version", document.id, post=sent).status_code == 302
    consent = facade.grant_reuse(
        document_id=document.id, subject=("cases", "9"), account_id=founder.pk, at=now,
        until=now.replace(year=now.year + 1),
    )  # fmt: skip

    page = go(inside, "document", document.id)
    assert [row.number for row in page.context["page"].versions] == [2, 1]
    assert go(inside, "revoke-reuse", consent.id, post={}).status_code == 302
    assert Consent.objects.get().revoked_at
    asked = go(inside, "delete-document", document.id, follow=True)
    assert asked.context["asking"]
    go(inside, "delete-document", document.id, post={})
    assert go(inside, "document", document.id).status_code == 404


def test_held_documents_offer_no_delete(inside, document, founder, now):
    facade.attach([document.id], ("cases", "123"), at=now)

    page = go(inside, "document", document.id)

    assert page.context["held"]
    assert reverse("documents:delete-document", args=[document.id]) not in page.text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("name", ["documents", "store-document"])
def test_pages_answer_in_both_languages(inside, language, name):
    inside.cookies["language"] = language

    assert go(inside, name).status_code == 200


@pytest.mark.parametrize("more", [1, 3])
def test_list_costs_the_same_for_few_and_many(
    inside, founder, now, more, django_assert_num_queries
):
    for number in range(more):
        facade.store_document(
            owner=Owner(account_id=founder.pk), kind="plan", name=f"{number}.pdf",
            stream=io.BytesIO(make_pdf()), account_id=founder.pk, at=now,
        )  # fmt: skip

    with django_assert_num_queries(6):
        go(inside, "documents")


@pytest.fixture
def call(client):
    def with_key(account, method, path, now, body=None, **facts):
        _key, text = issue_key(
            account_id=account.pk, name="t", scopes=["read", "write"], days=1, now=now
        )
        send = getattr(client, method)
        return send(f"/api/documents{path}", body, headers={"X-API-Key": text}, **facts)

    return with_key


def test_api_stores_lists_links_and_deletes(call, founder, works, now, client):
    body = {"kind": "licence", "organisation_id": works.pk, "file": file()}
    stored = call(founder, "post", "/", now, body)
    assert stored.status_code == 201
    number = stored.json()["id"]

    listed = call(founder, "get", f"/?organisation_id={works.pk}", now).json()
    assert [row["id"] for row in listed["items"]] == [number]
    assert call(founder, "get", f"/{number}", now).json()["versions"][0]["number"] == 1
    more = call(founder, "post", f"/{number}/versions", now, {"file": file(paper("New"))})
    assert more.json()["number"] == 2
    path = call(founder, "get", f"/{number}/versions/2/link", now).json()["path"]
    client.force_login(founder, backend=BACKEND)
    assert b"".join(client.get(path).streaming_content) == paper("New")
    client.logout()
    assert call(founder, "delete", f"/{number}", now).status_code == 204
    assert call(founder, "get", f"/{number}", now).status_code == 404
    assert len(call(founder, "get", "/kinds", now).json()) == 10


def test_api_refuses_bad_files_and_strangers(call, founder, works, document, now):
    body = {"kind": "licence", "file": file(b"MZ" + b"\0" * 99)}
    refused = call(founder, "post", "/", now, body)
    assert (refused.status_code, refused.json()["code"]) == (422, "documents.program-refused")
    stranger = make_account()
    json = {"content_type": "application/json"}
    reuse = {"subject_app": "cases", "subject_id": "1", "until": "2030-01-01T00:00:00Z"}
    for answer in (
        call(stranger, "get", f"/?organisation_id={works.pk}", now),
        call(stranger, "get", f"/{document.id}", now),
        call(stranger, "delete", f"/{document.id}", now),
        call(stranger, "post", f"/{document.id}/versions", now, {"file": file()}),
        call(stranger, "post", f"/{document.id}/consents", now, reuse, **json),
        call(stranger, "post", "/consents/1/revoke", now),
    ):
        assert answer.status_code == 404
    granted = call(founder, "post", f"/{document.id}/consents", now, reuse, **json)
    assert granted.status_code == 201
    ended = call(founder, "post", f"/consents/{granted.json()['id']}/revoke", now)
    assert ended.json()["revoked_at"]
