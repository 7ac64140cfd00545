"""Error pages that say what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def page(request: HttpRequest, code: int, heading: str, advice: str) -> HttpResponse:
    """Render an error page in the shell."""
    facts = {"code": code, "heading": heading, "advice": advice}
    return render(request, "web/error.html", facts, status=code)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer a request that cannot be read."""
    return page(request, 400, _("We could not read this request"),
                _("Go back, check what you entered and send it again."))  # fmt: skip


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer a request that this person may not make."""
    return page(request, 403, _("This is not open to you"),
                _("Sign in with the account that may do this, or ask the owner of the record."))  # fmt: skip


def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer a request for nothing; says the same whether it never existed or is not yours."""
    return page(request, 404, _("There is no such page here"),
                _("The address may be mistyped or the record withdrawn. Search for it instead."))  # fmt: skip


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security token is missing or old."""
    return page(request, 403, _("This form has expired"),
                _("Reload the page it came from and send it again; nothing has been changed."))  # fmt: skip


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer a visitor who asks too often."""
    return page(request, 429, _("Too many requests"), _("Wait a minute and try again."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when we failed; must itself not fail, so it uses no template of an app."""
    try:
        return page(request, 500, _("Something went wrong on our side"),
                    _("Nothing you sent was half done. Try again in a moment."))  # fmt: skip
    except Exception:
        return HttpResponse("Something went wrong on our side. 系统出错，请稍后再试。", status=500)
