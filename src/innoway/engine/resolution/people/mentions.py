"""Mentions of people as they stand in a file; any column may be missing or empty."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from innoway.engine.resolution.people.names import PersonName, parse_name
from innoway.engine.resolution.tables import MentionsUnreadable, open_text


@dataclass(frozen=True, slots=True)
class Mention:
    """One person named on one document, with what stands around the name."""

    id: str
    name: PersonName
    full_name: str
    document: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    year: int | None = None
    title: str = ""
    organisations: tuple[str, ...] = field(default=())
    colleagues: tuple[str, ...] = field(default=())
    classes: tuple[str, ...] = field(default=())
    attorneys: tuple[str, ...] = field(default=())
    written: PersonName | None = None  # the name as it stands, where it is read otherwise


def read_mentions(path: Path) -> Iterator[Mention]:
    """Yield the mentions of a CSV file with a header line, each once.

    Raises:
        MentionsUnreadable: As ``read_rows`` does, or an identifier is repeated.
    """
    seen: set[str] = set()
    for line, row in read_rows(path):
        mention = read_mention(row)
        if mention.id in seen:
            raise repeated(path, line, mention.id)
        seen.add(mention.id)
        yield mention


def repeated(path: Path, line: int, mention: str) -> MentionsUnreadable:
    """Return what is wrong with a line whose identifier an earlier one has."""
    return MentionsUnreadable(f"{path.name}: line {line} repeats mention_id {mention!r}.")


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield number and cells of each line of a CSV file with a header line.

    Known columns: mention_id, patent_id, first, last (or name, whole), city, state, country, patent_date,
    filing_date, title, and, separated by ``|``: assignees, coinventors, cpc_groups,
    attorneys. Only mention_id must be there; others are ignored.

    Raises:
        MentionsUnreadable: No mention_id column, an empty identifier, not UTF-8.
    """
    try:
        with open_text(path) as file:
            rows = csv.DictReader(file)
            if "mention_id" not in (rows.fieldnames or ()):
                raise MentionsUnreadable(f"{path.name}: the header has no column 'mention_id'.")
            for row in rows:
                cells = {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
                if not cells["mention_id"]:
                    raise MentionsUnreadable(
                        f"{path.name}: line {rows.line_num} has no mention_id."
                    )
                yield rows.line_num, cells
    except UnicodeDecodeError as error:
        raise MentionsUnreadable(f"{path.name} is not UTF-8 text; save it as UTF-8.") from error


def name_cells(row: dict[str, str]) -> tuple[str, str]:
    """Return given name and surname as one row tells them; either may hold the whole name.

    >>> name_cells({"first": "Wei", "last": "Wang"}), name_cells({"name": "Wei Wang"})
    (('Wei', 'Wang'), ('', 'Wei Wang'))
    """
    first, last, name = (row.get(cell, "").strip() for cell in ("first", "last", "name"))
    return first, last or ("" if first else name)


def read_mention(row: dict[str, str]) -> Mention:
    """Build a mention from one row of text cells."""

    def cell(name: str) -> str:
        return row.get(name, "").strip()

    def many(name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in cell(name).split("|") if part.strip())

    first, last = name_cells(row)
    year = (cell("filing_date") or cell("patent_date"))[:4]
    return Mention(
        id=cell("mention_id"),
        name=parse_name(first, last),
        full_name=f"{first} {last}".strip(),
        document=cell("patent_id"),
        city=cell("city"),
        state=cell("state"),
        country=cell("country"),
        year=int(year) if year.isdigit() and 1500 < int(year) < 2500 else None,
        title=cell("title"),
        organisations=many("assignees"),
        colleagues=many("coinventors"),
        classes=many("cpc_groups"),
        attorneys=many("attorneys"),
    )
