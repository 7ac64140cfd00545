"""Who did what, when, with which facts; and who read whose personal data, and why."""

from typing import Any


def record_act(
    act: str, *, account_id: int | None, object_kind: str = "", object_id: object = "",
    organisation_id: int | None = None, facts: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Add a line for an act, in the transaction of the act itself."""
    from innoway.foundation.audit.models import AuditLine

    AuditLine.objects.create(
        act=act, account_id=account_id, object_kind=object_kind, object_id=str(object_id),
        organisation_id=organisation_id, facts=facts or {},
    )  # fmt: skip


def record_read(
    *, account_id: int | None, subject_account_id: int | None, object_kind: str,
    object_id: object, reason: str,
) -> None:  # fmt: skip
    """Add a line for a read of personal data, which its subject can see."""
    from innoway.foundation.audit.models import AuditLine

    AuditLine.objects.create(
        act="read", account_id=account_id, subject_account_id=subject_account_id,
        object_kind=object_kind, object_id=str(object_id), reason=reason,
    )  # fmt: skip


__all__ = ["record_act", "record_read"]
