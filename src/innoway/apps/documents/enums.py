"""The vocabulary of documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MediaType(TextChoices):
    """The types that are taken in; all others are refused."""

    PDF = "application/pdf", "PDF"
    OFD = "application/ofd", "OFD"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint"
    PNG = "image/png", "PNG"
    JPEG = "image/jpeg", "JPEG"
    TEXT = "text/plain", _("plain text")


class Check(TextChoices):
    """A check that a file has passed."""

    NAME = "name", _("safe name")
    TYPE = "type", _("type shown by its content")
    PDF_PASSIVE = "pdf-passive", _("no script, attachment or password in the PDF")
    ARCHIVE_SIZE = "archive-size", _("unpacks to a reasonable size")
    OFFICE_PASSIVE = "office-passive", _("no macro or embedded program")
    IMAGE_SIZE = "image-size", _("reasonable picture size")
    TEXT_PLAIN = "text-plain", _("readable text only")


class DeletionReason(TextChoices):
    """Why a document was deleted."""

    OWNER = "owner", _("deleted by its owner")
    RETENTION = "retention", _("its time was over")
    ERASURE = "erasure", _("its owner's account was erased")
