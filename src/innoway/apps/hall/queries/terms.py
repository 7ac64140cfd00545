"""The terms under which an item becomes a case."""

import datetime
from dataclasses import dataclass
from functools import cache

from innoway.apps.cases.facade import Terms
from innoway.apps.hall.calculations.catalogue import Catalogue, Item, Period
from innoway.apps.hall.calculations.limits import case_unit, days_in
from innoway.apps.hall.calculations.reading import read_text
from innoway.apps.hall.calculations.wording import Cited
from innoway.apps.hall.enums import Handling
from innoway.apps.hall.queries.catalogue import catalogue, content_folder


@dataclass(frozen=True, slots=True)
class Procedure:
    """What holds for every item: the notice on acceptance and the delivery, in working days."""

    valid_from: datetime.date
    notice: Period
    delivery: Period


def terms_of(item: Item) -> Terms:
    """Return the terms of an item as they stand in the catalogue now."""
    known, rule = catalogue(), procedure()
    unit = case_unit(item.promised)
    promised = days_in(item.promised, unit)
    return Terms(
        item_code=item.key,
        version=item.version,
        title_en=item.name.en,
        title_zh=item.name.zh,
        legal_basis=tuple(_shown(cited, known) for cited in item.basis),
        instant=item.handling == Handling.INSTANT,
        statutory_days=max(days_in(item.statutory, unit), promised) if item.statutory else promised,
        promised_days=promised,
        unit=unit,
        extension_days=days_in(item.extension, unit) if item.extension else 0,
        notice_days=rule.notice.length,
        delivery_days=rule.delivery.length,
        tacit_approval=item.tacit_approval,
        tolerates_missing=item.tolerates_missing,
        commitment=item.commitment,
    )


@cache
def procedure() -> Procedure:
    """Return what holds for every item of this district.

    Raises:
        ContentFault: The file is wrong.
    """
    file = content_folder().joinpath("shared", "procedure.yml")
    return read_text(Procedure, file.read_text(encoding="utf-8"), file=file.name)


def _shown(cited: Cited, known: Catalogue) -> str:
    title = known.references[cited.reference].title.en
    return f"{title}, art. {cited.article}" if cited.article else title
