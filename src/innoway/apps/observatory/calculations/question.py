"""A question to the search as it stands in an address: read from it, changed, written back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlencode

Sort = Literal["relevance", "-date", "date", "title"]
SORTS: tuple[Sort, ...] = ("relevance", "-date", "date", "title")
FILTERS = ("type", "wipo_field", "cpc", "ipc", "owner", "person", "place", "country", "source")
PER_PAGE = (20, 50)
LAST_OFFSET = 10_000  # the engine counts no further
LONGEST_TEXT = 2_000
MOST_VALUES = 20  # of one filter
YEARS = range(1500, 2200)


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks: words, filters (values of one name are alternatives), order, page."""

    text: str = ""
    kind: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort = "relevance"
    per: int = PER_PAGE[0]
    page: int = 1

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.per

    @property
    def asks(self) -> bool:
        """Tell whether anything is asked at all, in words or by a filter."""
        years = self.year_from is not None or self.year_to is not None
        return bool(self.text or self.filters or self.kind or years)

    @property
    def narrowed(self) -> bool:
        return bool(self.filters) or self.year_from is not None or self.year_to is not None

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters that make this question again, defaults left out."""
        said: list[tuple[str, str]] = [("q", self.text)] if self.text else []
        if self.kind:
            said.append(("kind", self.kind))
        said += [(name, value) for name, values in self.filters.items() for value in values]
        said += [("from", str(self.year_from))] if self.year_from is not None else []
        said += [("to", str(self.year_to))] if self.year_to is not None else []
        said += [("sort", self.sort)] if self.sort != "relevance" else []
        said += [("per", str(self.per))] if self.per != PER_PAGE[0] else []
        said += [("page", str(self.page))] if self.page > 1 else []
        return said

    def address(self) -> str:
        """Return the query string of this question.

        >>> Question("电池", filters={"wipo_field": ("6",)}, page=2).address()
        '?q=%E7%94%B5%E6%B1%A0&wipo_field=6&page=2'
        """
        return "?" + urlencode(self.pairs())

    def asking(self, text: str) -> "Question":
        """Return the same question in other words, from its first page."""
        return replace(self, text=text, page=1)

    def toggled(self, name: str, value: str) -> "Question":
        """Return the question with a filter value added, or removed when it is there.

        >>> Question().toggled("cpc", "G06F").toggled("cpc", "G06F").filters
        {}
        """
        values = self.filters.get(name, ())
        kept = tuple(v for v in values if v != value) if value in values else (*values, value)
        filters = {n: v for n, v in {**self.filters, name: kept}.items() if v}
        return replace(self, filters=filters, page=1)

    def cleared(self) -> "Question":
        """Return the question without any filter, year or kind."""
        return replace(self, filters={}, kind="", year_from=None, year_to=None, page=1)


def parse_question(given: Mapping[str, Iterable[str]]) -> Question:
    """Read a question out of the parameters of an address; what makes no sense is left out.

    >>> parse_question({"q": [" pump "], "page": ["-3"], "from": ["soon"], "cpc": ["G06F"]})
    Question(text='pump', kind='', filters={'cpc': ('G06F',)}, year_from=None, year_to=None, \
sort='relevance', per=20, page=1)
    """
    lists = {name: [_clean(v) for v in values] for name, values in given.items()}
    filters = {}
    for name in FILTERS:
        values = tuple(dict.fromkeys(v[:300] for v in lists.get(name, []) if v))[:MOST_VALUES]
        if values:
            filters[name] = values
    per = _number(lists, "per")
    per = per if per in PER_PAGE else PER_PAGE[0]
    last_page = LAST_OFFSET // per + 1
    sort = _first(lists, "sort")
    return Question(
        text=_first(lists, "q")[:LONGEST_TEXT],
        kind=_first(lists, "kind")[:40],
        filters=filters,
        year_from=_year(lists, "from"),
        year_to=_year(lists, "to"),
        sort=next((known for known in SORTS if known == sort), "relevance"),
        per=per,
        page=min(max(1, _number(lists, "page") or 1), last_page),
    )


def _clean(value: str) -> str:
    """Drop what no text may hold: NUL and halves of characters."""
    return value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8").strip()


def _first(lists: Mapping[str, list[str]], name: str) -> str:
    values = lists.get(name) or [""]
    return values[-1]


def _number(lists: Mapping[str, list[str]], name: str) -> int | None:
    text = _first(lists, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None


def _year(lists: Mapping[str, list[str]], name: str) -> int | None:
    number = _number(lists, name)
    return number if number in YEARS else None
