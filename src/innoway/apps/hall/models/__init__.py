"""The tables of the hall."""

from innoway.apps.hall.models.draft import Draft
from innoway.apps.hall.models.provider import Offer, Provider, ProviderRating

__all__ = ["Draft", "Offer", "Provider", "ProviderRating"]
