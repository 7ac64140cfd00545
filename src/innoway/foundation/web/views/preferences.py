"""Language and colours, chosen with one click and kept in a cookie.

No security token: the worst a foreign page can do here is change what language we speak, and
without the token no visitor needs a cookie before choosing one.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
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


@login_not_required
@csrf_exempt
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language; an unknown one changes nothing."""
    response = back(request)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        keep(response, request, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@login_not_required
@csrf_exempt
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark colours; without a choice the device decides."""
    response = back(request)
    theme = request.POST.get("theme")
    if theme in THEMES:
        keep(response, request, "theme", theme)
    elif theme == "":
        response.delete_cookie("theme", samesite="Lax")
    return response


def keep(response: HttpResponse, request: HttpRequest, name: str, value: str) -> None:
    """Set a cookie that lasts a year."""
    secure = request.is_secure()
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=secure)
