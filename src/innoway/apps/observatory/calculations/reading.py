"""Turns what YAML says into frozen dataclasses, or says which key of which file is wrong."""

import dataclasses
import datetime
import types
import typing
from typing import Any, Literal, TypeVar, get_args, get_origin

from innoway.apps.observatory.errors import ContentFault

Record = TypeVar("Record")


def read_as(shape: type[Record], value: object, *, file: str, key: str = "") -> Record:
    """Return the value as the dataclass, with nothing missing, misspelt or of another type.

    Understands dataclasses, ``tuple[X, ...]``, ``Mapping[str, X]``, ``Literal``, ``X | None``,
    text, numbers, booleans and dates; a date without a day stays text ("2015-06").

    Raises:
        ContentFault: Names the file, the key and what is wrong with it.
    """
    return typing.cast(Record, _read(shape, value, file, key))


def _read(shape: Any, value: object, file: str, key: str) -> object:
    if dataclasses.is_dataclass(shape):
        return _read_record(shape, value, file, key)
    if get_args(shape):
        return _read_composed(shape, value, file, key)
    return _read_plain(shape, value, file, key)


def _read_composed(shape: Any, value: object, file: str, key: str) -> object:
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (types.UnionType, typing.Union):
        wanted = next(a for a in arguments if a is not type(None))
        return None if value is None else _read(wanted, value, file, key)
    if origin is tuple:
        items = _expect(value, list, "a list", file, key)
        return tuple(_read(arguments[0], v, file, f"{key}[{n}]") for n, v in enumerate(items))
    if origin is Literal:
        if value not in arguments:
            raise ContentFault(file, key, f"{value!r} is none of {', '.join(map(str, arguments))}")
        return value
    pairs = _expect(value, dict, "a mapping", file, key)
    return {str(k): _read(arguments[1], v, file, _join(key, str(k))) for k, v in pairs.items()}


def _read_record(shape: Any, value: object, file: str, key: str) -> object:
    given = _expect(value, dict, "a mapping", file, key)
    hints = typing.get_type_hints(shape)
    fields = {f.name: f for f in dataclasses.fields(shape)}
    for name in given:
        if name not in fields:
            raise ContentFault(file, _join(key, str(name)), "is not a known key")
    read: dict[str, object] = {}
    for name, declared in fields.items():
        if name in given:
            read[name] = _read(hints[name], given[name], file, _join(key, name))
        elif _is_required(declared):
            raise ContentFault(file, _join(key, name), "is missing")
    return shape(**read)


def _is_required(declared: "dataclasses.Field[Any]") -> bool:
    missing = dataclasses.MISSING
    return declared.default is missing and declared.default_factory is missing


def _read_plain(shape: Any, value: object, file: str, key: str) -> object:
    if shape is str and isinstance(value, datetime.date):
        return value.isoformat()
    if shape is str:
        text = _expect(value, str, "text", file, key).strip()
        if not text:
            raise ContentFault(file, key, "is empty")
        return text
    names = {int: "a whole number", bool: "true or false", datetime.date: "a date"}
    if shape is int and isinstance(value, bool):
        raise ContentFault(file, key, "must be a whole number")
    return _expect(value, shape, names.get(shape, shape.__name__), file, key)


def _expect(value: object, kind: Any, wanted: str, file: str, key: str) -> Any:
    if not isinstance(value, kind):
        raise ContentFault(file, key, f"must be {wanted}, not {value!r:.60}")
    return value


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
