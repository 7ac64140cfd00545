"""Documents for programs: the same checks, the same rights, the same audit as on the pages."""

from ninja import Router

from innoway.apps.documents.rest.endpoints import documents, reuse
from innoway.foundation.rest import SIGNED_IN

prefix = "documents"
router = Router(tags=["documents"], auth=SIGNED_IN)
router.add_router("", documents.router)
router.add_router("", reuse.router)

__all__ = ["prefix", "router"]
