"""The registry's vocabulary."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The sources of the record by the names the engine gives them.
SOURCES = {
    "patentsview_sample": _("PatentsView sample"),
    "uspto_grants": _("USPTO grants"),
    "uspto_applications": _("USPTO applications"),
    "uspto_assignments": _("USPTO assignments"),
    "example_deeds": _("Example deeds (generated, not real)"),
    "nasa_offers": _("NASA technology offers"),
    "dod_topics": _("US defence technology needs"),
    "organisations_csv": _("Organisation registers"),
}


class OrganisationKind(TextChoices):
    """What sort of body it is; the legal form belongs to its home register."""

    ENTERPRISE = "enterprise", _("Enterprise")
    PUBLIC = "public", _("Government body")
    INSTITUTE = "institute", _("Research institute")
    UNIVERSITY = "university", _("University")
    ASSOCIATION = "association", _("Association")
    MAKERSPACE = "makerspace", _("Makerspace or incubator")
    SERVICE = "service", _("Service provider")
    FUND = "fund", _("Fund or investor")
    OTHER = "other", _("Other body")


class Standing(TextChoices):
    """Whether the body still exists."""

    ACTIVE = "active", _("Active")
    DISSOLVED = "dissolved", _("Dissolved")
    UNKNOWN = "unknown", _("Not known")


class NameKind(TextChoices):
    """The use a name is put to."""

    LEGAL = "legal", _("Legal name")
    SHORT = "short", _("Short name")
    TRADING = "trading", _("Trading name")
    FORMER = "former", _("Former name")


class IdentifierState(TextChoices):
    """How far a number can be relied on."""

    STATED = "stated", _("Stated")
    VERIFIED = "verified", _("Verified")
    DISPUTED = "disputed", _("Disputed")


class Size(TextChoices):
    """Size classes of the Chinese rule, which the EU's names resemble."""

    MICRO = "micro", _("Micro")
    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium")
    LARGE = "large", _("Large")


class SizeBasis(TextChoices):
    """Whether somebody stated the class or the rule computed it."""

    STATED = "stated", _("Stated")
    COMPUTED = "computed", _("Computed")


class IndustrySystem(TextChoices):
    """Industry classifications in use."""

    GBT4754 = "gbt4754-2017", "GB/T 4754-2017"
    NACE = "nace-2", "NACE Rev. 2"
    NACE_2025 = "nace-2.1", "NACE Rev. 2.1"


class RecognitionKind(TextChoices):
    """Recognitions the district keeps, with the term of each set by its own rule."""

    HIGH_TECH = "high-tech-enterprise", _("High-tech enterprise")
    TECH_SME = "technology-sme", _("Technology SME")
    INNOVATIVE_SME = "innovative-sme", _("Innovative SME")
    SPECIALISED = "specialised-and-new", _("Specialised and new enterprise")
    LITTLE_GIANT = "little-giant", _("Little giant enterprise")
    GAZELLE = "gazelle", _("Gazelle enterprise")
    DISTRICT = "district-recognised", _("Recognised by district and park committee")
    OFFICE_AREA = "centralised-office-area", _("Centralised office area")
    MAKERSPACE = "makerspace", _("Recognised makerspace")
    OTHER = "other", _("Other recognition")


class Validity(TextChoices):
    """Where a dated fact stands on a given day."""

    FUTURE = "future", _("Not yet in force")
    CURRENT = "current", _("Current")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Revoked")


class Confidence(TextChoices):
    """How sure a fact is."""

    PRIMARY = "P", _("read in the primary text")
    OFFICIAL = "O", _("read on an official page")
    SECONDARY = "S", _("read in a secondary source")
    UNVERIFIED = "M", _("unverified")


class ImportState(TextChoices):
    """Where an import stands; nothing is in the register before ``applied``."""

    UPLOADED = "uploaded", _("Columns to be matched")
    CHECKING = "checking", _("Checking the rows")
    READY = "ready", _("Ready to confirm")
    APPLYING = "applying", _("Writing")
    APPLIED = "applied", _("Written")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Stopped")


class Verdict(TextChoices):
    """What an import would do with a row."""

    CREATE = "create", _("Create")
    CHANGE = "change", _("Change")
    SAME = "same", _("Nothing new")
    REFUSE = "refuse", _("Refuse")


class Outcome(TextChoices):
    """What became of a row once the import was confirmed, or undone."""

    PENDING = "", _("Not written yet")
    APPLIED = "applied", _("Written")
    SKIPPED = "skipped", _("Left out")
    STALE = "stale", _("The register changed meanwhile")
    UNDONE = "undone", _("Undone")
    KEPT = "kept", _("Kept: changed since the import")


class EntityKind(TextChoices):
    """What the mentions of a pair may be one of."""

    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class PairVerdict(TextChoices):
    """What a steward says of two mentions; the values are those the engine reads."""

    SAME = "same", _("Same")
    NOT_SAME = "not same", _("Not the same")
    UNSURE = "unsure", _("Not sure")


class Ground(TextChoices):
    """The usual reasons of a verdict; ``OTHER`` is told in words."""

    SHARED_PARTNERS = "shared-partners", _("They share co-inventors")
    SHARED_OWNER = "shared-owner", _("Same employer or owner at the same time")
    SAME_PLACE = "same-place", _("Same place and field of work")
    RARE_NAME = "rare-name", _("A rare name, spelled the same")
    OTHER_SPELLING = "other-spelling", _("The same name in another spelling, form or script")
    OTHER_NAME = "other-name", _("Middle name, given name or legal form contradicts")
    OTHER_WORK = "other-work", _("Different fields, places and partners")
    SEPARATE_BODY = "separate-body", _("A separate body: subsidiary, branch or namesake")
    EVIDENCE_THIN = "evidence-thin", _("The evidence does not decide it")
    OTHER = "other", _("Another reason, in words")


class JudgementState(TextChoices):
    """Where a judgement stands; only standing ones travel to the engine."""

    STANDING = "standing", pgettext_lazy("judgement", "Standing")
    SUPERSEDED = "superseded", _("Replaced by a newer one")
    UNDONE = "undone", pgettext_lazy("judgement", "Undone")


class MergeDecision(TextChoices):
    """What became of a large merge: a second steward decides, or who proposed it takes it back."""

    OPEN = "", _("Waits for a second steward")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class RunCause(TextChoices):
    """Why the engine resolves again."""

    JUDGED = "judged", _("Judged")
    UNDONE = "undone", _("Undone")
