"""Mentions of people as they stand in a file; any column may be missing or empty."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from innoway.engine.resolution.people.names import PersonName, parse_name
from innoway.engine.resolution.tables import MentionsUnreadable, line_of, read_table

# Letters of a cell that are read, and of one name of a list: no longer one is a name.
NAME, LISTED = 200, 500


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
    for end, row in read_rows(path):
        mention = read_mention(row)
        if mention.id in seen:
            raise repeated(path, end, mention.id)
        seen.add(mention.id)
        yield mention


def repeated(path: Path, end: int, mention: str) -> MentionsUnreadable:
    """Return what is wrong with a row whose identifier an earlier one has."""
    line = line_of(path, end)
    return MentionsUnreadable(f"{path.name}: line {line} repeats mention_id {mention!r}.")


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield where each row of a CSV file with a header line ends, and its cells.

    Known columns: mention_id, patent_id, first, last (or name, whole), city, state, country, patent_date,
    filing_date, title, and, separated by ``|``: assignees, coinventors, cpc_groups,
    attorneys. Only mention_id must be there; others are ignored.

    Raises:
        MentionsUnreadable: As ``read_table`` does, or an empty identifier.
    """
    for end, row in read_table(path, ("mention_id",)):
        if not row["mention_id"]:
            raise MentionsUnreadable(f"{path.name}: line {line_of(path, end)} has no mention_id.")
        yield end, row


def name_cells(row: dict[str, str]) -> tuple[str, str]:
    """Return given name and surname as one row tells them; either may hold the whole name.

    >>> name_cells({"first": "Wei", "last": "Wang"}), name_cells({"name": "Wei Wang"})
    (('Wei', 'Wang'), ('', 'Wei Wang'))
    """
    first, last, name = (row.get(cell, "").strip()[:NAME] for cell in ("first", "last", "name"))
    return first, last or ("" if first else name)


def read_mention(row: dict[str, str]) -> Mention:
    """Build a mention from one row of text cells."""

    def cell(name: str) -> str:
        return row.get(name, "").strip()

    def many(name: str) -> tuple[str, ...]:
        return tuple(part.strip()[:LISTED] for part in cell(name).split("|") if part.strip())

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
        year=int(year) if year.isdecimal() and 1500 < int(year) < 2500 else None,
        title=cell("title"),
        organisations=many("assignees"),
        colleagues=many("coinventors"),
        classes=many("cpc_groups"),
        attorneys=many("attorneys"),
    )
