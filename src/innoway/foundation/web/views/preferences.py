"""Language and colours, chosen with one click and kept in a cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from innoway.foundation.web.context import THEMES

YEAR = 365 * 24 * 3600


def back(request: HttpRequest) -> HttpResponse:
    """Return to the page the choice was made on, never to another site."""
    following = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(
        following, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(following if safe else "/")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language; an unknown one changes nothing."""
    response = back(request)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    return response


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark colours; without a choice the device decides."""
    response = back(request)
    if request.POST.get("theme") in THEMES:
        response.set_cookie(
            "theme", request.POST["theme"], max_age=YEAR, samesite="Lax", secure=request.is_secure()
        )
    return response
