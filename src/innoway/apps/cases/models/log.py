"""The append-only log of acts: a Merkle tree over every act of every case."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from pgtrigger import Delete, Protect, Update

from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models.case import Case

FROZEN = [Protect(name="append_only", operation=Update | Delete)]


class Act(models.Model):
    """One act and its leaf in the log; a trigger refuses changes and deletions.

    ``actor`` is empty for what the house does by itself when a time runs out. The leaf is the
    hash of the canonical form of ``stated``: nothing else about the act is believed.
    """

    index = models.BigIntegerField(unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="acts")
    kind = models.CharField(_("act"), max_length=30, choices=ActKind)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(
        "registry.Organisation", models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    stated = models.JSONField()
    leaf_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("act")
        ordering = ["index"]
        triggers = FROZEN

    def __str__(self) -> str:
        return f"{self.index} {self.kind}"


class LogNode(models.Model):
    """The hash of a complete subtree above the leaves, so that proofs stay cheap."""

    level = models.PositiveSmallIntegerField()
    position = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "position"], name="cases_lognode_once")
        ]
        triggers = FROZEN

    def __str__(self) -> str:
        return f"{self.level}/{self.position}"


class TreeHead(models.Model):
    """The signed root after each act; ``peaks`` are the complete subtrees to go on from."""

    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    peaks = models.JSONField()
    at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["size"]
        triggers = FROZEN

    def __str__(self) -> str:
        return f"{self.size} {self.root[:12]}"

    def stated(self) -> dict[str, object]:
        """Return what the signature is over."""
        return {"size": self.size, "root": self.root, "at": self.at.isoformat()}
