"""The doctor's look at the shelf: what is gone, what was changed, what nobody needs."""

import io

import pytest

from innoway.apps.documents import facade
from innoway.apps.documents.gateways import shelf
from innoway.apps.documents.models import Document
from innoway.apps.documents.queries.shelf_check import shelf_check
from innoway.apps.documents.tests.factories import make_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(owner, founder, now):
    """Return the place of the file of a new document and the digest."""
    view = facade.store_document(
        owner=owner, kind="licence", name="a.pdf", stream=io.BytesIO(make_pdf()),
        account_id=founder.pk, at=now,
    )  # fmt: skip
    return shelf().place(view.sha256), view


def check(now, days=1):
    return shelf_check(shelf(), before=now.timestamp() + days * 86400)


def test_whole_shelf_is_in_order(stored, now):
    found = check(now)

    assert (found.files, found.missing, found.altered, found.orphans) == (1, (), (), ())


def test_missing_file_is_named(stored, now):
    place, view = stored
    place.unlink()

    assert check(now).missing == (view.sha256,)


def test_one_changed_byte_is_noticed(stored, now):
    place, view = stored
    place.write_bytes(place.read_bytes().replace(b"595", b"596"))

    assert check(now).altered == (view.sha256,)


def test_orphan_counts_once_it_is_old_enough(stored, now):
    _place, view = stored
    Document.objects.filter(pk=view.id).update(deleted_at=now)

    assert check(now, days=-1).orphans == ()
    assert check(now, days=1).orphans == (view.sha256,)
