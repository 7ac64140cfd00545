"""Error pages that say what to do; below /api/ the same as problem documents."""

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from innoway.foundation.errors import DomainError
from innoway.foundation.rest.problems import problem
from innoway.foundation.web.missing import NotOnRecord

# Shown when even the shell cannot be drawn: both languages, no template, nothing to load.
LAST_WORD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Innoway</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>
<h1>Something went wrong on our side</h1><p>Try again in a moment.</p>
<div lang="zh-Hans"><h2>系统出错</h2><p>请稍后再试。</p></div></main></body></html>"""


def page(request: HttpRequest, code: int, heading: str, advice: str, **facts) -> HttpResponse:
    """Render an error page in the shell."""
    if request.path_info.startswith("/api/"):
        return problem(code)
    facts |= {"code": code, "heading": heading, "advice": advice}
    return render(request, "web/error.html", facts, status=code)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read."""
    advice = _("Go back, check what you entered and send it again.")
    return page(request, 400, _("We could not read this request"), advice)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that this person may not make."""
    advice = _("Sign in with the account that may do this, or ask the owner of the record.")
    return page(request, 403, _("This is not open to you"), advice)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for nothing; says the same whether it never existed or is not yours."""
    if isinstance(exception, NotOnRecord):
        heading = _("There is no such record here")
        return page(request, 404, heading, str(exception.advice), search=exception.search)
    advice = _("The address may be mistyped or the record withdrawn. Search for it instead.")
    return page(request, 404, _("There is no such page here"), advice)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security token is missing or old."""
    advice = _("Reload the page it came from and send it again; nothing has been changed.")
    return page(request, 403, _("This form has expired"), advice, expired=True)


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer a request that carries more than any page takes."""
    advice = _("Send a smaller file, or split it into parts.")
    return page(request, 413, _("This is too large"), advice)


def refused(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """Answer what the domain refuses, in its own words."""
    headings = {403: _("This is not open to you"), 404: _("There is no such page here")}
    heading = headings.get(refusal.status, _("This cannot be done"))
    return page(request, refusal.status, heading, str(refusal))


def wrong_way(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Answer somebody who opened the address of a button: nothing was done."""
    advice = _("Nothing was done. Go back to the page and press the button there.")
    shown = page(request, 405, _("This address belongs to a button"), advice)
    shown["Allow"] = answer["Allow"]
    return shown


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer a visitor who asks too often."""
    return page(request, 429, _("Too many requests"), _("Wait a minute and try again."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when we failed; must itself not fail, whatever is broken."""
    try:
        advice = _("Nothing you sent was half done. Try again in a moment.")
        return page(request, 500, _("Something went wrong on our side"), advice)
    except Exception:
        structlog.get_logger(__name__).exception("error page failed")
        return HttpResponse(LAST_WORD, status=500)
