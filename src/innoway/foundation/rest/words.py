"""Says in the reader's language what is wrong with a field; pydantic speaks English only."""

from typing import Any

from django.utils.translation import gettext as _


def words_for(error: dict[str, Any]) -> str:
    """Return a sentence for one entry of a pydantic error list.

    Kinds of error that have no sentence here are told in pydantic's own words.
    """
    facts = error.get("ctx", {})
    sentence = sentences().get(error["type"])
    if sentence is None:
        return str(error["msg"])
    try:
        return sentence % facts
    except KeyError:
        return str(error["msg"])


def sentences() -> dict[str, str]:
    """Return the sentence of each kind of error; called when needed, for the language of then."""
    number, text = _("This must be a whole number."), _("This must be text.")
    day, moment = _("This must be a date, such as 2026-05-31."), _("This must be a date and time.")
    choice = _("This must be one of: %(expected)s.")
    return {
        "missing": _("This is needed."),
        "string_type": text,
        "string_too_long": _("This may have at most %(max_length)s characters."),
        "string_too_short": _("This needs at least %(min_length)s characters."),
        "string_pattern_mismatch": _("This does not have the right form."),
        "string_unicode": _("The text holds a character that cannot be stored."),
        "text_not_storable": _("The text holds a character that cannot be stored."),
        "int_type": number,
        "int_parsing": number,
        "int_parsing_size": number,
        "int_from_float": number,
        "float_parsing": _("This must be a number."),
        "decimal_parsing": _("This must be a number."),
        "bool_parsing": _("This must be true or false."),
        "bool_type": _("This must be true or false."),
        "greater_than_equal": _("This must be %(ge)s or more."),
        "greater_than": _("This must be more than %(gt)s."),
        "less_than_equal": _("This must be %(le)s or less."),
        "less_than": _("This must be less than %(lt)s."),
        "literal_error": choice,
        "enum": choice,
        "date_parsing": day,
        "date_from_datetime_parsing": day,
        "date_type": day,
        "datetime_parsing": moment,
        "datetime_from_date_parsing": moment,
        "datetime_type": moment,
        "timezone_aware": _("The time needs a time zone, such as +08:00."),
        "list_type": _("This must be a list."),
        "too_long": _("This may have at most %(max_length)s entries."),
        "too_short": _("This needs at least %(min_length)s entries."),
        "dict_type": _("This must be an object."),
        "model_type": _("This must be an object."),
        "model_attributes_type": _("This must be an object."),
        "extra_forbidden": _("There is no such field."),
    }
