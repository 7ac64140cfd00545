"""Cases for machines: what their pages show and take, and the log to check them by."""

from ninja import Router

from innoway.apps.cases.rest.endpoints import acts, cases, log

prefix = "cases"
router = Router(tags=["cases"])
router.add_router("", log.router)
router.add_router("", cases.router)
router.add_router("", acts.router)

__all__ = ["prefix", "router"]
