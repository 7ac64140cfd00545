"""Every refusal of the API as an RFC 9457 problem document.

Source: RFC 9457, Problem Details for HTTP APIs.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import structlog
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from innoway.foundation.errors import DomainError
from innoway.foundation.rest.errors import TooManyRequests
from innoway.foundation.rest.rates import count_stranger, seconds_to_wait
from innoway.foundation.rest.words import words_for

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger(__name__)


def problem(
    status: int, *, detail: str = "", code: str = "", errors: Sequence[dict[str, str]] = ()
) -> HttpResponse:
    """Return a problem document; without a detail it says what the status means."""
    body = {
        "type": f"urn:innoway:problem:{code}" if code else "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or meaning_of(status),
        "code": code,
        "errors": list(errors),
    }
    response = JsonResponse(body, status=status, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'ApiKey realm="innoway"'
    return response


def meaning_of(status: int) -> str:
    """Return what a status means for whoever asked, in the reader's language."""
    known = {
        400: _("This request cannot be read."),
        401: _("Sign in or send an API key."),
        403: _("You may not do this."),
        404: _("There is nothing at this address that you may see."),
        405: _("This address does not take this method."),
        413: _("This is more than one request may send."),
        422: _("Some fields are not valid."),
        500: _("Something went wrong on our side."),
    }
    return known.get(status, "")


def refusal(error: DomainError) -> HttpResponse:
    """Return the problem document of a refusal."""
    response = problem(error.status, detail=str(error), code=error.code)
    if error.status == HTTPStatus.TOO_MANY_REQUESTS and "seconds" in error.facts:
        response["Retry-After"] = str(error.facts["seconds"])
    return response


def answer_with_problems(api: NinjaAPI) -> None:
    """Teach an API to answer every refusal with a problem document."""

    @api.exception_handler(DomainError)
    def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
        return refusal(error)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        found = [{"field": name_of(e["loc"]), "message": words_for(e)} for e in error.errors]
        return problem(422, errors=found)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        wait = count_stranger(request)
        return refusal(TooManyRequests(seconds=wait)) if wait else problem(401)

    @api.exception_handler(Throttled)
    def throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
        return refusal(TooManyRequests(seconds=seconds_to_wait(request)))

    @api.exception_handler(HttpError)
    def http(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code)

    @api.exception_handler(Http404)
    @api.exception_handler(Exception)
    def failed(request: HttpRequest, error: Exception) -> HttpResponse:
        status = status_of(error)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            log.exception("request_failed", path=request.path, exc_info=error)
            got_request_exception.send(sender=None, request=request)
        return problem(status)


def status_of(error: Exception) -> int:
    """Return the status of an exception that Django, not the domain, raises."""
    kinds: tuple[tuple[type[Exception], int], ...] = (
        (Http404, 404), (PermissionDenied, 403), (RequestDataTooBig, 413),
        (SuspiciousOperation, 400), (BadRequest, 400),
    )  # fmt: skip
    return next((status for kind, status in kinds if isinstance(error, kind)), 500)


def name_of(place: Sequence[Any]) -> str:
    """Return the name of a field as it was sent, without where ninja keeps it.

    >>> name_of(("body", "body", "period", "start")), name_of(("query", "limit"))
    ('body.period.start', 'query.limit')
    """
    parts = [str(part) for part in place]
    if len(parts) > 2 and parts[0] == "body":
        del parts[1]
    return ".".join(parts)
