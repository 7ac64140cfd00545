"""The register for machines: what its pages show and take, as JSON."""

from ninja import Router

from innoway.apps.registry.rest.endpoints import entries, organisations

prefix = "registry"
router = Router(tags=["registry"])
router.add_router("", organisations.router)
router.add_router("", entries.router)

__all__ = ["prefix", "router"]
