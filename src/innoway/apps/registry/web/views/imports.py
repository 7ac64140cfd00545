"""The staged import: upload, match, look, confirm, undo."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from innoway.apps.registry import rules
from innoway.apps.registry.calculations.delimited import write_line
from innoway.apps.registry.calculations.import_cells import CellFault
from innoway.apps.registry.calculations.import_fields import FIELDS
from innoway.apps.registry.calculations.import_hints import explain_fault
from innoway.apps.registry.enums import ImportState, Outcome, Verdict
from innoway.apps.registry.operations import confirm_import as confirm
from innoway.apps.registry.operations import match_columns as match
from innoway.apps.registry.operations import undo_import as undo
from innoway.apps.registry.operations import upload_import as upload
from innoway.apps.registry.queries.import_rows import rows_of
from innoway.apps.registry.queries.imports import recent_imports
from innoway.apps.registry.queries.register_import import import_numbered, rows_done, sample_of
from innoway.apps.registry.web.forms.imports import MatchColumnsForm, UploadImportForm
from innoway.foundation.errors import DomainError

SIZE = 50
_AT_WORK = {ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING}


def _found(request, pk):
    if not rules.can_import(request.user):
        raise PermissionDenied
    found = import_numbered(pk)
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def imports(request):
    """Show the imports made so far and the first step of a new one."""
    if not rules.can_import(request.user):
        raise PermissionDenied
    return _imports(request, UploadImportForm())


def _imports(request, form):
    context = {"form": form, "imports": recent_imports()}
    return render(request, "registry/imports.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def upload_import(request):
    """Take a file in."""
    if not rules.can_import(request.user):
        raise PermissionDenied
    form = UploadImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _imports(request, form)
    file = form.cleaned_data["file"]
    try:
        made = upload.upload_import(
            actor=request.user, content=file.read(), file_name=file.name,
            source=form.cleaned_data["source"], encoding=form.cleaned_data["encoding"],
        )  # fmt: skip
    except DomainError as refusal:
        form.add_error("file", str(refusal))
        return _imports(request, form)
    return redirect("registry:register-import", pk=made.pk)


@login_required
@require_safe
def register_import(request, pk):
    """Show an import at the step where it stands; the bar that asks again loads the next step."""
    found = _found(request, pk)
    if request.htmx and found.state not in _AT_WORK:
        return HttpResponseClientRefresh()
    if found.state in {ImportState.UPLOADED, ImportState.FAILED}:
        form = MatchColumnsForm(columns=found.columns, mapping=found.mapping)
        return _matching(request, found, form)
    if found.state in _AT_WORK:
        return _working(request, found)
    return _looking(request, found)


def _matching(request, found, form):
    sample = sample_of(found.pk)
    columns = [(form[f"column-{place}"], values) for place, (_heading, values) in enumerate(sample)]
    context = {"found": found, "form": form, "columns": columns}
    status = 422 if form.errors else 200
    return render(request, "registry/match_columns.html", context, status=status)


def _working(request, found):
    done = min(rows_done(found.pk), found.total)
    percent = 100 * done // found.total if found.total else 0
    context = {"found": found, "done": done, "percent": percent}
    template = "registry/import_progress.html"
    return render(request, f"{template}#bar" if request.htmx else template, context)


def _looking(request, found):
    verdict = request.GET.get("verdict", "")
    outcome = request.GET.get("outcome", "")
    verdict = verdict if verdict in Verdict.values else ""
    outcome = outcome if outcome in Outcome.values else ""
    after = request.GET.get("after", "")
    after = int(after) if after.isascii() and after.isdecimal() and len(after) < 8 else 0
    rows = list(rows_of(found.pk, verdict=verdict, outcome=outcome, after=after)[: SIZE + 1])
    context = {
        "found": found, "rows": rows[:SIZE], "verdict": verdict, "outcome": outcome,
        "next_after": rows[SIZE - 1].number if len(rows) > SIZE else None, "after": after,
        "verdicts": [(v, found.counts.get(v, 0)) for v in Verdict],
        "outcomes": [
            (o, n) for o in Outcome if o and (n := found.counts.get(f"outcome-{o}", 0))
        ],
        "changing": sum(found.counts.get(v, 0) for v in (Verdict.CREATE, Verdict.CHANGE)),
        "ready": found.state == ImportState.READY, "written": found.state == ImportState.APPLIED,
        "undone": found.state == ImportState.UNDONE,
    }  # fmt: skip
    return render(request, "registry/import_rows.html", context)


@login_required
@require_POST
def match_columns(request, pk):
    """Settle the columns and start the check."""
    found = _found(request, pk)
    form = MatchColumnsForm(request.POST, columns=found.columns, mapping=found.mapping)
    if form.is_valid():
        try:
            match.match_columns(actor=request.user, register_import=found, mapping=form.mapping())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("registry:register-import", pk=pk)
    return _matching(request, found, form)


def _step(request, pk, act):
    try:
        act(actor=request.user, register_import=_found(request, pk), at=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("registry:register-import", pk=pk)


@login_required
@require_POST
def confirm_import(request, pk):
    """Release the rows for writing."""
    return _step(request, pk, confirm.confirm_import)


@login_required
@require_POST
def undo_import(request, pk):
    """Take the import back."""
    return _step(request, pk, undo.undo_import)


@login_required
@require_safe
def import_rows(request, pk):
    """Send the rows with verdict, changes and reasons as CSV."""
    found = _found(request, pk)
    verdict = request.GET.get("verdict", "")
    rows = rows_of(found.pk, verdict=verdict if verdict in Verdict.values else "")
    response = StreamingHttpResponse(
        (write_line(line) for line in _lines(rows)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="import-{found.pk}.csv"'
    return response


def _lines(rows):
    language = get_language() or "en"
    yield [_("Row"), _("Verdict"), _("Name"), _("Changes"), _("Reasons"), _("Outcome")]
    for row in rows.iterator(chunk_size=2000):
        changes = [
            f"{FIELDS[f].name(language) if f in FIELDS else f}: {old or '—'} → {new}"
            for f, old, new in row.changes
        ]
        reasons = [explain_fault(CellFault(**fault), language) for fault in row.faults]
        yield [
            str(row.number), row.get_verdict_display(), row.title, "; ".join(changes),
            " ".join(reasons), row.get_outcome_display() if row.outcome else "",
        ]  # fmt: skip
