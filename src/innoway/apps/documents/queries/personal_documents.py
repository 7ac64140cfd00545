"""What documents hold about a person, for that person to take along."""

from typing import Any

from innoway.apps.documents.models import Consent, Document, Read, Version

MOST = 10_000


def personal_documents(account_id: int) -> dict[str, Any]:
    """Return one's own documents, one's uploads and consents for others, and one's reads.

    The files themselves are downloaded on the pages.
    """
    own = Document.objects.living().filter(account_id=account_id)
    uploads = Version.objects.filter(uploaded_by_id=account_id)
    consents = Consent.objects.filter(granted_by_id=account_id)
    reads = Read.objects.filter(account_id=account_id)
    return {
        "documents": _rows(own, "id", "kind", "title", "created_at", "due_at"),
        "uploads": _rows(uploads, "document_id", "number", "name", "size", "sha256", "uploaded_at"),
        "consents": _rows(
            consents, "document_id", "subject_app", "subject_id", "granted_at", "until",
            "revoked_at",
        ),
        "reads": _rows(reads, "version__document_id", "subject_app", "subject_id", "at"),
    }  # fmt: skip


def _rows(rows: Any, *names: str) -> list[dict[str, Any]]:
    return [
        {name: value.isoformat() if hasattr(value, "isoformat") else value
         for name, value in row.items()}
        for row in rows.order_by("pk").values(*names)[:MOST]
    ]  # fmt: skip
