"""The district's content, read from its folder of YAML files and checked as a whole."""

from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_type_hints

import yaml
from django.conf import settings

from innoway.apps.observatory.calculations.district import District
from innoway.apps.observatory.calculations.reading import read_as
from innoway.apps.observatory.errors import ContentFault

FOLDERS = ("spaces", "nodes", "funds", "services", "policies", "indicators")


def content_folder(name: str) -> Traversable:
    """Return the folder of a district's content inside the distribution."""
    return files("innoway").joinpath("content", name)


@cache
def district(name: str = "") -> District:
    """Return the content of a district, by default of the one this installation serves.

    Raises:
        ContentFault: A file, a key or a reference of the content is wrong.
    """
    return read_district(content_folder(name or settings.CONTENT))


def read_district(folder: Traversable) -> District:
    """Read and check every file of a content folder.

    Raises:
        ContentFault: Names the first file and key that is wrong.
    """
    parts: dict[str, Any] = {}
    for file in _yaml_files(folder):
        for key, value in _mapping(file).items():
            read = _read_part(file.name, key, value)
            parts[key] = parts[key] + read if key in parts else read
    whole = District(**_complete(parts, folder.name))
    _check_references(whole, folder.name)
    return whole


def _read_part(file: str, key: str, value: object) -> Any:
    shapes = get_type_hints(District)
    if key not in shapes:
        raise ContentFault(file, key, "is not a known key")
    return read_as(shapes[key], value, file=file, key=key)


def _complete(parts: dict[str, Any], folder: str) -> dict[str, Any]:
    for declared in fields(District):
        if declared.name not in parts and declared.default is MISSING:
            raise ContentFault(folder, declared.name, "is missing")
    return parts


def _yaml_files(folder: Traversable) -> list[Traversable]:
    """List the files in reading order: the district, its words, then each folder."""
    found = [folder.joinpath("district.yml"), folder.joinpath("terms.yml")]
    if folder.joinpath("stories.yml").is_file():
        found.append(folder.joinpath("stories.yml"))
    for name in FOLDERS:
        inside = folder.joinpath(name)
        if inside.is_dir():
            files_there = [f for f in inside.iterdir() if f.name.endswith(".yml")]
            found.extend(sorted(files_there, key=lambda f: f.name))
    return found


def _mapping(file: Traversable) -> dict[str, object]:
    try:
        loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as fault:
        raise ContentFault(file.name, "", f"cannot be read: {fault}") from fault
    if not isinstance(loaded, dict):
        raise ContentFault(file.name, "", "must be a mapping")
    return loaded


def _check_references(read: District, file: str) -> None:
    """Refuse a fact whose source is not listed, and a key used twice in one list."""
    for name in ("about", "figures", "nodes", "funds", "windows", "services", "policies"):
        for item in getattr(read, name):
            if item.source not in read.sources:
                raise ContentFault(file, f"{name}.source", f"{item.source!r} is not a source")
    for space in read.spaces:
        for fact in space.facts:
            if fact.source not in read.sources:
                raise ContentFault(file, f"spaces.{space.key}", f"{fact.source!r} is not a source")
    for name in (
        "figures",
        "spaces",
        "nodes",
        "windows",
        "services",
        "terms",
        "indicators",
        "stories",
    ):
        keys = [item.key for item in getattr(read, name)]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ContentFault(file, name, f"keys used twice: {', '.join(sorted(twice))}")
