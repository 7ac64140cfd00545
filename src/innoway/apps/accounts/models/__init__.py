"""Tables of accounts."""

from innoway.apps.accounts.models.account import Account

__all__ = ["Account"]
