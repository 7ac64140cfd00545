"""Every refusal of the API as an RFC 9457 problem document.

Source: RFC 9457, Problem Details for HTTP APIs.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from innoway.foundation.errors import DomainError


def problem(
    status: int, *, detail: str = "", code: str = "", errors: Sequence[dict[str, str]] = ()
) -> HttpResponse:
    """Return a problem document."""
    body = {
        "type": f"urn:innoway:problem:{code}" if code else "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "errors": list(errors),
    }
    return JsonResponse(body, status=status, content_type="application/problem+json")


def answer_with_problems(api: NinjaAPI) -> None:
    """Teach an API to answer every refusal with a problem document."""

    @api.exception_handler(DomainError)
    def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
        return problem(error.status, detail=str(error), code=error.code)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        found: list[dict[str, str]] = [
            {"field": ".".join(str(part) for part in e["loc"]), "message": str(e["msg"])}
            for e in error.errors
        ]
        return problem(422, detail=_("Some fields are not valid."), errors=found)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(404, detail=_("There is nothing at this address that you may see."))

    @api.exception_handler(PermissionDenied)
    def forbidden(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(403, detail=_("You may not do this."))

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(401, detail=_("Sign in or send an API key."))

    @api.exception_handler(Throttled)
    def throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
        response = problem(429, detail=_("Too many requests. Wait and try again."))
        response["Retry-After"] = str(int(error.wait or 60))
        return response

    @api.exception_handler(HttpError)
    def http(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, detail=str(error))
