"""Assembles the API from the routers of the mounted apps."""

from collections.abc import Iterable

from ninja import NinjaAPI, Router, Swagger

from innoway.foundation.rest.problems import answer_with_problems
from innoway.foundation.rest.throttle import AccountLimit, VisitorLimit


def build_api(routers: Iterable[tuple[str, Router]]) -> NinjaAPI:
    """Return the API of the district: OpenAPI 3.1 at /api/openapi.json, reading pages at /api/docs."""
    api = NinjaAPI(
        title="Innoway",
        version="1.0.0",
        description="The open interface of the district: what its pages show, for machines.",
        docs=Swagger(settings={"persistAuthorization": False}),
        throttle=[VisitorLimit("300/m"), AccountLimit("1200/m")],
    )
    answer_with_problems(api)
    for prefix, router in routers:
        api.add_router(prefix, router)
    return api
