"""Bring the names shown in lists into step with the legal names in force."""

from datetime import date

from innoway.apps.accounts.facade import introduce_organisation
from innoway.apps.registry.calculations.names import sort_key
from innoway.apps.registry.enums import NameKind
from innoway.apps.registry.models import Organisation, OrganisationName


def refresh_names(*, organisation: Organisation, on: date) -> Organisation:
    """Repeat the present legal names on the organisation; a Chinese name sorts by pinyin.

    A name in the main language of the register (English, else any other) is shown first;
    a body with a Chinese name only is listed under that.
    """
    legal = [n for n in organisation.names.filter(kind=NameKind.LEGAL) if n.holds_on(on)]
    chinese = [n for n in legal if n.language.startswith("zh")]
    others = [n for n in legal if not n.language.startswith("zh")]
    shown = present(others) or present(chinese) or organisation.name
    organisation.name = shown
    organisation.name_zh = present(chinese)
    organisation.sort_key = sort_key(shown)
    organisation.save(update_fields=["name", "name_zh", "sort_key", "updated_at"])
    introduce_organisation(organisation.pk, organisation.name, organisation.name_zh)
    return organisation


def present(names: list[OrganisationName]) -> str:
    """Return the English name if there is one, else the first, else nothing."""
    english = [name for name in names if name.language.startswith("en")]
    return next((name.text for name in (*english, *names)), "")
