"""What stewards judged of pairs of mentions, and large merges that wait for a second steward."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from innoway.apps.registry.enums import (
    EntityKind,
    Ground,
    JudgementState,
    MergeDecision,
    PairVerdict,
)
from innoway.apps.registry.models.history import tracked

MENTION = 300  # characters of a mention id: technology, role and sequence


def steward(verbose_name: Any) -> models.ForeignKey[Any, Any]:
    """Return the column of the account that acted; an erased account leaves the act in place."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=verbose_name,
    )  # fmt: skip


class Pair(models.Model):
    """Two mentions in the order of their ids, with what the steward saw of them.

    Names, entities and sizes are of the moment: the list of judgements and four eyes stay
    readable when the record is resolved again.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=EntityKind)
    first = models.CharField(_("first mention"), max_length=MENTION)
    second = models.CharField(_("second mention"), max_length=MENTION)
    first_name = models.CharField(_("first name"), max_length=500)
    second_name = models.CharField(_("second name"), max_length=500)
    first_entity = models.CharField(_("first entity"), max_length=100)
    second_entity = models.CharField(_("second entity"), max_length=100)
    first_mentions = models.PositiveIntegerField(_("mentions of the first entity"))
    second_mentions = models.PositiveIntegerField(_("mentions of the second entity"))
    ground = models.CharField(_("reason"), max_length=20, choices=Ground, default=Ground.OTHER)
    note = models.CharField(_("reason in words"), max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="%(app_label)s_%(class)s_two_mentions"
            ),
            models.CheckConstraint(
                condition=~Q(ground=Ground.OTHER) | ~Q(note=""),
                name="%(app_label)s_%(class)s_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} – {self.second_name}"

    @property
    def reason(self) -> str:
        """Return the reason in the reader's language, the steward's own words after it."""
        usual = "" if self.ground == Ground.OTHER else str(self.get_ground_display())
        return pgettext("list", ": ").join(part for part in (usual, self.note) if part)


class Judgements(models.QuerySet["Judgement"]):
    """Judgements by where they stand."""

    def standing(self) -> "Judgements":
        """Return those that are neither undone nor replaced."""
        return self.filter(undone_at=None, superseded_at=None)

    def of_pair(self, first: str, second: str) -> "Judgements":
        """Return those on a pair, given in any order."""
        low, high = sorted((first, second))
        return self.filter(first=low, second=high)


@tracked()
class Judgement(Pair):
    """One steward's verdict on a pair; a newer one replaces it, undoing brings the former back."""

    verdict = models.CharField(_("verdict"), max_length=10, choices=PairVerdict)
    judged_by = steward(_("judged by"))
    judged_at = models.DateTimeField(_("judged at"), db_index=True)
    approved_by = steward(_("approved by"))
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    superseded_at = models.DateTimeField(_("replaced at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = steward(_("undone by"))

    objects = Judgements.as_manager()

    class Meta(Pair.Meta):
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")
        ordering = ["-judged_at", "-id"]
        constraints = [
            *Pair.Meta.constraints,
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(undone_at=None, superseded_at=None),
                name="registry_pair_judged_once",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("judged_by")),
                name="registry_judgement_four_eyes",
            ),
        ]

    @property
    def state(self) -> JudgementState:
        """Return where it stands; undone outlasts replaced."""
        if self.undone_at is not None:
            return JudgementState.UNDONE
        return JudgementState.SUPERSEDED if self.superseded_at else JudgementState.STANDING


@tracked()
class MergeProposal(Pair):
    """A join of two large entities, held back until a second steward decides."""

    proposed_by = steward(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed at"))
    decision = models.CharField(
        _("decision"), max_length=10, choices=MergeDecision, default=MergeDecision.OPEN, blank=True
    )
    decided_by = steward(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    answer = models.CharField(_("reason of the decision"), max_length=500, blank=True)
    judgement = models.OneToOneField(
        Judgement, models.PROTECT, null=True, blank=True, related_name="proposal"
    )

    class Meta(Pair.Meta):
        verbose_name = _("large merge")
        verbose_name_plural = _("large merges")
        ordering = ["-proposed_at", "-id"]
        constraints = [
            *Pair.Meta.constraints,
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(decision=MergeDecision.OPEN),
                name="registry_merge_proposed_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | ~Q(decided_by=F("proposed_by"))
                | Q(decision=MergeDecision.WITHDRAWN),
                name="registry_merge_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(decision=MergeDecision.OPEN, decided_at=None)
                | (~Q(decision=MergeDecision.OPEN) & Q(decided_at__isnull=False)),
                name="registry_merge_decided_at",
            ),
        ]
