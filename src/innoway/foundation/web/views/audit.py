"""The audit lines for supervisors, and for everybody the reads of their own data."""

import csv
from collections.abc import Iterator

from django import forms
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from innoway.foundation.audit import record_act
from innoway.foundation.audit.queries import Wanted, changes_of, line_numbered, lines, reads_about
from innoway.foundation.permissions import signed_in, staff
from innoway.foundation.web.paging import PAGE, below, cut

MOST_LINES = 100_000
DAY = forms.DateInput(attrs={"type": "date"})


class AuditFilter(forms.Form):
    """What to look for in the audit lines."""

    person = forms.CharField(label=gettext_lazy("Who (e-mail)"), required=False, max_length=200)
    act = forms.CharField(label=gettext_lazy("Act"), required=False, max_length=100)
    object_kind = forms.CharField(
        label=gettext_lazy("Kind of object"), required=False, max_length=100
    )
    object_id = forms.CharField(label=gettext_lazy("Its number"), required=False, max_length=100)
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=DAY)
    until = forms.DateField(label=gettext_lazy("To"), required=False, widget=DAY)


@staff("supervisor")
@require_safe
def audit_lines(request) -> HttpResponse:
    """List audit lines, as a page or as CSV; taking them away as a file is itself an act."""
    form = AuditFilter(request.GET)
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    if request.GET.get("format") == "csv" and form.is_valid():
        asked = {name: value for name, value in form.cleaned_data.items() if value}
        record_act("audit.lines-exported", account_id=request.user.pk, facts=asked)
        return csv_of(lines(wanted)[:MOST_LINES])
    shown, following = cut(list(lines(wanted, below=below(request))[: PAGE + 1]))
    facts = {"form": form, "lines": shown, "following": following}
    return render(request, "web/audit.html", facts)


@staff("supervisor")
@require_safe
def audit_line(request, number: int) -> HttpResponse:
    """Show one line with everything that changed in the same request."""
    line = line_numbered(number)
    if line is None:
        raise Http404
    return render(request, "web/audit_line.html", {"line": line, "changes": changes_of(line)})


@signed_in
@require_safe
def read_log(request) -> HttpResponse:
    """Show a person who read their personal data, and why."""
    found = reads_about(request.user.pk, below=below(request))
    shown, following = cut(list(found[: PAGE + 1]))
    return render(request, "web/read_log.html", {"lines": shown, "following": following})


def csv_of(found) -> StreamingHttpResponse:
    """Stream lines as CSV that opens in a spreadsheet without running anything."""
    return StreamingHttpResponse(
        csv_rows(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
    )


def csv_rows(found) -> Iterator[str]:
    """Yield the rows of the file; the mark at its start tells Excel that it is UTF-8."""
    writer = csv.writer(Echo())
    header = ("number", "at", "who", "organisation", "act", "object_kind", "object", "about",
              "reason", "facts")  # fmt: skip
    yield "\ufeff" + writer.writerow(header)
    for line in found.iterator(chunk_size=2000):
        cells = (line.pk, line.at.isoformat(), line.account or "", line.organisation_id or "",
                 line.act, line.object_kind, line.object_id, line.subject_account_id or "",
                 line.reason, line.facts or "")  # fmt: skip
        yield writer.writerow([harmless(cell) for cell in cells])


class Echo:
    """A file that hands each row back."""

    def write(self, value: str) -> str:
        """Return what is to be written."""
        return value


def harmless(cell) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("ordinary"), harmless("")
    ("'=1+1", 'ordinary', '')
    """
    text = str(cell)
    return f"'{text}" if text.startswith(tuple("=+-@\t\r")) else text
