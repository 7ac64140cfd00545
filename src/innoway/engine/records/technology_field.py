"""The 35 technology fields of WIPO and the IPC symbols that belong to each.

Source: WIPO IPC-Technology Concordance (Schmoch 2008, kept current by WIPO); rules are written
here as the longest prefix that decides: class, subclass or main group.
"""

import csv
from functools import cache
from importlib.resources import files

from innoway.engine.records.view import TechnologyField

UNCLASSIFIED = TechnologyField(0, "", "")


@cache
def fields() -> dict[int, TechnologyField]:
    """Return the fields by number."""
    return {
        int(row["field"]): TechnologyField(int(row["field"]), row["sector"], row["name"])
        for row in _rows()
    }


@cache
def rules() -> dict[str, int]:
    """Return the field of each prefix: "H01", "H04N" or "H04N21" (a whole main group)."""
    return {
        prefix: int(row["field"]) for row in _rows() for prefix in _expanded(row["ipc"].split())
    }


def field_named(number: int) -> TechnologyField:
    """Return a field by number; 0 and unknown numbers give the unclassified one."""
    return fields().get(number, UNCLASSIFIED)


def field_of(symbol: str) -> int:
    """Return the field of a symbol, 0 when it has none (CPC's Y section).

    >>> field_of("H04N21/234"), field_of("H04N5/232"), field_of("G01N33/53"), field_of("Y02E60/10")
    (4, 2, 11, 0)
    """
    group = symbol.partition("/")[0]
    table = rules()
    return table.get(group) or table.get(symbol[:4]) or table.get(symbol[:3]) or 0


def _expanded(words: list[str]) -> list[str]:
    """Turn "A61BCD" into A61B, A61C, A61D and "H04N:3,5" into H04N3, H04N5."""
    found: list[str] = []
    for word in words:
        head, colon, groups = word.partition(":")
        if colon:
            found += [head + group for group in groups.split(",")]
        elif len(head) == 3:
            found.append(head)
        else:
            found += [head[:3] + letter for letter in head[3:]]
    return found


def _rows() -> list[dict[str, str]]:
    text = files(__package__).joinpath("technology_fields.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
