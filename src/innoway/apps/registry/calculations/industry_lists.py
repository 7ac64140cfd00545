"""Reads the published lists of classifications: CSV of NACE, JSON of GB/T 4754."""

import csv
import io
import json
from collections.abc import Iterator

from innoway.apps.registry.calculations.industry import GBT_SECTIONS, normalise_code, well_formed
from innoway.apps.registry.enums import IndustrySystem

Line = tuple[str, str, str, str]


def sections() -> Iterator[Line]:
    """Return the twenty sections of GB/T 4754-2017 under names of our own."""
    for letter, _, name, name_zh in GBT_SECTIONS:
        yield letter, "", name, name_zh


def read_nace(text: str) -> Iterator[Line]:
    """Return the lines of a semicolon-separated list with code, parentCode and name.

    >>> list(read_nace("code;parentCode;level;name\\n01.1;01;3;Growing of crops\\n"))
    [('01.1', '01', 'Growing of crops', '')]
    """
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        code = normalise_code(IndustrySystem.NACE, row["code"])
        if well_formed(IndustrySystem.NACE, code):
            yield code, row.get("parentCode") or "", row["name"][:400], ""


def read_gbt(text: str) -> Iterator[Line]:
    """Return the lines of a JSON list of objects with code, section and name.

    >>> list(read_gbt('[{"level": 2, "section": "A", "code": "01", "name": "农业"}]'))
    [('01', 'A', '', '农业')]
    """
    for row in json.loads(text):
        code = normalise_code(IndustrySystem.GBT4754, str(row["code"]))
        if well_formed(IndustrySystem.GBT4754, code):
            parent = row["section"] if len(code) == 2 else code[:-1] if len(code) > 1 else ""
            yield code, parent, "", str(row["name"])[:400]
