"""The door of the hall: one box, and what fits."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from innoway.apps.cases.facade import measured_days
from innoway.apps.hall.enums import WindowKey
from innoway.apps.hall.queries.ask import LONGEST_QUESTION, speech
from innoway.apps.hall.queries.ask import ask as answer_to
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.foundation.permissions import anybody


@anybody
@require_safe
def ask(request):
    """Show the box, and what fits when something was asked."""
    question = request.GET.get("q", "").replace("\0", "").strip()
    known = catalogue()
    answer = answer_to(question) if question else None
    keys = [one.key for one in answer.items] if answer else []
    context = {
        "question": question,
        "answer": answer,
        "examples": speech().examples,
        "bundles": known.bundles.values(),
        "windows": [
            (window, sum(item.window == window for item in known.items.values()))
            for window in WindowKey
        ],
        "consult": known.consult,
        "longest": LONGEST_QUESTION,
        "measured": measured_days(keys) if keys else {},
    }
    return render(request, "hall/ask.html", context)
