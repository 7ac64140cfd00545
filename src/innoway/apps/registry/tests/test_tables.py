"""Files that are tables, files that only pretend, and what columns and cells mean."""

import io

import openpyxl
import pytest

from innoway.apps.registry.calculations.import_cells import parse_cell
from innoway.apps.registry.calculations.import_fields import guess_mapping
from innoway.apps.registry.calculations.table_file import MAX_ROWS, read_table
from innoway.apps.registry.errors import TableRefused

TEXT = "单位名称,统一社会信用代码\n百度,91110000600037341L\n\n车库咖啡,\n"


def workbook(rows):
    """Return the bytes of an XLSX file."""
    book = openpyxl.Workbook()
    for place, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            book.active.cell(place, column, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.replace(",", "\t").encode(), "utf-8"),
        (TEXT.replace(",", ";").replace("\n", "\r\n").encode(), "utf-8"),
        (
            workbook([row.split(",") for row in TEXT.splitlines()]),
            "xlsx",
        ),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16", "utf-16-le-bare", "tabs", "semicolons", "xlsx"],
)  # fmt: skip
def test_read_table_reads_every_usual_form(content, encoding):
    table = read_table(content)

    assert table.encoding == encoding
    assert table.columns == ("单位名称", "统一社会信用代码")
    assert table.rows == [(2, ("百度", "91110000600037341L")), (4, ("车库咖啡", ""))]


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"name,code\n", "no-rows"),
        (PDF, "other-type"),
        (PNG, "other-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "other-type"),
        (b"<html><table></table></html>", "other-type"),
        (b"a,b\n\x00\x01,2\n", "other-type"),
        (b"PK\x03\x04 not a workbook", "broken-file"),
        (b"name,Name\na,b\n", "header-twice"),
        (b'name,code\n"a,b\nc,d\n', "broken-row"),
        (b"name,code\na,b,c\n", "row-too-long"),
        (b"name\n" + b"a" * 2001 + b"\n", "cell-too-long"),
        (b"name\n" + b"a\n" * (MAX_ROWS + 1), "too-many-rows"),
        (b"a" * (20 * 1024 * 1024 + 1), "too-big"),
        (",".join(map(str, range(101))).encode() + b"\n1\n", "too-many-columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_read_table_refuses_with_a_reason(content, reason):
    with pytest.raises(TableRefused) as refusal:
        read_table(content)

    assert refusal.value.reason == reason
    assert "%(" not in str(refusal.value)


def test_read_table_takes_a_hundred_thousand_rows():
    assert len(read_table(b"name\n" + b"a\n" * MAX_ROWS).rows) == MAX_ROWS


def test_read_table_refuses_the_wrong_encoding_asked_for():
    with pytest.raises(TableRefused) as refusal:
        read_table("名,码\n百,1\n".encode("gb18030"), "utf-8")

    assert (refusal.value.reason, refusal.value.facts["position"]) == ("encoding", 1)


@pytest.mark.parametrize(
    ("columns", "mapping"),
    [
        (("企业名称", "信用代码", "成立日期"), {"name_zh": 0, "id:cn:uscc": 1, "founded_on": 2}),
        (("Company Name", "LEI", "Country"), {"name_en": 0, "id:int:lei": 1, "country": 2}),
        (("名称 / Name", "notes"), {"name_zh": 0}),
        (("资质", "证书编号", "有效期至"),
         {"recognition": 0, "recognition_number": 1, "recognition_end": 2}),
    ],
    ids=["chinese", "english", "both", "recognition"],
)  # fmt: skip
def test_guess_mapping_knows_both_languages(columns, mapping):
    assert guess_mapping(columns) == mapping


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("founded_on", "2015/4/26", "2015-04-26"),
        ("founded_on", "20150426", "2015-04-26"),
        ("founded_on", "2015-04-26 00:00:00", "2015-04-26"),
        ("country", "United States", "US"),
        ("website", "www.example.com", "https://www.example.com"),
        ("industry", "I6513 应用软件开发", "6513"),
        ("kind", "公司", "enterprise"),
        ("recognition", "高新技术企业", "high-tech-enterprise"),
        ("size", "小型", "small"),
        ("name_en", "N/A", ""),
        ("id:cn:uscc", "9111 0000 6000 3734 1l", "91110000600037341L"),
    ],
)
def test_parse_cell_reads(field, text, value):
    assert parse_cell(field, text) == (value, None)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("founded_on", "04/05/2015", "date"),
        ("founded_on", "2015-02-30", "date"),
        ("country", "Atlantis", "country"),
        ("website", "javascript:alert(1)", "website"),
        ("industry", "9999", "industry"),
        ("name_en", '=HYPERLINK("http://x")', "formula"),
        ("name_en", "x" * 301, "text"),
        ("id:cn:uscc", "91110000600037341K", "identifier"),
        ("division_code", "11010", "division"),
    ],
)
def test_parse_cell_refuses(field, text, code):
    value, fault = parse_cell(field, text)

    assert (value, fault.code) == ("", code)
