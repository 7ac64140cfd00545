"""Who owned a technology when, as the recorded deeds tell it."""

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import TitleRecord


def chain_of_title(id: str) -> TitleRecord | None:
    """Return a technology's chain of title; the chain is empty where no deed is on record."""
    return gateways.chain_of_title(id)
