"""Refuses requests that are larger than any page or endpoint takes, before they are read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from innoway.foundation.web.views.errors import too_large


class RequestLimitMiddleware:
    """Looks at the announced size of a request; files beyond it never reach the disk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdecimal() or int(announced) > settings.LARGEST_REQUEST:
            return too_large(request)
        return self.get_response(request)
