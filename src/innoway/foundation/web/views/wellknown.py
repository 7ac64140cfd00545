"""What machines look for at fixed places: the API catalogue, the security contact, crawling."""

import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from innoway.foundation.web.context import link_to

LINKSET = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
DOCUMENT = "application/vnd.oai.openapi+json;version=3.1"


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def api_catalog(request: HttpRequest) -> HttpResponse:
    """Say where the API, its document and its pages are.

    Source: RFC 9727, api-catalog; RFC 9264, linkset.
    """
    full = request.build_absolute_uri
    entry = {
        "anchor": full(reverse("api-1.0.0:api-root")),
        "service-desc": [{"href": full(reverse("api-1.0.0:openapi-json")), "type": DOCUMENT}],
        "service-doc": [{"href": full(reverse("api-1.0.0:openapi-view")), "type": "text/html"}],
        "status": [{"href": full(reverse("health-ready")), "type": "application/json"}],
    }
    response = JsonResponse({"linkset": [entry]}, content_type=LINKSET)
    response["Link"] = f'<{full(request.path)}>; rel="api-catalog"'
    return response


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say whom to tell about a weakness.

    Source: RFC 9116. Without a contact in the settings there is nothing to say.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = timezone.now().replace(microsecond=0) + datetime.timedelta(days=180)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.astimezone(datetime.UTC).isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: en, zh",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return plain("\n".join(lines) + "\n")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def llms_txt(request: HttpRequest) -> HttpResponse:
    """Say to language models where to read what."""
    full = request.build_absolute_uri
    pages = [
        ("Search", "observatory:search", "technologies, needs, organisations and people; `?q=`"),
        ("Sources", "observatory:sources", "what the record is made of, with licences"),
        ("Charts", "observatory:charts", "figures with their tables"),
        ("Register", "registry:register", "organisations of the district"),
    ]
    lines = [
        "# Innoway", "",
        "> The open platform of an innovation district: find, read and follow technology,"
        " organisations and people, in English and Chinese. Every value names its source.", "",
        "## Pages", "",
        *(f"- [{name}]({full(href)}): {what}" for name, to, what in pages if (href := link_to(to))),
        "", "## For programs", "",
        f"- [OpenAPI 3.1 document]({full(reverse('api-1.0.0:openapi-json'))}): every endpoint",
        f"- [API catalogue]({full(reverse('web:api-catalog'))}): RFC 9727",
    ]  # fmt: skip
    return plain("\n".join(lines) + "\n")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of what is personal or endless."""
    closed = ("/accounts/", "/auth/", "/my/", "/staff/", "/search/explain/", "/preferences/")
    return plain("User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in closed))


def plain(text: str) -> HttpResponse:
    """Answer with plain text."""
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
