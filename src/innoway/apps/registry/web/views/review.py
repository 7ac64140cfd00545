"""The review desk: the queue, one pair, the verdict."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innoway.apps.registry.errors import PairStale
from innoway.apps.registry.models import MergeProposal
from innoway.apps.registry.operations import judge_pair as judging
from innoway.apps.registry.operations import take_pair as taking
from innoway.apps.registry.queries import desk_progress as desk
from innoway.apps.registry.queries import review_pair as pairs
from innoway.apps.registry.queries import review_queue as queues
from innoway.apps.registry.web.forms.review import WHYS, JudgeForm, PairForm, QueueForm
from innoway.apps.registry.web.views.stewards import for_stewards
from innoway.foundation.errors import DomainError

SIZE = 20


@login_required
@for_stewards
@require_safe
def review_queue(request):
    """Show what waits for a steward, and how far the desk is."""
    form = QueueForm(request.GET)
    kind, why = form.wanted()
    now, offset = timezone.now(), offset_of(request)
    queue = queues.review_queue(kind, why, request.user.pk, now, offset=offset, size=SIZE)
    context = {
        "queue": queue, "kind": kind, "why": why, "form": form, "tab": "queue",
        "whys": [(key, label, queue.counts.get(key, 0)) for key, label in WHYS.items()],
        "all_count": sum(queue.counts.values()),
        "progress": queue.progress, "me": request.user.pk,
        "before": max(0, offset - SIZE) if offset else None,
        "after": offset + SIZE if offset + SIZE < queue.total else None,
    }  # fmt: skip
    return render(request, "registry/review_queue.html", context)


def offset_of(request):
    """Return where the page starts; nonsense is the beginning."""
    text = request.GET.get("from", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


@login_required
@for_stewards
@require_safe
def desk_progress(request):
    """Send the line that tells whether judgements are applied; it asks again until they are."""
    progress = desk.desk_progress(request.user.pk, timezone.now())
    return render(request, "registry/parts/desk_progress.html", {"progress": progress})


@login_required
@for_stewards
@require_safe
def take_pair(request):
    """Take the next pair, or the one asked for, and open it."""
    kind, why = QueueForm(request.GET).wanted()
    wanted = taking.Wanted(
        kind, why, pair=pair_in(request, "first", "second"),
        beside=pair_in(request, "beside", "and"), step=-1 if request.GET.get("back") else 1,
    )  # fmt: skip
    try:
        lease = taking.take_pair(actor=request.user, wanted=wanted, at=timezone.now())
    except DomainError as refusal:
        messages.warning(request, str(refusal))
        return redirect(address("review-queue", kind=kind.value, why=why))
    return redirect(
        address("review-pair", kind=kind.value, first=lease.first, second=lease.second, why=why)
    )


def pair_in(request, first, second):
    """Return the two mentions of the address, None unless both are there."""
    given = [request.GET.get(name, "").replace("\x00", "")[:300] for name in (first, second)]
    return (given[0], given[1]) if all(given) else None


def address(name, **facts):
    """Return an address of the desk with the facts that are not blank."""
    query = urlencode({key: value for key, value in facts.items() if value})
    return f"{reverse(f'registry:{name}')}?{query}"


@login_required
@for_stewards
@require_safe
def review_pair(request):
    """Show two mentions side by side with the model's reasons."""
    form = PairForm(request.GET)
    if not form.is_valid():
        raise Http404
    return shown(request, form.cleaned_data, None)


def shown(request, given, form):
    """Render the page of a pair, with what was filled in wrongly if anything was."""
    mentions, me = (given["first"], given["second"]), request.user.pk
    found = pairs.review_pair(given["kind"], *mentions, me, timezone.now())
    if found is None:
        raise Http404
    why = request.GET.get("why", "") or given.get("why", "")
    if form is None:
        form = JudgeForm(initial={
            "kind": found.pair.kind, "first": found.pair.first.mention,
            "second": found.pair.second.mention, "seen": found.token, "why": why,
        })  # fmt: skip
    context = {
        "found": found, "form": form, "why": why if why in WHYS else "", "tab": "queue",
        "sides": (found.pair.first, found.pair.second),
        "progress": found.progress, "me": request.user.pk,
        "more_keys": "registry/parts/review_keys.html",
        "skip": {"beside": found.pair.first.mention, "and": found.pair.second.mention},
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "registry/review_pair.html", context, status=status)


@login_required
@for_stewards
@require_POST
def judge_pair(request):
    """Write the verdict down and go on to the next pair."""
    form = JudgeForm(request.POST)
    pair = PairForm(request.POST)
    if not pair.is_valid():
        raise Http404
    given = pair.cleaned_data
    if not form.is_valid():
        return shown(request, given, form)
    try:
        made = judging.judge_pair(
            actor=request.user, kind=given["kind"], mentions=(given["first"], given["second"]),
            said=form.saying(), at=timezone.now(), seen=form.cleaned_data["seen"],
        )  # fmt: skip
    except PairStale as refusal:
        messages.warning(request, str(refusal))
        return redirect(address("review-pair", **given, why=form.cleaned_data["why"]))
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return shown(request, given, form)
    if isinstance(made, MergeProposal):
        messages.success(request, _("Both entities are large: another steward must agree first."))
    else:
        messages.success(
            request, _("Judged: %(verdict)s.") % {"verdict": made.get_verdict_display()}
        )
    return redirect(
        address(
            "take-pair", kind=given["kind"], why=form.cleaned_data["why"],
            beside=given["first"], **{"and": given["second"]},
        )
    )  # fmt: skip
