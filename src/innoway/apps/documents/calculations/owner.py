"""Whose document it is: an organisation's or a person's, never both."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owner:
    """An organisation or an account.

    >>> Owner(organisation_id=7)
    Owner(organisation_id=7, account_id=None)
    >>> Owner()
    Traceback (most recent call last):
    ...
    ValueError: a document belongs to one organisation or one account
    """

    organisation_id: int | None = None
    account_id: int | None = None

    def __post_init__(self) -> None:
        if (self.organisation_id is None) == (self.account_id is None):
            raise ValueError("a document belongs to one organisation or one account")
