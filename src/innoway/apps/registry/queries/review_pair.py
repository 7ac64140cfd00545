"""One pair side by side: what agrees, what differs, and the model's reasons."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from innoway.apps.registry import gateways
from innoway.apps.registry.calculations.pair import SeenPair
from innoway.apps.registry.calculations.reasons import Bar, bars_of
from innoway.apps.registry.enums import SOURCES, EntityKind, MergeDecision
from innoway.apps.registry.gateways import EntityPage, Link, MentionView, PairExplanation
from innoway.apps.registry.models import Judgement, MergeProposal, PairLease
from innoway.apps.registry.queries.desk_progress import DeskProgress, desk_progress
from innoway.apps.registry.queries.merge_proposals import merge_between

MOST = 10  # values of an entity beside each other


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a mention; ``shared`` when the other mention has it too."""

    text: str
    shared: bool


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One property of both mentions; ``outcome`` is same, partly, differs, unknown or plain.

    Plain ones (dates, sources) tell nothing by being equal or different.
    """

    label: Any
    first: tuple[Value, ...]
    second: tuple[Value, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class ReviewedPair:
    """Everything the page of a pair shows; ``token`` is the word that makes it stale.

    ``entity_rows`` compare the entities as a whole; one entity is not compared with itself.
    ``beside`` is the proposal to join the same two entities by other mentions.
    """

    pair: SeenPair
    explanation: PairExplanation
    rows: tuple[ComparedRow, ...]
    entity_rows: tuple[ComparedRow, ...]
    bars: tuple[Bar, ...]
    token: str
    standing: Judgement | None
    history: list[Judgement]
    proposal: MergeProposal | None
    beside: MergeProposal | None
    lease: PairLease | None
    progress: DeskProgress

    @property
    def ruled_out(self) -> bool:
        """Whether the two names contradict so much that the model joins such mentions at no score."""
        return any(bar.name == "ruled out" for bar in self.bars)

    @property
    def late(self) -> bool:
        """Whether two entities reach as a whole what their parts did not reach in the rounds."""
        groups = self.explanation.groups
        return groups is not None and not self.pair.joined and groups >= self.explanation.threshold

    @property
    def step(self) -> Link | None:
        """The weakest step by which the model joined the two; None where it did not, or directly."""
        links = [link for link in self.explanation.path if not link.judged]
        if len(links) == 1 and links[0].first_size == links[0].second_size == 1:
            return None
        return min(links, key=lambda link: link.score, default=None)

    @property
    def closed(self) -> bool:
        """Whether no verdict can be given here now."""
        reached = self.pair.first.judged and self.pair.second.judged
        return bool(self.lease or self.proposal) or not reached


def review_pair(
    kind: EntityKind, first: str, second: str, account_id: int, at: datetime
) -> ReviewedPair | None:
    """Return the pair, None if the published record lacks one of them; ten queries.

    ``lease`` is another steward's only.
    """
    low, high = sorted((first, second))
    explanation = gateways.explain_pair(low, high) if low != high else None
    if explanation is None or explanation.first.kind != kind:
        return None
    pair = SeenPair(kind, gateways.side_of(explanation.first), gateways.side_of(explanation.second))
    history = list(Judgement.objects.of_pair(low, high).select_related("judged_by", "approved_by"))
    standing = next((one for one in history if one.state == "standing"), None)
    held = PairLease.objects.filter(first=low, second=high, until__gt=at)
    proposals = MergeProposal.objects.filter(first=low, second=high, decision=MergeDecision.OPEN)
    proposal = proposals.select_related("proposed_by").first()
    return ReviewedPair(
        pair=pair,
        explanation=explanation,
        rows=compared(explanation.first, explanation.second),
        entity_rows=() if pair.joined else compared_entities(pair),
        bars=bars_of([(f.name, f.first, f.second, f.score) for f in explanation.features]),
        token=pair.token(standing.pk if standing else None),
        standing=standing,
        history=history,
        proposal=proposal,
        beside=None if proposal else merge_between(pair),
        lease=held.exclude(holder_id=account_id).select_related("holder").first(),
        progress=desk_progress(account_id, at),
    )  # fmt: skip


def compared(first: MentionView, second: MentionView) -> tuple[ComparedRow, ...]:
    """Return the properties of two mentions side by side."""
    properties = (
        (_("Name as written"), _one(first.name), _one(second.name)),
        (_("Place"), _one(first.place), _one(second.place)),
        (_("Co-inventors"), first.partners, second.partners),
        (_("Owners"), first.owners, second.owners),
        (_("Fields"), _translated(first.fields), _translated(second.fields)),
    )
    plain = (
        (_("Date"), _one(_day(first)), _one(_day(second))),
        (_("Source"), _one(_source(first)), _one(_source(second))),
    )
    return (
        *(_row(label, one, other) for label, one, other in properties),
        *(ComparedRow(label, _alone(one), _alone(other), "plain") for label, one, other in plain),
    )


def compared_entities(pair: SeenPair) -> tuple[ComparedRow, ...]:
    """Return what the published record holds of both entities, side by side."""
    pages = [gateways.entity(side.entity) for side in (pair.first, pair.second)]
    one, other = pages
    if one is None or other is None:
        return ()
    return (
        _row(_("Names"), _names(one), _names(other)),
        _row(_("Places"), one.places[:MOST], other.places[:MOST]),
        _row(_("Partners"), _partners(one), _partners(other)),
        ComparedRow(_("Years active"), _alone(_years(one)), _alone(_years(other)), "plain"),
    )


def _names(page: EntityPage) -> tuple[str, ...]:
    return tuple(name.name for name in page.names[:MOST])


def _partners(page: EntityPage) -> tuple[str, ...]:
    return tuple(partner.ref.name for partner in page.partners[:MOST])


def _years(page: EntityPage) -> tuple[str, ...]:
    if page.first_on is None or page.last_on is None:
        return ()
    return (f"{page.first_on.year}–{page.last_on.year}",)


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _translated(fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(pgettext("technology field", name) for name in fields)


def _alone(values: tuple[str, ...]) -> tuple[Value, ...]:
    return tuple(Value(text, shared=False) for text in values)


def _day(view: MentionView) -> str:
    return view.date.isoformat() if view.date else ""


def _source(view: MentionView) -> str:
    return str(SOURCES.get(view.source, view.source))


def _row(label: Any, one: tuple[str, ...], other: tuple[str, ...]) -> ComparedRow:
    left, right = ({text.casefold() for text in side} for side in (one, other))
    if not left or not right:
        outcome = "unknown"
    elif left == right:
        outcome = "same"
    else:
        outcome = "partly" if left & right else "differs"
    return ComparedRow(
        label,
        tuple(Value(text, text.casefold() in right) for text in one),
        tuple(Value(text, text.casefold() in left) for text in other),
        outcome,
    )
