"""Storing, handing in, reusing, reading, keeping and deleting documents."""

import datetime
import io
import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import transaction

from innoway.apps.accounts.events import AccountErased
from innoway.apps.accounts.models import Notice
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.documents import errors, facade, jobs, subscribers
from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.gateways import shelf
from innoway.apps.documents.models import Attachment, Document, Read, Version
from innoway.apps.documents.operations.add_version import add_version
from innoway.apps.documents.operations.apply_retention import apply_retention
from innoway.apps.documents.operations.delete_document import delete_document
from innoway.apps.documents.operations.grant_reuse import grant_reuse
from innoway.apps.documents.operations.read_document import read_document
from innoway.apps.documents.operations.revoke_reuse import revoke_reuse
from innoway.apps.documents.operations.sweep_shelf import sweep_shelf
from innoway.apps.documents.queries import signed_link as links
from innoway.apps.documents.queries.personal_documents import personal_documents
from innoway.apps.documents.queries.uploads import upload_of
from innoway.apps.documents.tests.factories import make_pdf
from innoway.foundation.audit.models import AuditLine

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
CASE, OTHER = ("cases", "123"), ("cases", "456")


def store(owner, account, at, content=None, kind="licence", **more):
    return facade.store_document(
        owner=owner, kind=kind, name="licence.pdf", stream=io.BytesIO(content or make_pdf()),
        account_id=account.pk, at=at, **more,
    )  # fmt: skip


def on_shelf():
    return sorted(name for name, _arrived in shelf().kept())


def unfinished():
    return list((shelf().root / "incoming").glob("*"))


def test_store_document_keeps_the_bytes_privately_once(owner, founder, now):
    first, second = store(owner, founder, now), store(owner, founder, now)

    assert first.sha256 == second.sha256
    assert on_shelf() == [first.sha256]
    place = shelf().place(first.sha256)
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (make_pdf(), 0o600)
    assert unfinished() == []
    assert Version.objects.get(document_id=first.id).checks == ["name", "type", "pdf-passive"]


def test_refused_files_leave_nothing(owner, founder, now):
    with pytest.raises(errors.ProgramRefused):
        store(owner, founder, now, b"MZ" + b"\0" * 100)
    with pytest.raises(errors.KindUnknown):
        store(owner, founder, now, kind="nonsense")

    assert (on_shelf(), unfinished(), Document.objects.count()) == ([], [], 0)


def test_a_stream_without_end_is_cut_off_early(owner, founder, now):
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(errors.FileTooLarge) as refusal:
        facade.store_document(
            owner=owner, kind="other", name="a.txt", stream=endless, account_id=founder.pk, at=now
        )

    assert refusal.value.facts == {"megabytes": 32}
    assert endless.given <= 34 << 20
    assert unfinished() == []


def test_only_preparers_store_for_an_organisation(owner, preparer, now):
    store(owner, preparer, now)

    with pytest.raises(errors.NotAllowed):
        store(owner, make_account(), now)
    with pytest.raises(errors.NotAllowed):
        store(Owner(account_id=preparer.pk), make_account(), now)
    clerk = make_account()
    assert store(owner, clerk, now, vouched_for=True).owner == owner


def test_what_rolls_back_is_an_orphan_that_is_swept(owner, founder, now):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        store(owner, founder, now)
        raise ZeroDivisionError
    kept = store(owner, founder, now, make_pdf(b"4 0 obj 1 endobj\n"))
    assert len(on_shelf()) == 2

    late = time.time() + 1
    assert sweep_shelf(shelf=shelf(), before=time.time() - 60) == 0
    assert sweep_shelf(shelf=shelf(), before=late) == 1
    assert on_shelf() == [kept.sha256]


def test_a_process_killed_while_writing_leaves_no_half_file(files):
    script = (
        "import io, sys, time; from pathlib import Path;"
        "from innoway.apps.documents.gateways import Shelf\n"
        "class Slow(io.RawIOBase):\n"
        "    def read(self, size=-1): print('piece', flush=True); time.sleep(0.05); return b'x'*9\n"
        "Shelf(Path(sys.argv[1])).take_in(Slow(), most=1 << 40)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", script, str(files)], stdout=subprocess.PIPE, env=dict(os.environ)
    )
    for _piece in range(3):
        writer.stdout.readline()
    writer.send_signal(signal.SIGKILL)
    writer.communicate()

    assert len(unfinished()) == 1
    assert on_shelf() == []
    assert shelf().drop_stale(before=time.time() + 1) == 1
    assert unfinished() == []


def test_versions_follow_and_the_first_stays(owner, founder, preparer, now):
    document = store(owner, founder, now)
    more = upload_of(io.BytesIO(make_pdf(b"4 0 obj 2 endobj\n")), "new.pdf", now)

    version = add_version(document_id=document.id, upload=more, account_id=preparer.pk, at=now)

    assert version.number == 2
    assert facade.document_view(document.id, founder.pk, now).name == "new.pdf"
    assert Version.objects.get(document_id=document.id, number=1).sha256 == document.sha256
    more = upload_of(io.BytesIO(make_pdf()), "x.pdf", now)
    with pytest.raises(errors.DocumentMissing):
        add_version(document_id=document.id, upload=more, account_id=make_account().pk, at=now)


def test_nothing_is_readable_across_organisations(owner, founder, clerk, now):
    document = store(owner, founder, now)
    stranger = make_account()

    for account in (stranger, clerk):
        assert not facade.may_read(document.id, account.pk, now)
        assert facade.signed_link(document.id, account.pk, now) is None
        assert facade.document_view(document.id, account.pk, now) is None
        with pytest.raises(errors.DocumentMissing):
            read_document(document_id=document.id, number=1, account_id=account.pk, at=now)
    assert not facade.may_read(999_999, founder.pk, now)
    assert facade.documents_of(Owner(account_id=stranger.pk)) == ()
    assert not Read.objects.exists()


def test_attach_opens_the_version_handed_in_to_readers_of_the_case(owner, founder, clerk, now):
    document = store(owner, founder, now)
    facade.attach([document.id], CASE, account_id=founder.pk, at=now)
    facade.attach([document.id], CASE, at=now)
    later = upload_of(io.BytesIO(make_pdf(b"4 0 obj 3 endobj\n")), "later.pdf", now)
    add_version(document_id=document.id, upload=later, account_id=founder.pk, at=now)

    assert Attachment.objects.count() == 1
    assert facade.document_view(document.id, clerk.pk, now).version == 1
    assert [one.sha256 for one in facade.attached_to(CASE)] == [document.sha256]
    assert read_document(document_id=document.id, number=1, account_id=clerk.pk, at=now)
    with pytest.raises(errors.DocumentMissing):
        read_document(document_id=document.id, number=2, account_id=clerk.pk, at=now)
    assert Read.objects.get().subject_id == "123"
    line = AuditLine.objects.get(act="read")
    assert (line.account_id, line.object_id, line.reason) == (
        clerk.pk, str(document.id), "cases:123",
    )  # fmt: skip
    with pytest.raises(errors.DocumentMissing):
        facade.attach([document.id], CASE, account_id=make_account().pk, at=now)


def test_reuse_needs_consent_and_ends_with_it(owner, founder, preparer, clerk, now):
    document = store(owner, founder, now)
    facade.attach([document.id], OTHER, at=now)
    with pytest.raises(errors.ConsentMissing):
        facade.attach([document.id], CASE, at=now)
    term = {"document_id": document.id, "subject": CASE, "at": now}
    with pytest.raises(errors.NotAllowed):
        grant_reuse(**term, until=now + DAY, account_id=preparer.pk)
    with pytest.raises(errors.ConsentTermWrong):
        grant_reuse(**term, until=now, account_id=founder.pk)

    consent = facade.grant_reuse(**term, until=now + 9 * DAY, account_id=founder.pk)
    facade.attach([document.id], CASE, at=now)

    assert facade.may_read(document.id, clerk.pk, now)
    assert not facade.may_read(document.id, clerk.pk, now + 9 * DAY)
    with pytest.raises(errors.NotAllowed):
        revoke_reuse(consent_id=consent.id, account_id=preparer.pk, at=now)
    with pytest.raises(errors.DocumentMissing):
        revoke_reuse(consent_id=consent.id, account_id=clerk.pk, at=now)
    revoke_reuse(consent_id=consent.id, account_id=founder.pk, at=now + DAY)
    revoke_reuse(consent_id=consent.id, account_id=founder.pk, at=now + 2 * DAY)
    assert not facade.may_read(document.id, clerk.pk, now + DAY)
    with pytest.raises(errors.ConsentMissing):
        facade.attach([document.id], ("cases", "789"), at=now + DAY)


def test_links_are_for_one_person_and_minutes(owner, founder, now):
    document = store(owner, founder, now)
    token = facade.signed_link(document.id, founder.pk, now).rsplit("/", 2)[1]

    assert links.link_of(token, founder.pk, now).document_id == document.id
    for account_id, at, text in (
        (founder.pk + 1, now, token),
        (founder.pk, now + links.VALID + datetime.timedelta(seconds=1), token),
        (founder.pk, now, token[:-2]),
        (founder.pk, now, ""),
    ):
        with pytest.raises(errors.DocumentMissing):
            links.link_of(text, account_id, at)


def test_delete_document_removes_content_and_keeps_the_trace(owner, founder, preparer, now):
    document, twin = store(owner, founder, now), store(owner, founder, now)
    with pytest.raises(errors.NotAllowed):
        delete_document(document_id=document.id, account_id=preparer.pk, at=now)

    delete_document(document_id=document.id, account_id=founder.pk, at=now)
    jobs.clear_shelf([document.sha256])
    assert on_shelf() == [document.sha256]
    delete_document(document_id=twin.id, account_id=founder.pk, at=now)
    jobs.clear_shelf([document.sha256])

    assert on_shelf() == []
    row = Document.objects.get(pk=document.id)
    assert (row.title, row.deletion_reason) == ("", "owner")
    assert facade.documents_of(owner) == ()
    with pytest.raises(errors.DocumentMissing):
        delete_document(document_id=document.id, account_id=founder.pk, at=now)


def test_what_was_handed_in_is_held_then_deleted_by_rule(owner, founder, now):
    document = store(owner, founder, now)
    facade.attach([document.id], CASE, at=now)

    with pytest.raises(errors.DocumentHeld) as refusal:
        delete_document(document_id=document.id, account_id=founder.pk, at=now + 3000 * DAY)
    assert "20" in refusal.value.facts["until"]
    assert apply_retention(at=now + 3652 * DAY) == 0
    assert apply_retention(at=now + 3653 * DAY) == 1
    assert Document.objects.get(pk=document.id).deletion_reason == "retention"


def test_what_was_never_handed_in_goes_after_a_warning(owner, founder, preparer, now):
    document = store(owner, founder, now, kind="identity")
    soon = int((now + 20 * DAY).timestamp())

    jobs.apply_retention(soon)
    jobs.apply_retention(soon)

    told = Notice.objects.order_by("account_id")
    assert [row.account_id for row in told] == sorted([founder.pk, preparer.pk])
    assert {row.topic for row in told} == {"documents.retention"}
    assert "licence.pdf" in told[0].subject
    assert told[0].subject_zh != told[0].subject
    jobs.apply_retention(int((now + 30 * DAY).timestamp()))
    assert Document.objects.get(pk=document.id).deleted_at


def test_periodic_sweep_leaves_todays_files(owner, founder, now):
    store(owner, founder, now)
    Version.objects.all().delete()

    jobs.sweep_shelf(int(time.time()))
    assert len(on_shelf()) == 1
    jobs.sweep_shelf(int(time.time()) + 2 * 86400)
    assert on_shelf() == []


def test_erasing_a_person_deletes_own_documents_and_keeps_the_held(founder, now):
    own = Owner(account_id=founder.pk)
    free, held = store(own, founder, now), store(own, founder, now)
    facade.attach([held.id], CASE, at=now)

    subscribers.forget_documents(AccountErased(founder.pk))

    assert Document.objects.get(pk=free.id).deletion_reason == "erasure"
    row = Document.objects.get(pk=held.id)
    assert (row.deleted_at, row.due_at) == (None, row.held_until)


def test_people_take_along_what_documents_hold_about_them(founder, now):
    document = store(Owner(account_id=founder.pk), founder, now)
    read_document(document_id=document.id, number=1, account_id=founder.pk, at=now)

    data = personal_documents(founder.pk)

    assert [row["title"] for row in data["documents"]] == ["licence.pdf"]
    assert [len(data[name]) for name in ("uploads", "consents", "reads")] == [1, 0, 1]
