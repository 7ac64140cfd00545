"""REST resources of accounts, for signed-in browsers and for programs with a key."""

from ninja import Router

from innoway.apps.accounts.rest.endpoints import appointments, delegations, invitations, me, notices
from innoway.foundation.rest import SIGNED_IN

router = Router(auth=SIGNED_IN)
for resource in (me, delegations, invitations, appointments, notices):
    router.add_router("", resource.router)
