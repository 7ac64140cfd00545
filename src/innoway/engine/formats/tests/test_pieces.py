"""Lines, rows, JSON values and XML documents do not depend on how the bytes arrive."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.engine.formats.delimited import DelimitedRow, delimited_rows, header_of
from innoway.engine.formats.input_file import Member
from innoway.engine.formats.items import Rejected
from innoway.engine.formats.json_items import JsonValue, json_array, json_lines
from innoway.engine.formats.lines import bounded_lines
from innoway.engine.formats.xml_documents import documents
from innoway.engine.formats.xml_parser import NotParsed, parse_document, text_of

ROOTS = ("doc", "page")


def member(data, size=7):
    def make(start):
        return iter([data[at : at + size] for at in range(start, len(data), size)])

    return Member("test", 0, make)


def blocks(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.lists(st.binary(max_size=12).map(lambda b: b.replace(b"\n", b"")), max_size=8),
       st.integers(1, 9))  # fmt: skip
def test_lines_are_the_same_for_any_block_size(lines, size):
    data = b"\n".join(lines)

    found = list(bounded_lines(blocks(data, size), 1 << 20))

    expected = data.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    assert [line.data for line in found] == [line.removesuffix(b"\r") for line in expected]
    assert all(data[line.start : line.start + len(line.data)] == line.data for line in found)


def test_a_line_over_the_limit_is_cut_and_the_next_ones_are_whole():
    data = b"short\n" + b"x" * 5000 + b"\nafter\n"

    found = list(bounded_lines(blocks(data, 64), 100, keep=10))

    assert [(line.data, line.size, line.cut, line.start) for line in found] == [
        (b"short", 5, False, 0),
        (b"x" * 10, 5000, True, 6),
        (b"after", 5, False, 5007),
    ]


def test_two_gigabytes_in_one_line_need_no_memory():
    def endless():
        yield b'{"a": 1}\n"'
        block = b"x" * (1 << 20)
        for _ in range(2048):
            yield block
        yield b'"\n{"a": 2}\n'

    tracemalloc.start()
    found = list(json_lines(Member("big", 0, lambda start: endless()), 0, 4 << 20))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [type(one).__name__ for one in found] == ["JsonValue", "Rejected", "JsonValue"]
    assert found[1].raw_size == 2 * (1 << 30) + 2
    assert "longer than any record" in found[1].reason
    assert peak < 64 << 20


ONE = b'<?xml version="1.0"?>\n<!DOCTYPE doc SYSTEM "d.dtd" [ ]>\n<doc n="%d"><t>text</t></doc>\n'


@given(st.integers(1, 200), st.integers(0, 5))
def test_documents_are_the_same_for_any_block_size(size, count):
    data = b"".join(ONE % n for n in range(count))

    found = list(documents(blocks(data, size), ROOTS, 1 << 20))

    assert [piece.data.strip() for piece in found] == [(ONE % n).strip() for n in range(count)]
    assert all(piece.closed and data[piece.start : piece.end] == piece.data for piece in found)


@pytest.mark.parametrize("size", [1, 13, 4096])
@pytest.mark.parametrize(
    "stream, expected",
    [
        pytest.param(
            b"<?xml version='1.0'?><doc>1<?xml version='1.0'?><doc>2</doc>", [False, True],
            id="first-never-closed"),
        pytest.param(b"<doc>1</doc><doc>2</doc><page/>\n</page>", [True, True, True],
                     id="no-declarations"),
        pytest.param(b"<!DOCTYPE doc><doc>1<!DOCTYPE doc><doc>2</doc>", [False, True],
                     id="no-declaration-first-never-closed"),
        pytest.param(b"<?xml version='1.0'?><other>1</other>\n<?xml version='1.0'?><doc>2</doc>",
                     [False, True], id="another-root"),
        pytest.param(b"\xef\xbb\xbf<?xml version='1.0'?><doc>1</doc>\0\0\n", [True],
                     id="byte-order-mark-and-padding"),
        pytest.param(b"<?xml version='1.0'?><doc>1</do", [False], id="cut-off"),
        pytest.param(b"  \n ", [], id="blank"),
    ],
)  # fmt: skip
def test_a_broken_document_costs_only_itself(stream, expected, size):
    found = list(documents(blocks(stream, size), ROOTS, 1 << 20))

    assert [piece.closed for piece in found] == expected


def test_a_document_over_the_limit_is_passed_over():
    big = b"<?xml version='1.0'?><doc>" + b"y" * 50_000 + b"</doc>\n"
    data = ONE % 1 + big + ONE % 2

    found = list(documents(blocks(data, 512), ROOTS, 10_000))

    assert [piece.closed for piece in found] == [True, False, True]
    assert found[1].size == len(big.strip())
    assert len(found[1].data) < 20_000


BOMB = (
    b"""<?xml version="1.0"?><!DOCTYPE doc [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><doc>&b;</doc>"""
)


@pytest.mark.parametrize(
    "data, code",
    [
        pytest.param(BOMB, "entity-bomb", id="bomb"),
        pytest.param(
            b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>', "outside-entity",
            id="outside-file"),
        pytest.param(
            b'<!DOCTYPE d [<!ENTITY % x PUBLIC "p" "http://h/x.dtd"> %x;]><d/>', "outside-entity",
            id="outside-parameter-entity"),
        pytest.param("<?xml version='1.0' encoding='UTF-8'?><d>é</d>".encode("latin-1"),
                     "wrong-encoding", id="latin-1-called-utf-8"),
        pytest.param(b"<?xml version='1.0' encoding='x-unheard-of'?><d/>", "wrong-encoding",
                     id="unknown-encoding"),
        pytest.param(b"<d><a></d>", "broken-xml", id="crossed-tags"),
        pytest.param(b"<d><a>", "truncated", id="cut"),
        pytest.param(b"<d>" * 1000 + b"</d>" * 1000, "too-deep", id="too-deep"),
        pytest.param(b"<d>" + b"\x00" + b"</d>", "broken-xml", id="nul"),
    ],
)  # fmt: skip
def test_hostile_xml_is_refused_by_name(data, code):
    with pytest.raises(NotParsed) as refused:
        parse_document(data)

    assert refused.value.code == code


def test_harmless_entities_become_characters():
    data = (
        b'<!DOCTYPE d SYSTEM "x.dtd" [<!ENTITY pic SYSTEM "a.tif" NDATA TIF>'
        b'<!ENTITY deg "&#176;">]><d>20&nbsp;&eacute;&#xe9; <b>x</b>&mdash;</d>'
    )

    assert text_of(parse_document(data)) == "20 éé x—"


def rows(text, size=7, start=0):
    source = member(text.encode() if isinstance(text, str) else text, size)
    header = header_of(source)
    return list(delimited_rows(source, header, start, 1 << 16))


def test_rows_keep_quoted_breaks_and_their_place():
    text = 'a,b\r\n1,"two\nlines"\r\n\r\n3,四\r\n'

    found = rows(text)

    assert [row.values for row in found] == [{"a": "1", "b": "two\nlines"}, {"a": "3", "b": "四"}]
    assert [row.position for row in found] == ["byte 5", "byte 22"]
    assert rows(text, start=found[0].end[1]) == found[1:]


def test_a_stray_quote_costs_one_row():
    text = "a,b\n1,2\n" + 'x,"never closed\n' + "".join(f"{n},y\n" for n in range(3000))

    found = rows(text, size=1000)

    bad = [row for row in found if isinstance(row, Rejected)]
    assert [(one.code, one.position, one.raw) for one in bad] == [
        ("broken-row", "byte 8", b'x,"never closed')
    ]
    assert len(found) == 3002


@pytest.mark.parametrize(
    "line, code",
    [
        (b"1,2,3", "wrong-columns"),
        (b"1", "wrong-columns"),
        ("é,1".encode("latin-1"), "wrong-encoding"),
        (b"x" * 70_000 + b",1", "too-long"),
    ],
    ids=["too-many", "too-few", "not-utf-8", "too-long"],
)
def test_a_bad_row_is_refused_and_the_rest_read(line, code):
    found = rows(b"a,b\n0,0\n" + line + b"\n9,9\n", size=4096)

    assert [one.code if isinstance(one, Rejected) else one.values["a"] for one in found] == [
        "0", code, "9"
    ]  # fmt: skip
    assert found[1].context == b"a,b\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen_in_the_header(delimiter):
    [row] = rows(f"a{delimiter}b\n1{delimiter}2\n")

    assert isinstance(row, DelimitedRow)
    assert row.values == {"a": "1", "b": "2"}


@pytest.mark.parametrize("size", [1, 5, 4096])
def test_array_elements_stream(size):
    data = b'[ {"a": "x]}"},\n 12, [1,2], {"b": {"c": "\\"}"}} ]'

    found = list(json_array(member(data, size), 1 << 20))

    assert [one.value for one in found] == [{"a": "x]}"}, 12, [1, 2], {"b": {"c": '"}'}}]
    assert [one.end for one in found] == [(0, 1), (0, 2), (0, 3), (0, 4)]


def test_objects_in_a_row_need_no_array():
    found = list(json_array(member(b'{"a": 1}\n{"a": 2}'), 1 << 20))

    assert [one.value for one in found] == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    "data, good",
    [(b'[{"a": 1}, {"b": ', 1), (b'[{"a": 1}, oops, {"b": 2}]', 1), (b"[", 0), (b'"text"', 0)],
    ids=["cut", "broken", "only-opened", "no-array"],
)
def test_a_broken_array_gives_what_came_before_and_a_reason(data, good):
    found = list(json_array(member(data), 1 << 20))

    assert [type(one) for one in found] == [JsonValue] * good + [Rejected]
