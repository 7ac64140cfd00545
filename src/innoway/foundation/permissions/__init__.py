"""Who may: the actor every rule speaks of, and how views say whom they are for."""

from innoway.foundation.permissions.actor import VISITOR, Actor, actor_of
from innoway.foundation.permissions.declare import anybody, signed_in, staff

__all__ = ["VISITOR", "Actor", "actor_of", "anybody", "signed_in", "staff"]
