"""One case and the receipts of its acts."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.queries import receipt as receipts
from innoway.apps.cases.queries import receipt_sheet as sheets
from innoway.apps.cases.queries.case import case_page
from innoway.apps.cases.web.forms.acts import FORMS
from innoway.foundation.permissions import actor_of, signed_in

# What usually comes next, and therefore looks like it.
MAIN = {
    ActKind.SUBMIT, ActKind.ACCEPT, ActKind.SUPPLY_PAPERS, ActKind.APPROVE, ActKind.DELIVER,
    ActKind.END_SPECIAL, ActKind.EXTEND,
}  # fmt: skip


@signed_in
@require_safe
def case(request, pk):
    """Show where the case stands, who is in charge, what happened, and what can be done now."""
    page = case_page(actor_of(request), pk, timezone.localdate())
    if page is None:
        raise Http404
    steps = [
        {"href": reverse(f"cases:{kind.value.replace('_', '-')}", args=[pk]),
         "label": FORMS[kind].title, "danger": FORMS[kind].danger, "main": kind in MAIN}
        for kind in page.next_acts
    ]  # fmt: skip
    return render(request, "cases/case.html", {"page": page, "case": page.case, "steps": steps})


@signed_in
@require_safe
def receipt(request, index):
    """Give the signed receipt of an act as JSON."""
    found = receipts.receipt(actor_of(request), index)
    if found is None:
        raise Http404
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="receipt-{index}.json"'
    return answer


@signed_in
@require_safe
def receipt_sheet(request, index):
    """Give the receipt of an act as a PDF in the reader's language."""
    address = request.build_absolute_uri(reverse("cases:receipt", args=[index]))
    found = sheets.receipt_sheet(
        actor_of(request), index, language=get_language() or "en", address=address
    )
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="receipt-{index}.pdf"'
    return answer
