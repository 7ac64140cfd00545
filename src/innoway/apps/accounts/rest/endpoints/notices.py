"""The inbox and which of it is mailed."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema, Status

from innoway.apps.accounts.operations.choose_mails import choose_mails as choose
from innoway.apps.accounts.operations.read_all_notices import read_all_notices as read_all
from innoway.apps.accounts.operations.read_notice import read_notice as read
from innoway.apps.accounts.queries import notices as reads
from innoway.apps.accounts.rest import schemas
from innoway.foundation.rest import Cursor, Id, Limit, Problem, keyset_page, page_schema

router = Router(tags=["notices"])
REFUSED: dict[Any, Any] = {401: Problem, 404: Problem, 409: Problem, 422: Problem}


class InboxQuery(Schema):
    """Which notices to list."""

    unread: bool = False
    cursor: Cursor = ""
    limit: Limit = 50


@router.get(
    "/notices",
    response={200: page_schema(schemas.NoticeOut), 400: Problem, **REFUSED},
    url_name="notices",
)
def notices(request: HttpRequest, query: Query[InboxQuery]) -> Any:
    """List one's own notices, newest first."""
    rows = reads.notices_for(request.auth.pk, unread_only=query.unread)  # type: ignore[attr-defined]
    return keyset_page(rows, order=("-pk",), cursor=query.cursor, limit=query.limit)


@router.post(
    "/notices/{notice_id}/read",
    response={200: schemas.NoticeOut, **REFUSED},
    url_name="read-notice",
)
def read_notice(request: HttpRequest, notice_id: Path[Id]) -> Any:
    """Mark a notice as read."""
    return read(notice_id=notice_id, account_id=request.auth.pk, at=timezone.now())  # type: ignore[attr-defined]


@router.post("/notices/read", response={204: None, **REFUSED}, url_name="read-all-notices")
def read_all_notices(request: HttpRequest, body: schemas.ReadAllIn) -> Any:
    """Mark every notice up to one as read; null for all."""
    account_id = request.auth.pk  # type: ignore[attr-defined]
    read_all(account_id=account_id, up_to=body.up_to, at=timezone.now())
    return Status(204, None)


@router.get(
    "/me/mails", response={200: list[schemas.MailChoice], 401: Problem}, url_name="mail-choices"
)
def mail_choices(request: HttpRequest) -> Any:
    """List the topics with how each is mailed."""
    return [
        schemas.MailChoice(
            topic=one.topic.code,
            label=str(one.topic.label),
            obligatory=one.topic.obligatory,
            delivery=one.delivery,
        )
        for one in reads.choices_of(request.auth.pk)  # type: ignore[attr-defined]
    ]


@router.put("/me/mails", response={204: None, **REFUSED}, url_name="choose-mails")
def choose_mails(request: HttpRequest, body: schemas.MailsIn) -> Any:
    """Choose how topics are mailed; those not named stay as they are."""
    chosen = {one.topic: one.delivery for one in body.chosen}
    choose(account_id=request.auth.pk, chosen=chosen)  # type: ignore[attr-defined]
    return Status(204, None)
