"""A founder uploads a paper: told what is wrong, then stored; and the inbox, in every look."""

import datetime

import pytest

from innoway.apps.accounts.facade import notify
from innoway.apps.accounts.notices import ROLES
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.documents.models import Document
from innoway.apps.documents.seed import paper
from tests.journeys.test_every_page import NARROWEST, faults, sideways
from tests.journeys.test_looks import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def founder(tmp_path, settings):
    """Somebody with an empty shelf and one notice."""
    settings.MEDIA_ROOT = tmp_path / "files"
    account = make_account(full_name="Test Founder")
    notify(
        account_id=account.pk, topic=ROLES.code, key="journey", link="/accounts/",
        subject=("Your role has changed", "您的角色已变更"), body=("See there.", "请查看。"),
        at=datetime.datetime.now(datetime.UTC),
    )  # fmt: skip
    return account


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_upload_says_what_is_wrong_and_then_stores(visit, founder, tmp_path, script):
    program, lease = tmp_path / "lease.pdf", tmp_path / "real.pdf"
    program.write_bytes(b"MZ" + b"\0" * 500)
    lease.write_bytes(paper("Office lease"))
    page = visit(account=founder, script=script).go("/documents/")
    page.get_by_role("link", name="Upload a document").click()

    for file in (program, lease):
        page.get_by_label("What is it?").select_option("contract")
        page.get_by_label("File", exact=True).set_input_files(file)
        page.get_by_role("button", name="Upload", exact=True).click()
        if file is program:
            page.get_by_text("This file is a program").first.wait_for()

    page.get_by_role("heading", name="real.pdf").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.path().read_bytes() == lease.read_bytes()
    assert Document.objects.get().kind == "contract"


@pytest.mark.parametrize("look", LOOKS)
def test_documents_and_notices_in_every_look(visit, founder, look):
    seen = visit(**LOOKS[look], account=founder)
    wrong = []

    for path in ("/documents/", "/documents/upload/", "/accounts/notices/",
                 "/accounts/notices/mails/"):  # fmt: skip
        page = seen.go(path)
        width = LOOKS[look]["width"]
        wrong += faults(page) + sideways(page, width) + sideways(page, NARROWEST)
        page.set_viewport_size({"width": width, "height": 900})

    assert wrong == []
