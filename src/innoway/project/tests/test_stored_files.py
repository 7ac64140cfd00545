"""The doctor tells what is wrong with stored papers, and how to mend it."""

import io

import pytest
from django.utils import timezone

from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.documents.facade import Owner, store_document
from innoway.apps.documents.gateways import shelf
from innoway.apps.documents.tests.factories import make_pdf
from innoway.project.cli.doctor import stored_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tmp_path, settings):
    """Return where the file of a new document lies."""
    settings.MEDIA_ROOT = tmp_path
    person = make_account()
    view = store_document(
        owner=Owner(account_id=person.pk), kind="licence", name="a.pdf",
        stream=io.BytesIO(make_pdf()), account_id=person.pk, at=timezone.now(),
    )  # fmt: skip
    return shelf().place(view.sha256)


def test_whole_shelf_needs_no_repair(place):
    found = stored_files()

    assert found.found.startswith("1 files")
    assert found.repair == ""


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda place: place.unlink(), "1 missing"),
        (lambda place: place.write_bytes(b"other"), "1 altered"),
    ],
)
def test_damage_is_told_with_the_way_back(place, damage, told):
    damage(place)

    found = stored_files()

    assert found.found == told
    assert "innoway restore" in found.repair
    assert place.name in found.repair
