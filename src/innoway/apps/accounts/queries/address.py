"""Which mailboxes belong to whom."""

from allauth.account.models import EmailAddress

from innoway.apps.accounts.models import Account


def owns_address(account_id: int, email: str) -> bool:
    """Whether the account has shown that it reads the mailbox; one query."""
    addresses = EmailAddress.objects.filter(
        user_id=account_id, email__iexact=email, verified=True, user__is_active=True
    )
    return bool(addresses.exists())


def account_of_address(email: str) -> Account | None:
    """Return the open account with this confirmed address."""
    return Account.objects.filter(
        emailaddress__email__iexact=email.strip(), emailaddress__verified=True, is_active=True
    ).first()
