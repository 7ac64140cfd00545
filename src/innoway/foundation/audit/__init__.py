"""Who did what, when, with which facts; and who read whose personal data, and why."""

from typing import Any

import pghistory.runtime


def record_act(
    act: str, *, account_id: int | None, object_kind: str = "", object_id: object = "",
    organisation_id: int | None = None, facts: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Add a line for an act, in the transaction of the act itself.

    ``act`` is ``app.what-happened``, the name of the event; ``facts`` are plain values that
    whoever reads the line later needs to understand it without the object.
    """
    from innoway.foundation.audit.models import AuditLine

    AuditLine.objects.create(
        act=act, account_id=account_id, object_kind=object_kind, object_id=str(object_id),
        organisation_id=organisation_id, facts=facts or {}, context_id=context_id(),
    )  # fmt: skip


def record_read(
    *, account_id: int | None, subject_account_id: int | None, object_kind: str,
    object_id: object, reason: str,
) -> None:  # fmt: skip
    """Add a line for a read of personal data, which its subject can see.

    ``account_id`` read about ``subject_account_id`` (None when the person has no account).
    """
    from innoway.foundation.audit.models import READ, AuditLine

    AuditLine.objects.create(
        act=READ, account_id=account_id, subject_account_id=subject_account_id,
        object_kind=object_kind, object_id=str(object_id), reason=reason,
        context_id=context_id(),
    )  # fmt: skip


def context_id() -> Any:
    """Return the history context of this request or job, which its changed rows bear too."""
    current = getattr(pghistory.runtime._tracker, "value", None)
    return current.id if current else None


__all__ = ["record_act", "record_read"]
