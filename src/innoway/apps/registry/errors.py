"""What the register refuses, and what a person can do about it."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.errors import DomainError


class NotAllowed(DomainError):
    code = "registry.not-allowed"
    message = _("Only stewards of the register and the organisation's owner may do this.")
    status = 403


class NameMissing(DomainError):
    code = "registry.name-missing"
    message = _("Give the legal name in at least one language.")


class NameKnown(DomainError):
    code = "registry.name-known"
    message = _("The organisation already bears this name.")


class RenameTooEarly(DomainError):
    code = "registry.rename-too-early"
    message = _("The present name has been in use since %(start)s: the new one must start later.")


class OrganisationKnown(DomainError):
    code = "registry.organisation-known"
    message = _(
        "“%(name)s” is already in the register. Open that entry, "
        "or give an official number that tells the two apart."
    )


class PeriodReversed(DomainError):
    code = "registry.period-reversed"
    message = _("The last day lies before the first.")


class SchemeUnknown(DomainError):
    code = "registry.scheme-unknown"
    message = _("“%(scheme)s” is not a scheme for this kind of entry.")


class IdentifierUnsound(DomainError):
    code = "registry.identifier-unsound"
    message = _("This number is not valid. %(reason)s")


class IdentifierTaken(DomainError):
    code = "registry.identifier-taken"
    message = _("This number already belongs to “%(name)s”.")


class EvidenceMissing(DomainError):
    code = "registry.evidence-missing"
    message = _("Say against which record the number was checked.")


class RecognitionOverlaps(DomainError):
    code = "registry.recognition-overlaps"
    message = _("The same body's recognition of this kind is in force on some of these days.")


class CertificateKnown(DomainError):
    code = "registry.certificate-known"
    message = _("A certificate with this number is already in the register.")


class AlreadyRevoked(DomainError):
    code = "registry.already-revoked"
    message = _("This recognition was revoked on %(day)s.")


class ReasonMissing(DomainError):
    code = "registry.reason-missing"
    message = _("Give the reason: it is shown with the entry.")


class IndustryUnknown(DomainError):
    code = "registry.industry-unknown"
    message = _("“%(code)s” is not a code of %(system)s.")


class SectorUnknown(DomainError):
    code = "registry.sector-unknown"
    message = _("Give the main branch (GB/T 4754) first: the size rule differs by sector.")


class FiguresMissing(DomainError):
    code = "registry.figures-missing"
    message = _("These figures would decide the class and are missing: %(missing)s.")


class PlaceKnown(DomainError):
    code = "registry.place-known"
    message = _("This place is already in the register.")


class CountryUnknown(DomainError):
    code = "registry.country-unknown"
    message = _("“%(country)s” is not a country code of ISO 3166.")


class PostKnown(DomainError):
    code = "registry.post-known"
    message = _("This post is already recorded.")


class AccountUnknown(DomainError):
    code = "registry.account-unknown"
    message = _("No account with this confirmed e-mail address is open. Ask the person to sign up.")


class EntryMissing(DomainError):
    code = "registry.entry-missing"
    message = _("There is no such entry in the register.")
    status = 404


class EntityLinked(DomainError):
    code = "registry.entity-linked"
    message = _("This entity is already linked to “%(name)s”.")


class PurposeMissing(DomainError):
    code = "registry.purpose-missing"
    message = _("Say what you need the contact for: the reading is recorded with it.")


class ImportNotReady(DomainError):
    code = "registry.import-not-ready"
    message = _("This import is not at that step: it is “%(state)s”.")


class ImportUnmapped(DomainError):
    code = "registry.import-unmapped"
    message = _("Match one column at least to a name or to a number of the organisation.")


class ColumnTwice(DomainError):
    code = "registry.column-twice"
    message = _("“%(field)s” is matched to two columns.")


class NothingToImport(DomainError):
    code = "registry.nothing-to-import"
    message = _("No row would change the register.")


_TABLE = {
    "empty": _("The file is empty."),
    "no-rows": _("The file has a header but no rows under it."),
    "too-big": _("The file is larger than %(limit)s MB. Split it into parts."),
    "too-many-rows": _("The file has more than %(limit)s rows. Split it into parts."),
    "too-many-columns": _("The file has more than %(limit)s columns."),
    "other-type": _(
        "This is not a CSV or XLSX table (it looks like %(found)s). "
        "Save it as “Excel workbook (.xlsx)” or “CSV UTF-8” and upload that file."
    ),
    "broken-file": _("The workbook cannot be opened: %(detail)s. Save it again and retry."),
    "broken-row": _(
        "Row %(row)s cannot be read (%(detail)s). Look for a quotation mark that is not closed."
    ),
    "encoding": _(
        "The text is not %(encoding)s (byte %(position)s). Choose another encoding, "
        "or save the file as “CSV UTF-8”."
    ),
    "header-twice": _(
        "Two columns are headed “%(name)s” (%(first)s and %(second)s). Rename or delete one."
    ),
    "row-too-long": _(
        "Row %(row)s has %(cells)s cells but the header has %(columns)s. "
        "Look for a separator inside a text that is not in quotation marks."
    ),
    "cell-too-long": _("A cell in row %(row)s is longer than %(limit)s characters."),
}


class TableRefused(DomainError):
    """The uploaded file is not a table that can be read; ``reason`` says which case."""

    code = "registry.table-refused"
    message = _("The file cannot be read as a table.")

    def __init__(self, reason: str, **facts: object) -> None:
        self.reason = reason
        self.message = _TABLE[reason]
        super().__init__(**facts)


class PairMissing(DomainError):
    code = "registry.pair-missing"
    message = _(
        "One of the two mentions is not in the published record (any more). Take another pair."
    )
    status = 404


class PairUnsound(DomainError):
    code = "registry.pair-unsound"
    message = _("A pair is two different mentions of the same kind.")
    status = 422


class PairBeyondJudgement(DomainError):
    code = "registry.pair-beyond-judgement"
    message = _(
        "Mentions in this role (attorney, examiner) go by the exact name alone: "
        "a judgement would change nothing."
    )


class VerdictUnknown(DomainError):
    code = "registry.verdict-unknown"
    message = _("Say same, not the same or not sure.")
    status = 422


class PairStale(DomainError):
    code = "registry.pair-stale"
    message = _(
        "This pair changed since you opened it: somebody judged it or the record was resolved "
        "again. Look at it once more before you judge."
    )


class PairTaken(DomainError):
    code = "registry.pair-taken"
    message = _("%(name)s is judging this pair until %(until)s. Take another one meanwhile.")


class QueueEmpty(DomainError):
    code = "registry.queue-empty"
    message = _("No pair waits in this queue. Take a filter away, or come back after new data.")
    status = 404


class JudgementKnown(DomainError):
    code = "registry.judgement-known"
    message = _("The pair is judged like this already: %(verdict)s.")


class JudgementNotStanding(DomainError):
    code = "registry.judgement-not-standing"
    message = _("This judgement no longer stands: %(state)s.")


class MergeWaiting(DomainError):
    code = "registry.merge-waiting"
    message = _("Joining these two already waits for a second steward: see Large merges.")


class MergeOfAnother(DomainError):
    code = "registry.merge-of-another"
    message = _("Another steward proposed this merge: refuse it instead, with a reason.")


class MergeStale(DomainError):
    code = "registry.merge-stale"
    message = _(
        "What stewards say of these two changed since you opened the page. "
        "Look at it once more before you approve."
    )


class MergeDecided(DomainError):
    code = "registry.merge-decided"
    message = _("This merge was decided before: %(decision)s.")


class FourEyes(DomainError):
    code = "registry.four-eyes"
    message = _("You proposed this merge: another steward must decide it.")


class NothingToApply(DomainError):
    code = "registry.nothing-to-apply"
    message = _("Every judgement is applied already.")


class ReviewRuleMissing(DomainError):
    code = "registry.review-rule-missing"
    message = _("The district's content has no review rule “%(key)s” for %(day)s.")
