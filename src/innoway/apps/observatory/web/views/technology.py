"""A technology to read, and its reference to take away."""

import datetime
import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from innoway.apps.observatory.calculations.citation import bibtex, ris
from innoway.apps.observatory.calculations.structured import work
from innoway.apps.observatory.calculations.wording import country_name, language_name, status_name
from innoway.apps.observatory.enums import TYPES
from innoway.apps.observatory.queries.technologies import reference, technology_page
from innoway.foundation.web.missing import NotOnRecord

CITATIONS = {
    "ris": (ris, "application/x-research-info-systems", "ris"),
    "bibtex": (bibtex, "application/x-bibtex", "bib"),
}


def found_or_404(found, *, search=""):
    """Return what was found.

    Raises:
        NotOnRecord: There is nothing; the page offers to search for ``search``.
    """
    if found is None:
        advice = _(
            "It may not be loaded yet, or be known under another number or spelling. Search for it by number, title or name."
        )
        raise NotOnRecord(advice, search=search)
    return found


@login_not_required
def technology(request, id):
    page = found_or_404(technology_page(id), search=id)
    context = {
        "page": page,
        "it": page.technology,
        "facts": facts_of(page.technology),
        "structured": structured(request, page.technology),
    }
    return render(request, "observatory/technology.html", context)


def structured(request, it):
    """Return the JSON-LD of a technology."""
    owners = [
        (
            owner.name,
            request.build_absolute_uri(reverse("observatory:organisation", args=[owner.id])),
        )
        for owner in it.owners
        if owner.kind == "organisation"
    ]
    return work(
        address=request.build_absolute_uri(request.path), title=it.title, abstract=it.abstract,
        number=it.id, language=it.language, day=it.date, owners=owners,
        original=it.url if it.url.startswith("http") else "", genre=str(TYPES.get(it.kind, it.kind)),
    )  # fmt: skip


def facts_of(it):
    """Return (property, value) for what is stated in one word, empty ones left out."""
    names = ("number", "date", "filing_date", "expiry_date", "status", "claims_count",
             "application_number", "kind_code", "country", "language")  # fmt: skip
    known = {"country": country_name, "language": language_name, "status": status_name}
    facts = [(name, known.get(name, shown)(getattr(it, name))) for name in names]
    return [pair for pair in (*facts, *it.extra.items()) if pair[1] not in ("", None)]


def shown(value):
    return value.isoformat() if isinstance(value, datetime.date) else value


@login_not_required
def cite(request, id):
    cited = found_or_404(reference(id), search=id)
    wanted = request.GET.get("format", "ris")
    if wanted == "json":
        text, content_type, ending = csl(cited), "application/json", "json"
    else:
        write, content_type, ending = CITATIONS.get(wanted, CITATIONS["ris"])
        text = write(cited)
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(id)}.{ending}"'
    return response


def csl(reference):
    """Return the reference as CSL-JSON, which reference managers read."""
    item = {
        "id": reference.id,
        "type": "patent" if reference.kind != "offer" else "document",
        "title": reference.title,
        "number": reference.number,
        "abstract": reference.abstract,
        "author": [{"literal": name} for name in reference.people],
        "publisher": "; ".join(reference.owners),
        "URL": reference.url,
    }
    if reference.date:
        day = reference.date
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return json.dumps([{k: v for k, v in item.items() if v}], ensure_ascii=False)


def file_name(id):
    return "".join(c if c.isascii() and (c.isalnum() or c in "-.") else "-" for c in id)
