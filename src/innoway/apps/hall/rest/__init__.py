"""The hall for machines: what its pages show and take, as JSON."""

from ninja import Router

from innoway.apps.hall.rest.endpoints import (
    appointments,
    drafts,
    guides,
    obstacles,
    providers,
    ratings,
    tickets,
)
from innoway.foundation.rest import ANYBODY

prefix = "hall"
router = Router(tags=["hall"], auth=ANYBODY)
router.add_router("", guides.router)
router.add_router("", providers.router)
router.add_router("", drafts.router)
for resource in (appointments, tickets, obstacles, ratings):
    router.add_router("", resource.router)

__all__ = ["prefix", "router"]
