"""Write checked rows of an import in bulk, and note how to take each back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from innoway.apps.registry.calculations.import_plan import Known, Plan, recognition_end
from innoway.apps.registry.calculations.names import fold, language_of, sort_key
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.enums import IndustrySystem, NameKind, SizeBasis
from innoway.apps.registry.models import (
    Identifier,
    ImportRow,
    Industry,
    Organisation,
    OrganisationName,
    Recognition,
    SizeClass,
)
from innoway.apps.registry.operations.place_rows import place_rows

_NAMES = {
    "name_zh": (NameKind.LEGAL, "zh-Hans"),
    "name_en": (NameKind.LEGAL, "en"),
    "short_name": (NameKind.SHORT, ""),
    "former_name": (NameKind.FORMER, ""),
}
_SYSTEMS = {
    "industry": IndustrySystem.GBT4754,
    "nace": IndustrySystem.NACE,
    "nace21": IndustrySystem.NACE_2025,
}
_PLAIN = {"kind", "country", "website", "founded_on"}
Held = dict[tuple[str, int, str], models.Model]
Ready = tuple[ImportRow, Plan, Known | None]


@dataclass(slots=True)
class Writing:
    """Everything one chunk adds, changes and must be able to take back.

    ``held`` are the stored facts that a new one would end or correct.
    """

    provenance: Provenance
    held: Held = field(default_factory=dict)
    added: list[tuple[ImportRow, models.Model]] = field(default_factory=list)
    changed: list[tuple[models.Model, tuple[str, ...]]] = field(default_factory=list)

    @property
    def on(self) -> date:
        """The day from which new names and branches count."""
        return self.provenance.retrieved_on

    def add(self, row: ImportRow, fact: models.Model) -> None:
        """Take up a new fact."""
        for name, value in self.provenance.fields().items():
            setattr(fact, name, value)
        self.added.append((row, fact))

    def change(self, row: ImportRow, fact: models.Model, **new: Any) -> None:
        """Set columns of a stored fact and remember the old values."""
        if "created" in row.undo:
            return
        label = fact._meta.model_name or ""
        kept = row.undo.setdefault("restore", {}).setdefault(label, {}).setdefault(str(fact.pk), {})
        for name, value in new.items():
            column = getattr(fact._meta.get_field(name), "attname", name)
            old = getattr(fact, column)
            kept.setdefault(column, old if old is None or isinstance(old, int) else str(old))
            setattr(fact, name, value)
        self.changed.append((fact, tuple(new)))


def write_rows(*, rows: Sequence[Ready], provenance: Provenance) -> None:
    """Write the planned changes of rows that all mean different organisations.

    Some twenty statements a chunk, whatever its length.
    """
    writing = Writing(provenance)
    organisations = _organisations(rows)
    places = place_rows(
        rows=[(row, organisations[row.number]) for row, _, _ in rows], provenance=provenance
    )
    for number, place in places.items():
        if organisations[number].pk is None:
            organisations[number].place = place
    _create(rows, organisations, writing)
    writing.held = _held([organisations[row.number].pk for row, _, known in rows if known])
    for row, plan, _ in rows:
        organisation = organisations[row.number]
        for name, _, new in plan.changes:
            _write(writing, row, organisation, name, new)
        moved = places.get(row.number)
        if moved is not None and moved.pk != organisation.place_id:
            writing.change(row, organisation, place=moved)
        _show_names(writing, row, organisation, plan)
    _save(writing)


def _organisations(rows: Sequence[Ready]) -> dict[int, Organisation]:
    ids = [known.organisation_id for _, _, known in rows if known]
    found = Organisation.objects.select_related("place").in_bulk(ids)
    return {
        row.number: found[known.organisation_id] if known else Organisation()
        for row, _, known in rows
    }


def _create(
    rows: Sequence[Ready], organisations: dict[int, Organisation], writing: Writing
) -> None:
    new = [(row, organisations[row.number]) for row, _, known in rows if known is None]
    for row, organisation in new:
        values = row.values
        organisation.name = values.get("name_en") or values["name_zh"]
        organisation.name_zh = values.get("name_zh", "")
        organisation.sort_key = sort_key(organisation.name)
        for name in _PLAIN & values.keys():
            setattr(organisation, name, _plain(name, values[name]))
        for name, value in writing.provenance.fields().items():
            setattr(organisation, name, value)
    Organisation.objects.bulk_create([organisation for _, organisation in new])
    for row, organisation in new:
        row.organisation_id_found = organisation.pk
        row.undo["created"] = organisation.pk


def _plain(name: str, text: str) -> str | date:
    return date.fromisoformat(text) if name == "founded_on" else text


def _held(ids: list[int]) -> Held:
    held: Held = {}
    legal = OrganisationName.objects.filter(kind=NameKind.LEGAL, end=None)
    for name in legal.filter(organisation_id__in=ids):
        key = "name_zh" if name.language.startswith("zh") else "name_en"
        held[key, name.organisation_id, ""] = name
    main = Industry.objects.filter(is_main=True, end=None)
    for branch in main.filter(organisation_id__in=ids):
        held["industry", branch.organisation_id, branch.system] = branch
    for fact in Recognition.objects.filter(organisation_id__in=ids):
        held["recognition", fact.organisation_id, f"{fact.kind} {fact.start}"] = fact
        if fact.number:
            held["recognition", fact.organisation_id, f"{fact.kind} {fact.number}"] = fact
    for size in SizeClass.objects.filter(organisation_id__in=ids):
        held["size", size.organisation_id, f"{size.basis} {size.measured_on}"] = size
    return held


def _write(
    writing: Writing, row: ImportRow, organisation: Organisation, name: str, new: str
) -> None:
    if name in _NAMES:
        _write_name(writing, row, organisation, name, new)
    elif name in _PLAIN:
        writing.change(row, organisation, **{name: _plain(name, new)})
    elif name.startswith("id:"):
        number = Identifier(organisation=organisation, scheme=name.removeprefix("id:"), value=new)
        writing.add(row, number)
    elif name in _SYSTEMS:
        _write_branch(writing, row, organisation, _SYSTEMS[name], new)
    elif name == "size":
        _write_size(writing, row, organisation, new)
    elif name == "recognition":
        _write_recognition(writing, row, organisation)


def _write_name(
    writing: Writing, row: ImportRow, organisation: Organisation, name: str, new: str
) -> None:
    kind, language = _NAMES[name]
    old = writing.held.get((name, organisation.pk, ""))
    start = None
    if isinstance(old, OrganisationName):
        if old.start is not None and old.start >= writing.on:
            # It came into use today: a second name on one day is a correction.
            writing.change(row, old, text=new, folded=fold(new))
            return
        writing.change(row, old, end=writing.on)
        start = writing.on
    added = OrganisationName(
        organisation=organisation, text=new, folded=fold(new), kind=kind,
        language=language or language_of(new), start=start,
    )  # fmt: skip
    writing.add(row, added)


def _write_branch(
    writing: Writing, row: ImportRow, organisation: Organisation, system: str, new: str
) -> None:
    old = writing.held.get(("industry", organisation.pk, system))
    start = None
    if isinstance(old, Industry):
        if old.start is not None and old.start >= writing.on:
            writing.change(row, old, code=new)
            return
        writing.change(row, old, end=writing.on)
        start = writing.on
    writing.add(row, Industry(organisation=organisation, system=system, code=new, start=start))


def _write_size(writing: Writing, row: ImportRow, organisation: Organisation, new: str) -> None:
    old = writing.held.get(("size", organisation.pk, f"{SizeBasis.STATED} {writing.on}"))
    if isinstance(old, SizeClass):
        writing.change(row, old, size=new)
        return
    stated = SizeClass(
        organisation=organisation, size=new, basis=SizeBasis.STATED, measured_on=writing.on
    )
    writing.add(row, stated)


def _write_recognition(writing: Writing, row: ImportRow, organisation: Organisation) -> None:
    values = row.values
    kind, number = values["recognition"], values.get("recognition_number", "")
    start, end = date.fromisoformat(values["recognition_start"]), recognition_end(values)
    until = date.fromisoformat(end) if end else None
    keys = (f"{kind} {number or start}", f"{kind} {start}")
    found = (writing.held.get(("recognition", organisation.pk, key)) for key in keys)
    old = next(filter(None, found), None)
    if isinstance(old, Recognition):
        writing.change(row, old, end=until)
        return
    recognition = Recognition(
        organisation=organisation, kind=kind, number=number, start=start, end=until,
        body=values.get("recognition_body", ""),
        evidence=f"{writing.provenance.source} #{row.number}"[:500],
    )  # fmt: skip
    writing.add(row, recognition)


def _show_names(writing: Writing, row: ImportRow, organisation: Organisation, plan: Plan) -> None:
    new = {name: text for name, _, text in plan.changes if name in {"name_zh", "name_en"}}
    if not new or "created" in row.undo:
        return
    chinese = new.get("name_zh", organisation.name_zh)
    only_chinese = organisation.name == organisation.name_zh
    shown = new.get("name_en") or (chinese if only_chinese else organisation.name)
    writing.change(row, organisation, name=shown, name_zh=chinese, sort_key=sort_key(shown))


def _save(writing: Writing) -> None:
    # Old names and branches end before new ones begin: the exclusion constraints look at once.
    changed: dict[type[models.Model], tuple[dict[int, models.Model], set[str]]] = {}
    for fact, names in writing.changed:
        facts, columns = changed.setdefault(type(fact), ({}, set()))
        facts[fact.pk] = fact
        columns.update(names)
    for model, (facts, columns) in changed.items():
        model._default_manager.bulk_update(list(facts.values()), sorted(columns), 500)
    added: dict[type[models.Model], list[tuple[ImportRow, models.Model]]] = {}
    for row, fact in writing.added:
        added.setdefault(type(fact), []).append((row, fact))
    for model, pairs in added.items():
        model._default_manager.bulk_create([fact for _, fact in pairs], 1000)
        label = model._meta.model_name or ""
        for row, fact in pairs:
            row.undo.setdefault("delete", {}).setdefault(label, []).append(fact.pk)
