"""What the API of accounts takes and gives."""

import datetime
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field

from innoway.apps.accounts.enums import DelegationRole, MailDelivery, StaffRole, Theme
from innoway.foundation.rest import Id, SafeText


def mailbox(text: str) -> str:
    """Refuse what is no e-mail address."""
    try:
        validate_email(text)
    except ValidationError as fault:
        raise ValueError("This is not an e-mail address.") from fault
    return text


Email = Annotated[
    SafeText, AfterValidator(mailbox), Field(max_length=254, json_schema_extra={"format": "email"})
]
# Between these years every time zone's moment fits the database and comes back from it.
Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC),
        le=datetime.datetime(2200, 1, 1, tzinfo=datetime.UTC),
    ),
]


class Me(Schema):
    """The signed-in account."""

    id: int
    email: str
    full_name: str
    language: str
    theme: Theme
    staff_roles: list[StaffRole]
    deletion_due_at: datetime.datetime | None


class Profile(Schema):
    """Name, language ("" follows the browser) and appearance."""

    full_name: SafeText = ""
    language: SafeText = ""
    theme: Theme = Theme.SYSTEM


class Organisation(Schema):
    """An organisation as people act for it."""

    id: int
    name: str
    name_zh: str


class DelegationOut(Schema):
    """One role of one person for one organisation; ``end`` is the first moment without it."""

    id: int
    account_id: int
    person: str
    organisation: Organisation
    role: DelegationRole
    start: datetime.datetime
    end: datetime.datetime | None
    revoked_at: datetime.datetime | None


class DelegationIn(Schema):
    """A further role for somebody who acts for the organisation already."""

    account_id: Id
    role: DelegationRole
    start: Moment | None = None
    end: Moment | None = None


class RoleIn(Schema):
    """Another role."""

    role: DelegationRole


class InvitationOut(Schema):
    """An offer that waits for an answer."""

    id: int
    email: str
    organisation: Organisation
    role: DelegationRole
    delegation_end: datetime.datetime | None
    invited_at: datetime.datetime
    expires_at: datetime.datetime


class InvitationIn(Schema):
    """Whom to ask, for which role, until when."""

    email: Email
    role: DelegationRole
    delegation_end: Moment | None = None


class AppointmentOut(Schema):
    """One staff role of one person."""

    id: int
    account_id: int
    person: str
    role: StaffRole
    start: datetime.datetime
    end: datetime.datetime
    revoked_at: datetime.datetime | None


class AppointmentIn(Schema):
    """Whom to give which desk, until before which moment."""

    email: Email
    role: StaffRole
    end: Moment
    start: Moment | None = None


class ActingIn(Schema):
    """For whom to act in this browser; null for oneself."""

    organisation_id: Id | None = None


class NoticeOut(Schema):
    """One thing told to oneself, in both languages; ``link`` is a path here, or empty."""

    id: int
    topic: str
    subject: str
    subject_zh: str
    body: str
    body_zh: str
    link: str
    told_at: datetime.datetime
    read_at: datetime.datetime | None


class ReadAllIn(Schema):
    """The newest notice that was seen; null for all."""

    up_to: Id | None = None


class MailChoice(Schema):
    """How one topic is mailed; obligatory ones cannot be switched off."""

    topic: str
    label: str
    obligatory: bool
    delivery: MailDelivery


class MailChoiceIn(Schema):
    """Another delivery for a topic."""

    topic: SafeText
    delivery: MailDelivery


class MailsIn(Schema):
    """The topics to change."""

    chosen: Annotated[list[MailChoiceIn], Field(max_length=100)]
