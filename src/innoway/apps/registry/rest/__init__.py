"""The register for machines: what its pages show and take, as JSON."""

from ninja import Router

from innoway.apps.registry.rest.endpoints import entries, judgements, organisations, review
from innoway.foundation.rest import ANYBODY

prefix = "registry"
router = Router(tags=["registry"], auth=ANYBODY)
router.add_router("", organisations.router)
router.add_router("", entries.router)
router.add_router("", review.router)
router.add_router("", judgements.router)

__all__ = ["prefix", "router"]
