"""What every answer below /api/ has: problem documents, rate headers, a validator, a cache rule."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from innoway.foundation.rest.problems import problem

PREFIX = "/api/"


class ApiMiddleware:
    """Finishes the answers of the API; leaves pages alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        head = request.method == "HEAD"
        if head:  # ninja declares GET only; HTTP wants HEAD wherever there is GET
            request.method = "GET"
        response = self.get_response(request)
        if isinstance(response, HttpResponse):
            response = finished(request, response)
            if head:
                response["Content-Length"] = str(len(response.content))
                response.content = b""
        return response


def finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the answer with everything an API answer has."""
    if response.status_code >= 400 and not is_machine_readable(response):
        response = as_problem(response)
    rate = getattr(request, "rate", None)
    for name, text in (rate.headers if rate else {}).items():
        response[name] = text
    if not is_data(response):
        return response
    signed_in = getattr(getattr(request, "auth", None), "pk", None) is not None
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "private, no-cache" if signed_in else "public, no-cache"
    patch_vary_headers(response, ["Accept-Language", "Cookie", "X-API-Key"])
    if request.method == "GET" and response.status_code == 200:
        return validated(request, response)
    return response


def is_data(response: HttpResponse) -> bool:
    """Tell data from the pages and the documentation that also live here."""
    return bool(response.get("Content-Type", "").startswith("application/"))


def is_machine_readable(response: HttpResponse) -> bool:
    """Say whether an answer is data already."""
    return bool(response.content) and is_data(response)


def as_problem(response: HttpResponse) -> HttpResponse:
    """Return a refusal that Django wrote for people as a problem document."""
    answer = problem(response.status_code)
    for name in ("Allow", "Retry-After"):
        if response.has_header(name):
            answer[name] = response[name]
    return answer


def validated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give the answer its ETag; 304 without a body when the caller has it already."""
    if not response.has_header("ETag"):
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    conditional = get_conditional_response(request, etag=response["ETag"], response=response)
    return conditional if isinstance(conditional, HttpResponse) else response
