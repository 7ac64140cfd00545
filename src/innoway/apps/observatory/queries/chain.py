"""Who owned a technology when, as the recorded deeds tell it."""

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import Chain, Owner, TitleRecord


def chain_of_title(id: str) -> TitleRecord | None:
    """Return a technology's chain of title; the chain is empty where no deed is on record."""
    return gateways.chain_of_title(id)


def owners_today(chain: Chain) -> tuple[Owner, ...]:
    """Return the undisputed owners with their shares; they sum to 1 where anybody owns."""
    return gateways.owner_on(chain)
