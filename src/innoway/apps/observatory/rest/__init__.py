"""The record for machines: what the pages show, as JSON."""

from ninja import Router

from innoway.apps.observatory.rest.endpoints import (
    charts,
    graph,
    networks,
    quality,
    records,
    search,
    sources,
)
from innoway.foundation.rest import ANYBODY

prefix = "observatory"
router = Router(tags=["observatory"], auth=ANYBODY)
router.add_router("", search.router)
router.add_router("", records.router)
router.add_router("", graph.router)
router.add_router("", networks.router)
router.add_router("", quality.router)
router.add_router("", sources.router)
router.add_router("", charts.router)

__all__ = ["prefix", "router"]
