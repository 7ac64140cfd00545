"""The chain of title of a technology: owners, charges and each deed with what it did."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from innoway.apps.observatory.calculations.title_words import EFFECTS
from innoway.apps.observatory.queries.chain import chain_of_title as title_of
from innoway.apps.observatory.web.views.technology import found_or_404


@login_not_required
def chain_of_title(request, id):
    found = found_or_404(title_of(id), search=id)
    steps = [(step, EFFECTS[step.effect]) for step in found.chain.steps]
    context = {"found": found, "chain": found.chain, "steps": steps}
    return render(request, "observatory/graph/chain_of_title.html", context)
