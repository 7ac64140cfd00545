"""JSON lines, and the elements of one great JSON array, one bounded value at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from innoway.engine.formats.input_file import Member
from innoway.engine.formats.items import Rejected, rejected
from innoway.engine.formats.lines import bounded_lines

_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class JsonValue:
    value: Any
    raw: bytes
    position: str
    end: tuple[int, int]


def json_lines(member: Member, start: int, limit: int) -> Iterator[JsonValue | Rejected]:
    """Yield one object a line; blank lines are passed over."""
    for line in bounded_lines(member.blocks(start), limit, start=start):
        data = line.data.strip()
        where, end = f"byte {line.start}", (member.index, line.end)
        if line.start == 0:
            data = data.removeprefix(b"\xef\xbb\xbf")
        if line.cut:
            reason = f"a line of {line.size} bytes is longer than any record may be ({limit})"
            yield rejected("too-long", reason, where, data, end, line.size)
        elif data:
            yield _parsed(data, where, end)


def _parsed(data: bytes, where: str, end: tuple[int, int]) -> JsonValue | Rejected:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        try:
            data.decode()
        except UnicodeDecodeError as wrong:
            reason = f"not UTF-8: {wrong.reason} at byte {wrong.start} of the record"
            return rejected("wrong-encoding", reason, where, data, end)
        return rejected("broken-json", f"broken JSON: {error}", where, data, end)
    if not isinstance(value, dict):
        return rejected("not-an-object", "a JSON object was expected", where, data, end)
    return JsonValue(value, data, where, end)


def json_array(member: Member, limit: int) -> Iterator[JsonValue | Rejected]:
    """Yield the elements of a file that is one JSON array, or objects in a row.

    An element that does not parse ends the reading, since nothing tells where the next begins;
    everything before it is yielded.
    """
    decoder, text, at = json.JSONDecoder(), "", 0
    blocks = _texts(member)
    opened = array = False
    while True:
        text = text.lstrip(_SPACE + ("," if opened else "\ufeff"))
        if not opened and text:
            if text[0] == "{":  # objects one after the other, without an array around them
                opened = True
                continue
            if text[0] != "[":
                yield Rejected("not-an-array", "the file is no JSON array", "byte 0",
                               text[:4096].encode(), len(text), whole_file=True)  # fmt: skip
                return
            opened, array, text = True, True, text[1:]
            continue
        if text.startswith("]"):
            return
        value, used = _next_value(decoder, text)
        if used:
            raw = text[:used].encode()
            yield JsonValue(value, raw, f"element {at}", (member.index, at + 1))
            text, at = text[used:], at + 1
            continue
        more = next(blocks, None)
        if more is None and text.endswith("}"):  # the last of objects in a row
            text += "\n"
            continue
        if more is None and not text and not array:
            return
        if more is None or len(text) > limit:
            yield _broken_end(text, at, limit, member.index, more is None)
            return
        text += more


def _next_value(decoder: json.JSONDecoder, text: str) -> tuple[Any, int]:
    """Return a value and its length, or 0 when the text does not hold a whole one yet."""
    try:
        value, used = decoder.raw_decode(text)
    except (json.JSONDecodeError, RecursionError):
        return None, 0
    # a number or word at the very end may go on in the next block
    return (value, used) if used < len(text) else (None, 0)


def _broken_end(text: str, at: int, limit: int, index: int, ended: bool) -> Rejected:
    reason = (
        "the array is cut off or broken here; the rest of the file was not read"
        if ended
        else f"an element is broken or longer than {limit} characters; reading stopped here"
    )
    raw = text[: 1 << 20].encode("utf-8", "surrogatepass")
    return rejected("broken-json", reason, f"element {at}", raw, (index, at + 1), len(text))


def _texts(member: Member) -> Iterator[str]:
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for block in member.blocks():
        yield decoder.decode(block)
