"""Bring the names shown in lists into step with the legal names in force."""

from datetime import date

from innoway.apps.accounts.facade import introduce_organisation
from innoway.apps.registry.calculations.names import sort_key
from innoway.apps.registry.enums import NameKind
from innoway.apps.registry.models import Organisation, OrganisationName


def refresh_names(*, organisation: Organisation, on: date) -> Organisation:
    """Repeat the present legal names on the organisation; a Chinese name sorts by pinyin.

    A legal name comes before a trading name, that before a short one; English comes first,
    a body with a Chinese name only is listed under that.
    """
    # Asked anew: the caller may hold names it read before the change.
    names = OrganisationName.objects.filter(organisation=organisation)
    held = [name for name in names if name.holds_on(on)]
    chinese = present([name for name in held if name.language.startswith("zh")])
    other = present([name for name in held if not name.language.startswith("zh")])
    organisation.name = other or chinese or organisation.name
    organisation.name_zh = chinese
    organisation.sort_key = sort_key(organisation.name)
    organisation.save(update_fields=["name", "name_zh", "sort_key", "updated_at"])
    introduce_organisation(organisation.pk, organisation.name, organisation.name_zh)
    return organisation


_RANK = {NameKind.LEGAL: 0, NameKind.TRADING: 1, NameKind.SHORT: 2}


def present(names: list[OrganisationName]) -> str:
    """Return the name to show: by use, then English before others, then the oldest entry."""
    shown = [name for name in names if name.kind in _RANK]
    shown.sort(key=lambda n: (_RANK[NameKind(n.kind)], not n.language.startswith("en"), n.pk))
    return shown[0].text if shown else ""
