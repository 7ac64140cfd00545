"""Tables of documents."""

from innoway.apps.documents.models.document import Document, Version
from innoway.apps.documents.models.use import Attachment, Consent, Read

__all__ = ["Attachment", "Consent", "Document", "Read", "Version"]
