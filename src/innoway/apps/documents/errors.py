"""What documents refuse; each answer says what to do next."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.errors import DomainError


class FileRefused(DomainError):
    """The root of everything that is wrong with a file itself."""

    code = "documents.file-refused"
    message = _("This file cannot be taken in. Export it again as PDF and upload that.")
    status = 422


class FileEmpty(FileRefused):
    """No byte arrived."""

    code = "documents.file-empty"
    message = _("This file is empty. Check that it was saved, then choose it again.")


class FileTooLarge(FileRefused):
    """More bytes than a file may have."""

    code = "documents.file-too-large"
    message = _("This file is larger than %(megabytes)s MB. Compress it or split it into parts.")
    status = 413


class NameUnsafe(FileRefused):
    """The name would mean something to a file system or mislead a reader."""

    code = "documents.name-unsafe"
    message = _(
        "The file name holds a path, an invisible character or is too long. Rename the file"
        " with letters, numbers and spaces, then upload it again."
    )


class ProgramRefused(FileRefused):
    """The content is a program, whatever its name says."""

    code = "documents.program-refused"
    message = _(
        "This file is a program, although its name ends in .%(extension)s. Programs are not"
        " taken in. Upload the document itself."
    )


class TypeNotAccepted(FileRefused):
    """A type that is not on the list."""

    code = "documents.type-not-accepted"
    message = _(
        "Files of this type are not accepted. Upload PDF, OFD, Word, Excel, PowerPoint (docx,"
        " xlsx, pptx), JPEG, PNG, or plain text."
    )


class ArchiveNotAccepted(FileRefused):
    """A zip, rar or 7z file."""

    code = "documents.archive-not-accepted"
    message = _("Archives are not accepted. Unpack it and upload the files one by one.")


class OldOffice(FileRefused):
    """The binary Office format, or an Office file under a password: both look the same inside."""

    code = "documents.old-office"
    message = _(
        "This is an Office file in the old format or with a password. Save it without a"
        " password as docx, xlsx or pptx, or as PDF, and upload that."
    )


class TypeMismatch(FileRefused):
    """Name and content disagree."""

    code = "documents.type-mismatch"
    message = _(
        "The name ends in .%(extension)s, but the content is %(found)s. Give the file its right"
        " ending, or choose the file you meant."
    )


class ArchiveBomb(FileRefused):
    """The file unpacks to far more than it is."""

    code = "documents.archive-bomb"
    message = _(
        "This file unpacks to far more data than a document needs, which is how harmful files"
        " are built. Save it again with your Office program, or export it as PDF."
    )


class ArchiveDamaged(FileRefused):
    """Parts of an Office or OFD file cannot be read."""

    code = "documents.archive-damaged"
    message = _("This file is damaged. Open it on your computer, save it again and upload that.")


class MacroRefused(FileRefused):
    """An Office file with a macro, an embedded program or a template from elsewhere."""

    code = "documents.macro-refused"
    message = _(
        "This Office file contains a macro, an embedded program or a template from elsewhere."
        " Save it without them (as docx, xlsx or pptx), or export it as PDF."
    )


class PdfActive(FileRefused):
    """A PDF that does something by itself."""

    code = "documents.pdf-active"
    message = _(
        "This PDF contains a script or a command (%(found)s). Print it to a new PDF and upload"
        " that; printing leaves such parts out."
    )


class PdfAttachment(FileRefused):
    """A PDF with other files inside."""

    code = "documents.pdf-attachment"
    message = _(
        "This PDF has other files attached inside. Print it to a new PDF and upload the"
        " attachments separately."
    )


class PdfEncrypted(FileRefused):
    """A PDF under a password or with restrictions."""

    code = "documents.pdf-encrypted"
    message = _("This PDF is protected by a password. Remove the protection and upload it again.")


class PdfUnreadable(FileRefused):
    """A PDF whose parts cannot be looked into."""

    code = "documents.pdf-unreadable"
    message = _(
        "This PDF is damaged or built so that it cannot be checked. Print it to a new PDF and"
        " upload that."
    )


class ImageTooLarge(FileRefused):
    """A picture with absurdly many pixels."""

    code = "documents.image-too-large"
    message = _(
        "This picture has %(width)s × %(height)s pixels, which is too many. Save it smaller,"
        " or scan it again at 300 dpi."
    )


class ImageDamaged(FileRefused):
    """A picture without a readable header."""

    code = "documents.image-damaged"
    message = _("This picture is damaged. Take or scan it again.")


class StorageFull(DomainError):
    """The disk has no room left."""

    code = "documents.storage-full"
    message = _(
        "There is no room for files at the moment. Try again later, or bring the paper to the hall."
    )
    status = 503


class DocumentMissing(DomainError):
    """The document does not exist, is deleted, or is not for this person to know about."""

    code = "documents.document-missing"
    message = _("There is no such document.")
    status = 404


class NotAllowed(DomainError):
    """Somebody may see the document but lacks the role for this act."""

    code = "documents.not-allowed"
    message = _(
        "Your role for the organisation does not include this. Ask an owner of the organisation."
    )
    status = 403


class KindUnknown(DomainError):
    """The district knows no such kind of document."""

    code = "documents.kind-unknown"
    message = _("There is no such kind of document. Choose one from the list.")
    status = 422


class DocumentHeld(DomainError):
    """A document that was handed in must be kept for a time."""

    code = "documents.document-held"
    message = _(
        "This document was handed in and must be kept until %(until)s. It is deleted by itself"
        " when its time is over."
    )


class ConsentMissing(DomainError):
    """Somebody wants to use an earlier document in another matter without consent."""

    code = "documents.consent-missing"
    message = _(
        "This document was handed in for another matter. Agree to its use here first, or upload"
        " it again."
    )
    status = 403


class ConsentTermWrong(DomainError):
    """A consent that would end before it begins, or last for ever."""

    code = "documents.consent-term-wrong"
    message = _("Choose a last day in the future, at most ten years ahead.")
    status = 422


class FileLost(DomainError):
    """The database names a file that is not on the shelf."""

    code = "documents.file-lost"
    message = _("This file cannot be found on our side. Ask the hall; they can restore it.")
    status = 503
