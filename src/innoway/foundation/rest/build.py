"""Assembles the API from the routers of the mounted apps."""

from collections.abc import Iterable

from ninja import NinjaAPI, Router, Swagger
from ninja.throttling import AnonRateThrottle, AuthRateThrottle

from innoway.foundation.rest.problems import answer_with_problems


def build_api(routers: Iterable[tuple[str, Router]]) -> NinjaAPI:
    """Return the API of the district: OpenAPI 3.1 at /api/openapi.json, reading pages at /api/docs."""
    api = NinjaAPI(
        title="Innoway",
        version="1.0.0",
        description="The open interface of the district: what its pages show, for machines.",
        docs=Swagger(settings={"persistAuthorization": False}),
        throttle=[AnonRateThrottle("300/m"), AuthRateThrottle("1200/m")],
    )
    answer_with_problems(api)
    for prefix, router in routers:
        api.add_router(prefix, router)
    return api
