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


def read_mentions(path: Path) -> Iterator[Mention]:
    """Yield the mentions of a CSV file with a header line.

    Known columns: mention_id, patent_id, first, last (or name, whole), city, state, country, patent_date,
    filing_date, title, and, separated by ``|``: assignees, coinventors, cpc_groups,
    attorneys. Only mention_id must be there; others are ignored.

    Raises:
        MentionsUnreadable: No mention_id column, an empty or repeated identifier, not UTF-8.
    """
    seen: set[str] = set()
    try:
        with open_text(path) as file:
            rows = csv.DictReader(file)
            if "mention_id" not in (rows.fieldnames or ()):
                raise MentionsUnreadable(f"{path.name}: the header has no column 'mention_id'.")
            for row in rows:
                mention = read_mention({k: v or "" for k, v in row.items() if isinstance(k, str)})
                if not mention.id or mention.id in seen:
                    what = (
                        f"repeats mention_id {mention.id!r}" if mention.id else "has no mention_id"
                    )
                    raise MentionsUnreadable(f"{path.name}: line {rows.line_num} {what}.")
                seen.add(mention.id)
                yield mention
    except UnicodeDecodeError as error:
        raise MentionsUnreadable(f"{path.name} is not UTF-8 text; save it as UTF-8.") from error


def read_mention(row: dict[str, str]) -> Mention:
    """Build a mention from one row of text cells."""

    def cell(name: str) -> str:
        return row.get(name, "").strip()

    def many(name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in cell(name).split("|") if part.strip())

    first, last = cell("first"), cell("last") or ("" if cell("first") else cell("name"))
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
