"""What the REST frame itself refuses."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.errors import DomainError


class KeyInvalid(DomainError):
    """The API key is unknown, expired, revoked or of a closed account."""

    code = "rest.key-invalid"
    message = _("This API key is not valid. Create a new one under your account.")
    status = 401


class ScopeMissing(DomainError):
    """The API key was issued for less than this request needs."""

    code = "rest.scope-missing"
    message = _("This API key lacks the scope “%(scope)s”.")
    status = 403


class CsrfMissing(DomainError):
    """A browser changes something without the token of the page it comes from."""

    code = "rest.csrf-missing"
    message = _("Send the CSRF token of this session in the X-CSRFToken header.")
    status = 403


class CursorInvalid(DomainError):
    """The cursor was not written by this installation, or for another list."""

    code = "rest.cursor-invalid"
    message = _("This cursor is not valid. Start from the first page.")
    status = 422


class KeyNameMissing(DomainError):
    """A key without a purpose cannot be told from the others later."""

    code = "rest.key-name-missing"
    message = _("Say what the key is for.")
    status = 422


class TooManyKeys(DomainError):
    """The account holds as many valid keys as one may have."""

    code = "rest.too-many-keys"
    message = _("%(limit)s keys are valid. Revoke one first.")


class TooManyRequests(DomainError):
    """The key, account or address has used up its requests of this minute."""

    code = "rest.too-many-requests"
    message = _("Too many requests. Wait %(seconds)s seconds and try again.")
    status = 429
