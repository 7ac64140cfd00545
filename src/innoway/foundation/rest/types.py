"""Types that refuse what the database cannot hold, once, with a documented answer (422)."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

BIGGEST = 2**63 - 1
LONGEST_PAGE = 100


def storable(text: str) -> str:
    """Refuse NUL and lone surrogates, which PostgreSQL and UTF-8 cannot hold.

    >>> storable("中关村 Innoway")
    '中关村 Innoway'
    >>> storable("a\\0b")
    Traceback (most recent call last):
    ...
    pydantic_core._pydantic_core.PydanticCustomError: The text holds a character that cannot be stored
    """
    if "\0" in text or any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise PydanticCustomError(
            "text_not_storable", "The text holds a character that cannot be stored"
        )
    return text


SafeText = Annotated[str, AfterValidator(storable), Field(max_length=10_000)]
Id = Annotated[int, Field(ge=1, le=BIGGEST)]
Limit = Annotated[int, Field(ge=1, le=LONGEST_PAGE, description="rows a page")]
Cursor = Annotated[
    str,
    AfterValidator(storable),
    Field(max_length=2_000, description="the `next` of the page before; empty for the first"),
]


class FieldError(Schema):
    """One field that was not accepted, and why."""

    field: str
    message: str


class Problem(Schema):
    """An RFC 9457 problem document; ``code`` is stable, ``detail`` is in the reader's language."""

    type: str
    title: str
    status: int
    detail: str = ""
    code: str = ""
    errors: list[FieldError] = []


def page_schema(item: Any) -> Any:
    """Return the schema of a page of a list: ``items`` and the cursor of the next page."""
    return type(
        f"PageOf{item.__name__}",
        (Schema,),
        {
            "__doc__": f"A page of {item.__name__}; `next` is empty on the last one.",
            "__module__": __name__,
            "__annotations__": {"items": list[item], "next": str},
        },
    )
