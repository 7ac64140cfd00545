"""Forms on their way: what they ask, what stands in them, what is still missing."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from innoway.apps.hall.calculations.answers import Fault, faults
from innoway.apps.hall.calculations.catalogue import Bundle, Item
from innoway.apps.hall.calculations.reading import read_text
from innoway.apps.hall.calculations.union import Asked, asked_once
from innoway.apps.hall.calculations.wording import Cited, Wording
from innoway.apps.hall.models import Draft
from innoway.apps.hall.queries.catalogue import catalogue, content_folder


@dataclass(frozen=True, slots=True)
class DraftRules:
    """How long drafts live; how often one address may start and try codes, one form be saved."""

    valid_from: datetime.date
    source: Cited
    keep_days: int
    codes_a_minute: int
    starts_a_minute: int
    saves_a_minute: int
    consent_days: int


@dataclass(frozen=True, slots=True)
class Group:
    """Fields of one heading."""

    name: Wording
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A draft with what its services ask, by heading."""

    draft: Draft
    bundle: Bundle | None
    items: tuple[Item, ...]
    asked: tuple[Asked, ...]
    groups: tuple[Group, ...]
    faults: Mapping[str, Fault]

    @property
    def expires_at(self) -> datetime.datetime:
        """When it is deleted unless somebody touches it."""
        return self.draft.changed_at + datetime.timedelta(days=draft_rules().keep_days)


def open_form(draft_id: uuid.UUID) -> OpenForm | None:
    """Return a draft as a form; one query."""
    draft = Draft.objects.select_related("provider").filter(pk=draft_id).first()
    return form_of(draft) if draft else None


def form_of(draft: Draft) -> OpenForm:
    """Return what a draft asks; services that were withdrawn since are left out."""
    known = catalogue()
    items = tuple(known.items[key] for key in draft.items if key in known.items)
    asked = asked_once(items, known)
    groups = tuple(
        Group(known.groups[name], tuple(found))
        for name, found in groupby(asked, key=lambda one: one.field.group)
    )
    return OpenForm(
        draft, known.bundles.get(draft.bundle), items, asked, groups, faults(asked, draft.answers)
    )


@cache
def draft_rules() -> DraftRules:
    """Return the rules for drafts of this district.

    Raises:
        ContentFault: The file is wrong.
    """
    file = content_folder().joinpath("shared", "drafts.yml")
    return read_text(DraftRules, file.read_text(encoding="utf-8"), file=file.name)
