"""Turns a refusal of the domain into a form error, a message or an error page."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from innoway.foundation.errors import DomainError
from innoway.foundation.rest.problems import refusal as problem_of
from innoway.foundation.web.views.errors import refused, wrong_way

Result = TypeVar("Result")


class RefusalMiddleware:
    """Answers a refusal that no view took care of with a page that says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not answer.content:
            return wrong_way(request, answer)
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception to Django, for it is a bug."""
        if not isinstance(exception, DomainError):
            return None
        if request.path_info.startswith("/api/"):
            return problem_of(exception)
        return refused(request, exception)


def attempt(form: BaseForm, act: Callable[[], Result]) -> Result | None:
    """Run an operation; put its refusal on the form and return None when it is refused."""
    try:
        return act()
    except DomainError as error:
        form.add_error(None, str(error))
        return None


def carry_out(
    request: HttpRequest, act: Callable[[], object], *, done: str, target: str
) -> HttpResponse:
    """Run an operation without a form and go on to a page, with a word about how it went."""
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect(target)
