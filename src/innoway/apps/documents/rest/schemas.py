"""What the API of documents takes and gives."""

import datetime
from typing import Annotated

from ninja import Schema
from pydantic import AwareDatetime, Field

from innoway.foundation.rest import SafeText

Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC),
        le=datetime.datetime(2200, 1, 1, tzinfo=datetime.UTC),
    ),
]
Label = Annotated[SafeText, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
Number = Annotated[SafeText, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")]


class KindOut(Schema):
    """A kind of document."""

    key: str
    en: str
    zh: str


class VersionOut(Schema):
    """One file of a document."""

    number: int
    name: str
    sha256: str
    size: int
    media_type: str
    pages: int | None
    checks: list[str]
    uploaded_at: datetime.datetime


class DocumentOut(Schema):
    """A document with its versions, newest first."""

    id: int
    organisation_id: int | None
    account_id: int | None
    kind: str
    title: str
    created_at: datetime.datetime
    held_until: datetime.datetime | None
    due_at: datetime.datetime | None
    versions: list[VersionOut]


class LinkOut(Schema):
    """A path that gives the file to this account for ten minutes."""

    path: str


class ReuseIn(Schema):
    """The matter in which the document may be used, as app label and number, and until when."""

    subject_app: Label
    subject_id: Number
    until: Moment


class ReuseOut(Schema):
    """A consent to reuse."""

    id: int
    document_id: int
    subject_app: str
    subject_id: str
    granted_at: datetime.datetime
    until: datetime.datetime
    revoked_at: datetime.datetime | None
