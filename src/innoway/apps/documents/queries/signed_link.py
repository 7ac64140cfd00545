"""Signed addresses of files: bound to one person and one version, valid for minutes."""

import datetime
from dataclasses import dataclass

from django.core import signing

from innoway.apps.documents.errors import DocumentMissing

SALT = "innoway.documents.link"
VALID = datetime.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Link:
    """What a signed address says."""

    document_id: int
    version: int
    account_id: int


def token_for(link: Link, at: datetime.datetime) -> str:
    """Return the signed text of a link that ends ten minutes after a moment."""
    until = int((at + VALID).timestamp())
    return signing.dumps([link.document_id, link.version, link.account_id, until], salt=SALT)


def link_of(token: str, account_id: int, at: datetime.datetime) -> Link:
    """Return what a token says to the person it was made for.

    Raises:
        DocumentMissing: It is not ours, over, or somebody else's: a stranger learns nothing.
    """
    try:
        document, version, account, until = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise DocumentMissing from fault
    if account != account_id or until < at.timestamp():
        raise DocumentMissing
    return Link(document, version, account)
