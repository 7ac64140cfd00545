"""Change how a person is called and how pages look to them."""

from django.db import transaction
from django.utils.translation import get_supported_language_variant

from innoway.apps.accounts.enums import Theme
from innoway.apps.accounts.errors import AccountMissing, LanguageUnknown
from innoway.apps.accounts.events import ProfileEdited
from innoway.apps.accounts.models import Account
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def edit_profile(*, account_id: int, full_name: str, language: str, theme: Theme) -> Account:
    """Write name, language and appearance; an empty language follows the browser.

    Raises:
        AccountMissing: The account does not exist or is closed.
        LanguageUnknown: The district does not speak the language.
    """
    account = Account.objects.select_for_update().filter(pk=account_id, is_active=True).first()
    if account is None:
        raise AccountMissing
    if language:
        try:
            get_supported_language_variant(language, strict=True)
        except LookupError as unknown:
            raise LanguageUnknown from unknown
    account.full_name = full_name.strip()
    account.language = language
    account.theme = theme
    account.save(update_fields=["full_name", "language", "theme"])
    record_act(
        "accounts.profile-edited",
        account_id=account_id,
        object_kind="account",
        object_id=account.pk,
    )
    publish(ProfileEdited(account.pk))
    return account
