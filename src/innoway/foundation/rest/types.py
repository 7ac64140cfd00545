"""Types that refuse what the database cannot hold, once, with a documented answer."""

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, Field


def storable(text: str) -> str:
    """Refuse NUL and lone surrogates, which PostgreSQL and UTF-8 cannot hold."""
    if "\0" in text or any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise ValueError("The text holds a character that cannot be stored.")
    return text


SafeText = Annotated[str, AfterValidator(storable), Field(max_length=10_000)]
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Limit = Annotated[int, Field(ge=1, le=100)]


class Problem(Schema):
    """An RFC 9457 problem document."""

    type: str
    title: str
    status: int
    detail: str = ""
    code: str = ""
    errors: list[dict[str, str]] = []
