"""Words for what the record holds, in the language of the page."""

from django.utils.translation import get_language

from innoway.apps.observatory import enums
from innoway.apps.observatory.calculations.district import Text


def said(text: Text) -> str:
    """Return a text of the content in the language of the page."""
    return text.said_in(get_language() or "en")


def field_name(number: int | str) -> str:
    """Return the name of a WIPO technology field."""
    value = number if isinstance(number, int) else enums.field_number(number)
    return str(enums.FIELDS.get(value, enums.FIELDS[0]))


def language_name(code: str) -> str:
    """Return the name of a language, or its tag when it has none here."""
    return str(enums.LANGUAGES.get(code, code))


def country_name(code: str) -> str:
    """Return the name of a country or region, or its code when it has none here."""
    return str(enums.COUNTRIES.get(code, code))


def status_name(value: str) -> str:
    """Return the state of a right in words; one that is not known stays as its source says."""
    return str(enums.STATUSES.get(value.lower(), value))
