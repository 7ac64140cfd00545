"""Assembles the API from the routers of the mounted apps."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI, Router, Swagger
from ninja.operation import Operation

from innoway.foundation.rest.document import Document
from innoway.foundation.rest.problems import answer_with_problems
from innoway.foundation.rest.rates import SharedRate
from innoway.foundation.rest.sign_in import SIGNED_IN

ABOUT = """\
The open interface of the district: what its pages show and take, for machines.

Sign in with the header `X-API-Key` (create a key under your account) or as a browser with its
session and the header `X-CSRFToken`. Refusals are problem documents (RFC 9457) whose `code` is
stable. Lists give a `next` cursor. The `RateLimit` header says how many requests are left.
"""


class DistrictApi(NinjaAPI):
    """The API with our document; the web frame leaves sign-in to its endpoints."""

    written: Document | None = None

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> Document:
        """Return the OpenAPI document; written once a process."""
        if self.written is None:
            self.written = Document(self, path_prefix or self.get_root_path(path_params or {}))
        return self.written

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation by its app and its phrase: ``accounts_grant_delegation``."""
        parts = operation.view_func.__module__.split(".")
        app = parts[2] if len(parts) > 2 else parts[0]
        return f"{app}_{operation.view_func.__name__}"

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        found = super()._get_urls()
        for pattern in found:
            if isinstance(pattern, URLPattern):
                pattern.callback = login_not_required(pattern.callback)
        return found


def build_api(routers: Iterable[tuple[str, Router]]) -> NinjaAPI:
    """Return the API of the district: its document at /api/openapi.json, to read at /api/docs.

    An endpoint is for those who are signed in, unless it or its router declares otherwise.
    """
    api = DistrictApi(
        title="Innoway",
        version="1.0.0",
        description=ABOUT,
        docs=Swagger(settings={"persistAuthorization": False, "validatorUrl": None}),
        auth=SIGNED_IN,
        throttle=[SharedRate()],
    )
    answer_with_problems(api)
    for prefix, router in routers:
        api.add_router(prefix, router)
    return api
