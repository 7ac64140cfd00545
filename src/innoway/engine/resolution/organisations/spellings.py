"""Spellings of organisations' names as people hand them over."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from innoway.engine.resolution.tables import MentionsUnreadable, line_of, read_table

NAME = 500  # letters of a name that are read: no longer one is a name


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of an organisation's name."""

    id: str
    name: str
    country: str = ""


def read_spellings(path: Path) -> Iterator[Spelling]:
    """Yield the spellings of a CSV file with the columns id, organization and optional country.

    Other columns are passed over; a row told twice counts once.

    Raises:
        MentionsUnreadable: As ``read_table`` does, an identifier is empty or names two organisations.
    """
    seen: dict[str, Spelling] = {}
    for end, row in read_table(path, ("id", "organization")):
        told = Spelling(row["id"], row["organization"][:NAME], row.get("country", ""))
        if not told.id or seen.get(told.id, told) != told:
            what = (
                f"repeats id {told.id!r} with another name or country" if told.id else "has no id"
            )
            raise MentionsUnreadable(f"{path.name}: line {line_of(path, end)} {what}.")
        if told.id not in seen:
            seen[told.id] = told
            yield told
