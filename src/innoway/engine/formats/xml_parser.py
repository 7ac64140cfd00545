"""Parse one hostile XML document: no network, no outside files, no expansion of entities."""

import html
import re
from collections.abc import Iterator

from lxml import etree

_ENTITY = re.compile(
    rb"<!ENTITY\s+(?:%\s+)?(\S+)\s+(?:(SYSTEM|PUBLIC)\s[^>]*?(NDATA)?[^>]*>|([\"'])(.*?)\4)", re.S
)
_WIDE_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*utf-16[^>]*\?>", re.I)
_INNER = re.compile(rb"&[^#]")
_PROLOGUE = 1 << 16


class NotParsed(Exception):
    """The document was refused; ``code`` is stable, the message is for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


def parse_document(data: bytes, *, transcoded: bool = False) -> etree._Element:
    """Return the root element.

    Raises:
        NotParsed: It is not well-formed, not in the encoding it declares, declares an entity
            made of entities or one that reads an outside file.
    """
    _refuse_entities(data)
    if transcoded:
        data = _WIDE_DECLARATION.sub(b"", data)
    try:
        return etree.fromstring(data.lstrip(b" \t\r\n\0\xef\xbb\xbf"), _PARSER)
    except etree.XMLSyntaxError as error:
        raise _explained(data, str(error)) from error
    except (ValueError, LookupError) as error:
        raise NotParsed("broken-xml", str(error)) from error


def _refuse_entities(data: bytes) -> None:
    end = data.find(b"<!DOCTYPE")
    if end < 0:
        return
    for found in _ENTITY.finditer(data, end, end + _PROLOGUE):
        name = found[1].decode("utf-8", "replace")[:60]
        if found[5] is not None and _INNER.search(found[5]):
            raise NotParsed("entity-bomb", f"entity {name} is made of other entities")
        if found[2] and not found[3] and b"NDATA" not in found[0]:
            raise NotParsed("outside-entity", f"entity {name} would read a file from outside")


def _explained(data: bytes, message: str) -> NotParsed:
    low = message.lower()
    if "encoding" in low or "not proper utf-8" in low or "invalid byte" in low:
        return NotParsed("wrong-encoding", f"not in the encoding it declares: {message}")
    if "entity" in low and ("loop" in low or "amplification" in low):
        return NotParsed("entity-bomb", message)
    if "excessive depth" in low or "huge" in low or "too long" in low:
        return NotParsed("too-deep", f"over the parser's limits: {message}")
    if not data.rstrip().endswith(b">") or "premature end" in low:
        return NotParsed("truncated", f"the document is cut off: {message}")
    return NotParsed("broken-xml", message)


def text_of(element: etree._Element | None) -> str:
    """Return the text inside an element in one line, entity names turned into characters."""
    if element is None:
        return ""
    text = "".join(_texts(element)) if len(element) else element.text or ""
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def _texts(element: etree._Element) -> Iterator[str]:
    for text in element.itertext():
        yield str(text)
