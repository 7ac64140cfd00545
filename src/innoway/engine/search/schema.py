"""How a document lies in the text index: which fields, which terms, which filters."""

import datetime
import re
from functools import lru_cache
from typing import Any

import orjson
import tantivy

from innoway.engine.records.document import Document
from innoway.engine.text.fold import fold, writable
from innoway.engine.text.language import detect_language, primary
from innoway.engine.text.words import terms

VERSION = 1  # a changed schema gets a new folder; the index is built anew from the tables
HIERARCHICAL = {"cpc": 4, "ipc": 4}  # classifications: prefixes match, facets count at this length
TITLE_KEY_CHARACTERS = 120
MAX_INDEXED_CHARACTERS = 2_000_000  # of one document's text
_SYMBOL_PARTS = re.compile(r"^([A-HY])(\d{2})?([A-Z])?(\d{1,4})?(?:/(\d{2,6}))?$")
_NOT_IN_NAME = re.compile(r"[^\w-]+")


@lru_cache(maxsize=1)
def schema() -> Any:
    """Build the tantivy schema; terms are made by ``innoway.engine.text`` beforehand."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("language", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("title", tokenizer_name="terms")
    builder.add_text_field("body", tokenizer_name="terms")
    builder.add_text_field("title_key", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_json_field("facet", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_json_field("filter", tokenizer_name="raw", index_option="basic")
    builder.add_json_field("words", tokenizer_name="terms")
    builder.add_integer_field("date", indexed=True, fast=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def register(index: Any) -> None:
    """Teach an index the tokeniser that takes ready terms."""
    splitter = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("terms", splitter)


@lru_cache(maxsize=10_000)
def field_name(name: str) -> str:
    """Return the name under which a filter is kept: folded, without dots or spaces.

    >>> field_name("WIPO field"), field_name("f.i")
    ('wipo_field', 'f_i')
    """
    return _NOT_IN_NAME.sub("_", fold(name)).strip("_") or "_"


@lru_cache(maxsize=100_000)
def prefixes(symbol: str) -> tuple[str, ...]:
    """Return a classification symbol and all symbols above it.

    >>> prefixes("G06F 16/00")
    ('G', 'G06', 'G06F', 'G06F16', 'G06F16/00')
    >>> prefixes("unclassified")
    ('UNCLASSIFIED',)
    """
    compact = re.sub(r"\s+", "", writable(symbol)).upper()
    parts = _SYMBOL_PARTS.match(compact)
    if parts is None:
        return (compact,)
    found = [compact[: parts.end(group)] for group in range(1, 6) if parts.group(group)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=100_000)
def filter_value(name: str, value: str) -> str:
    """Bring a filter value to the form that is compared: folded, or a symbol in capitals."""
    if name in HIERARCHICAL:
        return prefixes(value)[-1]
    return " ".join(fold(value).split())


def day_number(date: datetime.date) -> int:
    """Count days so that dates sort and range as integers."""
    return date.toordinal()


def to_stored(document: Document) -> Any:
    """Turn a document into its tantivy form; total on any text."""
    title, text = writable(document.title), writable(document.text)[:MAX_INDEXED_CHARACTERS]
    language = primary(document.language) or detect_language(f"{title} {text}")
    title_terms = " ".join(terms(title))
    stored = tantivy.Document()
    stored.add_text("id", writable(document.id))
    stored.add_text("kind", document.kind)
    stored.add_text("language", language)
    stored.add_text("title", title_terms)
    stored.add_text("body", f"{title_terms} {' '.join(terms(text))}")
    stored.add_text("title_key", fold(title)[:TITLE_KEY_CHARACTERS].strip())
    if document.date is not None:
        stored.add_integer("date", day_number(document.date))
    fields = _clean_fields(document)
    if fields:
        stored.add_json("facet", {name: _facets(name, values) for name, values in fields.items()})
        stored.add_json("filter", {name: _filters(name, values) for name, values in fields.items()})
        named = {n: v for n, v in fields.items() if n not in HIERARCHICAL}
        stored.add_json("words", {n: " ".join(terms(" | ".join(v))) for n, v in named.items()})
    stored.add_bytes("record", _record(document, title, text, language, fields))
    return stored


def _clean_fields(document: Document) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, values in document.fields.items():
        clean = [value for value in (writable(value).strip() for value in values) if value]
        if clean:
            fields.setdefault(field_name(name), []).extend(clean)
    return fields


def _facets(name: str, values: list[str]) -> list[str]:
    if name in HIERARCHICAL:
        values = [prefixes(value)[-1][: HIERARCHICAL[name]] for value in values]
    return list(dict.fromkeys(values))


def _filters(name: str, values: list[str]) -> list[str]:
    if name in HIERARCHICAL:
        return list(dict.fromkeys(above for value in values for above in prefixes(value)))
    return list(dict.fromkeys(filter_value(name, value) for value in values))


def _record(
    document: Document, title: str, text: str, language: str, fields: dict[str, list[str]]
) -> bytes:
    date = document.date.isoformat() if document.date else None
    return orjson.dumps([writable(document.id), document.kind, title, text, language, date, fields])


def from_stored(record: bytes) -> Document:
    """Read a document back as it was indexed, with its detected language."""
    identifier, kind, title, text, language, date, fields = orjson.loads(record)
    return Document(
        id=identifier,
        kind=kind,
        title=title,
        text=text,
        language=language,
        date=datetime.date.fromisoformat(date) if date else None,
        fields={name: tuple(values) for name, values in fields.items()},
    )
