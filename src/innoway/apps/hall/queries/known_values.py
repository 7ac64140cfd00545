"""What the district can fill in for a person and the firm they act for."""

import datetime

from innoway.apps.accounts.facade import accounts_named
from innoway.apps.hall.calculations.known import Known
from innoway.apps.hall.enums import ValueSource
from innoway.apps.registry.facade import organisation_facts


def known_values(
    account_id: int | None, organisation_id: int | None, on: datetime.date
) -> dict[str, Known]:
    """Return known facts by the names that fields use; nothing for strangers.

    The caller has checked that the person acts for the organisation.
    """
    found: dict[str, str] = {}
    if account_id is not None:
        person = accounts_named([account_id]).get(account_id)
        if person:
            found |= {"account.name": person.name, "account.email": person.email}
    if organisation_id is not None:
        found |= _organisation(organisation_id, on)
    return {key: Known(value, _source(key)) for key, value in found.items() if value}


def _source(key: str) -> ValueSource:
    return ValueSource.ACCOUNT if key.startswith("account.") else ValueSource.REGISTER


def _organisation(organisation_id: int, on: datetime.date) -> dict[str, str]:
    facts = organisation_facts(organisation_id, on)
    if facts is None:
        return {}
    numbers = [one.value for one in facts.identifiers if one.scheme == "cn:uscc"]
    size = facts.size
    return {
        "organisation.name": facts.name_zh or facts.name,
        "organisation.uscc": numbers[0] if numbers else "",
        "organisation.founded_on": facts.founded_on.isoformat() if facts.founded_on else "",
        "organisation.employees": _shown(size.employees) if size else "",
        "organisation.revenue": _shown(size.revenue) if size else "",
    }


def _shown(number: object) -> str:
    return "" if number is None else f"{number:f}" if not isinstance(number, int) else str(number)
