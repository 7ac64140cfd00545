"""The service catalogue, read from the district's folder of YAML files and kept in memory."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from django.conf import settings

from innoway.apps.hall.calculations.catalogue import (
    Body,
    Bundle,
    Catalogue,
    Field,
    Item,
)
from innoway.apps.hall.calculations.reading import read_text
from innoway.apps.hall.calculations.wording import Reference, Wording
from innoway.apps.hall.enums import WindowKey
from innoway.apps.hall.errors import ContentFault

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where to ask and where to complain when an item says nothing else."""

    consult: Wording
    complaint: Wording


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that forms are made of, and their groups in order."""

    groups: Mapping[str, Wording]
    fields: tuple[Field, ...]


def content_folder(name: str = "") -> Traversable:
    """Return the folder of a district's service catalogue inside the distribution."""
    return files("innoway").joinpath("content", name or settings.CONTENT, "services")


@cache
def catalogue(name: str = "") -> Catalogue:
    """Return the catalogue of a district, by default of the one this installation serves.

    Raises:
        ContentFault: A file, a key or a reference of the content is wrong.
    """
    return read_catalogue(content_folder(name))


def items_in_force(on: datetime.date, window: str = "", audience: str = "") -> tuple[Item, ...]:
    """Return the items that hold on a day, by window and by audience where one is named."""
    return tuple(
        item
        for item in catalogue().items.values()
        if item.in_force(on)
        and (not window or item.window == window)
        and (not audience or audience in item.audience)
    )


def read_catalogue(folder: Traversable) -> Catalogue:
    """Read every file of a services folder.

    Raises:
        ContentFault: Names the first file and line that is wrong.
    """
    form = _read(Form, folder.joinpath("shared", "fields.yml"))
    contacts = _read(Contacts, folder.joinpath("shared", "contacts.yml"))
    bundles = _all(Bundle, folder.joinpath("bundles"))
    bodies = _read(tuple[Body, ...], folder.joinpath("shared", "bodies.yml"))
    references = _read(tuple[Reference, ...], folder.joinpath("shared", "sources.yml"))
    return Catalogue(
        items=_items(folder),
        bundles={one.key: one for one in sorted(bundles, key=lambda one: one.place)},
        fields={one.key: one for one in form.fields},
        groups=form.groups,
        bodies={one.key: one for one in bodies},
        references={one.key: one for one in references},
        consult=contacts.consult,
        complaint=contacts.complaint,
    )


def _items(folder: Traversable) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for window in WindowKey:
        inside = folder.joinpath(window.value)
        for file in _yaml_files(inside):
            item = _read(Item, file)
            if item.window != window or f"{item.key}.yml" != file.name:
                raise ContentFault(
                    file.name, 1, "key", "must be the name of the file and its folder"
                )
            found[item.key] = item
    return found


def _all(shape: type[Shape], folder: Traversable) -> list[Shape]:
    return [_read(shape, file) for file in _yaml_files(folder)]


def _yaml_files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    found = [file for file in folder.iterdir() if file.name.endswith(".yml")]
    return sorted(found, key=lambda file: file.name)


def _read(shape: type[Shape], file: Traversable) -> Shape:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as fault:
        raise ContentFault(file.name, 1, "", f"cannot be read: {fault}") from fault
    return read_text(shape, text, file=file.name)
