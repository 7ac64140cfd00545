"""The hall for machines: what its pages show and take, as JSON."""

from ninja import Router

from innoway.apps.hall.rest.endpoints import drafts, providers, services
from innoway.foundation.rest import ANYBODY

prefix = "hall"
router = Router(tags=["hall"], auth=ANYBODY)
router.add_router("", services.router)
router.add_router("", providers.router)
router.add_router("", drafts.router)

__all__ = ["prefix", "router"]
