"""Weekly files: seven documents in six formats, and what may be wrong with them."""

import datetime
import re
import zipfile
from pathlib import Path

import pytest

from innoway.engine.formats.input_file import InputFile
from innoway.engine.formats.items import Accepted, Passed, Rejected
from innoway.engine.sources.uspto_grants import reader

WEEKLY = Path(__file__).parent / "sample" / "weekly.xml"


def read(path, start=0):
    file = InputFile(path, path.name, path.stat().st_size)
    return [item for member in file.members() for item in reader.read(file, member, start)]


def rows(path):
    return [item.row for item in read(path) if isinstance(item, Accepted)]


def test_every_format_is_read():
    found = {row["id"]: row for row in rows(WEEKLY)}

    assert [
        (id, row["kind"], row["type"], row["date"].isoformat()) for id, row in found.items()
    ] == [
        ("US6859910", "patent", "utility", "2005-02-22"),
        ("US7272630", "patent", "utility", "2007-09-18"),
        ("US8927118", "patent", "utility", "2015-01-06"),
        ("US20050004437", "application", "utility", "2005-01-06"),
        ("US20010000943", "application", "utility", "2001-05-10"),
        ("US6336130", "patent", "utility", "2002-01-01"),
        ("USD435854", "patent", "design", "2001-01-02"),
    ]
    assert all(row["title"] and row["parties"] for row in found.values())


def test_a_grant_has_its_parts():
    row = next(row for row in rows(WEEKLY) if row["id"] == "US7272630")

    assert row["filing_date"] == datetime.date(2004, 11, 18)
    assert row["application_number"] == "10991571"
    assert (row["kind_code"], row["claims_count"], row["status"]) == ("B2", 17, "granted")
    assert row["ipc"] == ["G06F15/13"]
    assert row["cites"] == ["US5202982", "US5317728", "US5371794"]
    assert row["abstract"].startswith("Potentially identical objects")
    assert row["claims"][0].startswith("1. A method implemented in a computer")
    assert [(p["role"], p["name"], p["city"], p["country"]) for p in row["parties"]] == [
        ("inventor", "John R. Douceur", "Bellevue", "US"),
        ("inventor", "Marvin M. Theimer", "Bellevue", "US"),
        ("inventor", "Atul Adya", "Bellevue", "US"),
        ("inventor", "William J. Bolosky", "Issaquah", "US"),
        ("attorney", "Lee & Hayes, PLLC", None, None),
        ("owner", "Microsoft Corporation", "Redmond", "US"),
    ]


def test_positions_lead_to_the_bytes():
    data = WEEKLY.read_bytes()

    for item in read(WEEKLY):
        start = int(item.position.removeprefix("byte "))
        assert data[start : item.end[1]] == item.raw


def test_reading_goes_on_after_any_document():
    whole = read(WEEKLY)

    for done, item in enumerate(whole, start=1):
        assert [one.raw for one in read(WEEKLY, item.end[1])] == [one.raw for one in whole[done:]]


def test_a_zip_of_weekly_files_is_read_and_pictures_are_passed_over(tmp_path):
    path = tmp_path / "ipg.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(WEEKLY, "ipg150106.xml")
        archive.writestr("figures/D00001.TIF", b"II*\0")

    found = read(path)

    assert [type(item) for item in found] == [Accepted] * 7 + [Passed]


def broken(change):
    """Return the weekly file with one document changed."""
    documents = re.split(rb"(?=<\?xml )", WEEKLY.read_bytes())
    documents[2] = change(documents[2])
    return b"".join(documents)


@pytest.mark.parametrize(
    "change, code",
    [
        pytest.param(lambda d: d.replace(b"</us-patent-grant>", b""), "truncated", id="never-closed"),
        pytest.param(lambda d: d[: len(d) // 2], "truncated", id="cut-in-the-middle"),
        pytest.param(lambda d: d.replace(b"<abstract", b"<abstract><oops", 1), "broken-xml",
                     id="crossed-tags"),
        pytest.param(lambda d: d.replace(b"20070918", b"20070931"), "impossible-date",
                     id="31-september"),
        pytest.param(lambda d: d.replace(b"<date>20041118</date>", b"<date>20049918</date>"),
                     "impossible-date", id="filed-in-month-99"),
        pytest.param(lambda d: d.replace(b"<doc-number>07272630</doc-number>", b""),
                     "missing-value", id="no-number"),
        pytest.param(lambda d: d.replace(b"Bellevue", "Bellevué".encode("latin-1")),
                     "wrong-encoding", id="latin-1-bytes"),
        pytest.param(lambda d: d.replace(
            b"[ ]>", b'[<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>'), "entity-bomb", id="bomb"),
        pytest.param(lambda d: d.replace(b"us-patent-grant", b"us-secret"), "unknown-root",
                     id="unknown-root"),
    ],
)  # fmt: skip
def test_a_bad_document_is_refused_and_the_six_others_kept(tmp_path, change, code):
    path = tmp_path / "weekly.xml"
    path.write_bytes(broken(change))

    found = read(path)

    [refused] = [item for item in found if isinstance(item, Rejected)]
    assert refused.code == code
    assert refused.raw.strip() in path.read_bytes()
    assert len(found) == 7


def test_sequence_listings_are_passed_over(tmp_path):
    path = tmp_path / "weekly.xml"
    listing = (
        b'<?xml version="1.0"?>\n<sequence-cwu id="S"><publication-reference/></sequence-cwu>\n'
    )
    path.write_bytes(listing + WEEKLY.read_bytes() + listing)

    found = read(path)

    assert [type(item) for item in found] == [Passed, *[Accepted] * 7, Passed]


def test_the_green_book_is_refused_with_a_reason(tmp_path):
    path = tmp_path / "pftaps.txt"
    path.write_bytes(b"PATN\nWKU  039305271\nSRC  5\nAPN  4995478\n")

    [refused] = read(path)

    assert refused.code == "older-format"
    assert "Green Book" in refused.reason
