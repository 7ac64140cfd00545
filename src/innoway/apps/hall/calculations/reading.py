"""Turns YAML into frozen dataclasses, or says which line of which file is wrong."""

import dataclasses
import datetime
import types
import typing
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Literal, TypeVar, get_args, get_origin

import yaml

from innoway.apps.hall.errors import ContentFault

Record = TypeVar("Record")
PLAIN = {int: "a whole number", bool: "true or false", datetime.date: "a date", str: "text"}


def read_text(shape: type[Record], text: str, *, file: str) -> Record:
    """Return the text of a YAML file as a value of the shape; nothing missing, nothing unknown.

    Understands dataclasses, ``tuple[X, ...]``, ``Mapping[str, X]``, ``Literal``, enumerations,
    ``X | None``, text, whole numbers, amounts, booleans and dates.

    Raises:
        ContentFault: Names the file, the line, the key and what is wrong with it.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ContentFault(file, line, "", f"is not YAML: {fault}") from fault
    if node is None:
        raise ContentFault(file, 1, "", "is empty")
    return typing.cast(Record, Reader(file).read(shape, node, ""))


class Reader:
    """Walks the nodes of one file beside the shape that they must have."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.scalars = yaml.SafeLoader("")

    def read(self, shape: Any, node: yaml.Node, key: str) -> object:
        """Return one node as a value of the shape."""
        if dataclasses.is_dataclass(shape):
            return self._record(shape, node, key)
        if get_args(shape):
            return self._composed(shape, node, key)
        if isinstance(shape, type) and issubclass(shape, Enum):
            return self._choice(shape, node, key)
        return self._plain(shape, node, key)

    def _composed(self, shape: Any, node: yaml.Node, key: str) -> object:
        origin, arguments = get_origin(shape), get_args(shape)
        if origin in (types.UnionType, typing.Union):
            wanted = next(a for a in arguments if a is not type(None))
            return self.read(wanted, node, key)
        if origin is tuple:
            if not isinstance(node, yaml.SequenceNode):
                raise self._fault(node, key, "must be a list")
            return tuple(
                self.read(arguments[0], one, f"{key}[{n}]") for n, one in enumerate(node.value)
            )
        if origin is Literal:
            value = self._scalar(node, key)
            if value not in arguments:
                raise self._fault(node, key, f"{value!r} is none of {_listed(arguments)}")
            return value
        pairs = self._pairs(node, key)
        return {name: self.read(arguments[1], one, _join(key, name)) for name, one in pairs.items()}

    def _record(self, shape: Any, node: yaml.Node, key: str) -> object:
        given, hints = self._pairs(node, key), typing.get_type_hints(shape)
        fields = {field.name: field for field in dataclasses.fields(shape)}
        for name in given:
            if name not in fields:
                raise self._fault(given[name], _join(key, name), "is not a known key")
        for name, field in fields.items():
            if name not in given and field.default is dataclasses.MISSING:
                raise self._fault(node, _join(key, name), "is missing")
        return shape(
            **{name: self.read(hints[name], one, _join(key, name)) for name, one in given.items()}
        )

    def _pairs(self, node: yaml.Node, key: str) -> Mapping[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._fault(node, key, "must be a mapping")
        found: dict[str, yaml.Node] = {}
        for name, one in node.value:
            if str(name.value) in found:
                raise self._fault(name, _join(key, str(name.value)), "stands twice")
            found[str(name.value)] = one
        return found

    def _choice(self, shape: type[Enum], node: yaml.Node, key: str) -> object:
        value = self._scalar(node, key)
        try:
            return shape(value)
        except ValueError:
            values = [one.value for one in shape]
            raise self._fault(node, key, f"{value!r} is none of {_listed(values)}") from None

    def _plain(self, shape: type, node: yaml.Node, key: str) -> object:
        value = self._scalar(node, key)
        if shape is Decimal:
            return self._amount(value, node, key)
        if shape is str:
            text = str(node.value).strip()
            if not text:
                raise self._fault(node, key, "is empty")
            return text
        if not isinstance(value, shape) or (shape is int and isinstance(value, bool)):
            raise self._fault(node, key, f"must be {PLAIN[shape]}, not {value!r:.60}")
        return value

    def _amount(self, value: object, node: yaml.Node, key: str) -> Decimal:
        try:
            return Decimal(str(value))
        except InvalidOperation:
            raise self._fault(node, key, f"must be an amount, not {value!r:.60}") from None

    def _scalar(self, node: yaml.Node, key: str) -> object:
        if not isinstance(node, yaml.ScalarNode):
            raise self._fault(node, key, "must be a single value")
        return self.scalars.construct_object(node)

    def _fault(self, node: yaml.Node, key: str, fault: str) -> ContentFault:
        return ContentFault(self.file, node.start_mark.line + 1, key, fault)


def _listed(values: Any) -> str:
    return ", ".join(map(str, values))


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
