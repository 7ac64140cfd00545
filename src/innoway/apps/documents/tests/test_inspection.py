"""Every upload check on real bytes: what is taken in, what is refused and with which answer."""

import io
import time
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.apps.documents import errors
from innoway.apps.documents.calculations.file_names import safe_name
from innoway.apps.documents.calculations.inspection import inspect
from innoway.apps.documents.calculations.pdf_check import check_pdf
from innoway.apps.documents.enums import MediaType
from innoway.apps.documents.tests.factories import (
    FILES,
    LIMITS,
    make_docx,
    make_jpeg,
    make_object_stream,
    make_package,
    make_pdf,
    make_png,
)

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def look(content, name):
    return inspect(io.BytesIO(content), name, LIMITS)


@pytest.mark.parametrize("kind", list(MediaType), ids=lambda kind: kind.name)
def test_good_files_are_taken_in(kind):
    name, content = FILES[kind]

    found = look(content, name)

    assert (found.media_type, found.size) == (kind, len(content))


def test_pages_of_a_pdf_are_counted_in_object_streams_too():
    more = make_object_stream(b"4 0 << /Type /Page >> 5 0 << /Type/Page >>")

    assert look(make_pdf(more), "a.pdf").pages == 3


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        pytest.param("a.pdf", b"", errors.FileEmpty, id="empty"),
        pytest.param("a.txt", b"x" * (3 << 20), errors.FileTooLarge, id="too large"),
        pytest.param("a.pdf", b"MZ\x90\0" + b"\0" * 99, errors.ProgramRefused, id="exe as pdf"),
        pytest.param("a.docx", b"\x7fELF" + b"\0" * 99, errors.ProgramRefused, id="elf as docx"),
        pytest.param("a.txt", b"#!/bin/sh\nrm x\n", errors.ProgramRefused, id="script as text"),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, errors.OldOffice,
                     id="old Word"),
        pytest.param("a.zip", make_package({"a.txt": b"a"}), errors.ArchiveNotAccepted, id="zip"),
        pytest.param("a.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 99, errors.ArchiveNotAccepted,
                     id="7z"),
        pytest.param("a.gif", b"GIF89a" + b"\0" * 99, errors.TypeNotAccepted, id="gif"),
        pytest.param("a.txt", b"abc\0def", errors.TypeNotAccepted, id="binary as text"),
        pytest.param("a.csv", b"a,b\n\x1b[31m,\x07", errors.TypeNotAccepted, id="terminal codes"),
        pytest.param("a.png", make_pdf(), errors.TypeMismatch, id="pdf as png"),
        pytest.param("a.pdf.exe", make_pdf(), errors.TypeMismatch, id="pdf as exe"),
        pytest.param("a", make_pdf(), errors.TypeMismatch, id="no ending"),
        pytest.param("a.xlsx", make_docx(), errors.TypeMismatch, id="docx as xlsx"),
    ],
)  # fmt: skip
def test_wrong_files_are_refused(name, content, refusal):
    with pytest.raises(refusal) as refused:
        look(content, name)

    assert type(refused.value) is refusal
    assert "%(" not in str(refused.value)


@pytest.mark.parametrize(
    "name",
    ["", "  ", "..", "../a.pdf", "a/b.pdf", "C:\\a.pdf", "a\0.pdf", "a\n.pdf", "x" * 201,
     "ok\u202efdp.exe", "a\u200b.pdf"],
    ids=repr,
)  # fmt: skip
def test_misleading_names_are_refused(name):
    with pytest.raises(errors.NameUnsafe):
        safe_name(name)


@given(st.text(max_size=60))
def test_names_are_refused_or_harmless(name):
    try:
        clean = safe_name(name)
    except errors.NameUnsafe:
        return

    assert "/" not in clean
    assert not {unicodedata.category(c) for c in clean} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert safe_name(clean) == clean


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(make_pdf(b"4 0 obj " + SCRIPT + b" endobj\n"), errors.PdfActive, id="script"),
        pytest.param(make_pdf(b"4 0 obj << /S /J#61va#53cript >> endobj\n"), errors.PdfActive,
                     id="escaped name"),
        pytest.param(make_pdf(b"4 0 obj << /JS 5 0 R >> endobj\n"), errors.PdfActive, id="JS only"),
        pytest.param(make_pdf(b"4 0 obj << /S /Launch /F (cmd.exe) >> endobj\n"), errors.PdfActive,
                     id="launch"),
        pytest.param(make_pdf(make_object_stream(b"4 0 " + SCRIPT)), errors.PdfActive,
                     id="script in an object stream"),
        pytest.param(
            make_pdf(b"8 0 obj << >> stream\nabc\nendstream endobj\n",
                     make_object_stream(b"4 0 << /JS 5 0 R >>", facts=b"/Filter [/FlateDecode]")),
            errors.PdfActive, id="short name in an object stream",
        ),
        pytest.param(make_pdf(b"4 0 obj << /Names << /EmbeddedFiles 5 0 R >> >> endobj\n"),
                     errors.PdfAttachment, id="attachment"),
        pytest.param(make_pdf(tail=b"/Encrypt 9 0 R "), errors.PdfEncrypted, id="password"),
        pytest.param(make_pdf(make_object_stream(b"x", facts=b"/Filter [/ASCIIHexDecode]")),
                     errors.PdfUnreadable, id="unknown filter"),
        pytest.param(make_pdf(make_object_stream(b"x", facts=b"/Filter 7 0 R")),
                     errors.PdfUnreadable, id="hidden filter"),
        pytest.param(make_pdf(make_object_stream(b"\0" * (2 << 20))), errors.ArchiveBomb,
                     id="bomb in an object stream"),
        pytest.param(make_pdf(b"stream\n" * 100_001), errors.PdfUnreadable, id="too many streams"),
        pytest.param(b"%PDF-1.7\nhello", errors.PdfUnreadable, id="only the header"),
    ],
)  # fmt: skip
def test_dangerous_pdfs_are_refused(content, refusal):
    with pytest.raises(refusal) as refused:
        look(content, "a.pdf")

    assert type(refused.value) is refusal


def test_many_object_streams_cost_no_more_than_their_size():
    content = make_pdf(make_object_stream(b"1 0 " + b"a" * 100) * 30_000)
    begun = time.process_time()

    check_pdf(content, most_unpacked=1 << 24)

    assert time.process_time() - begun < 10


def test_a_pdf_that_opens_on_a_page_is_fine():
    content = make_pdf(tail=b"/OpenAction [3 0 R /Fit] ")

    assert look(content, "a.pdf").media_type is MediaType.PDF


@given(
    name=st.sampled_from([b"/JavaScript", b"/Launch", b"/RichMedia", b"/SubmitForm"]),
    escaped=st.sets(st.integers(1, 6)),
    hidden=st.booleans(),
    before=st.binary(max_size=50),
)
def test_no_spelling_or_place_hides_an_action(name, escaped, hidden, before):
    spelled = b"".join(
        b"#%02x" % byte if position in escaped else bytes([byte])
        for position, byte in enumerate(name)
    )
    action = b"<< /S " + spelled + b" >>"
    noise = b"7 0 obj << >> stream\n" + before.replace(b"endstream", b"") + b"\nendstream endobj\n"
    place = make_object_stream(b"4 0 " + action) if hidden else b"4 0 obj " + action + b" endobj\n"

    with pytest.raises(errors.FileRefused):
        check_pdf(make_pdf(noise, place), most_unpacked=1 << 20)


@given(st.binary(max_size=300), st.sampled_from(["a.pdf", "a.docx", "a.png", "a.jpg", "a.txt"]))
def test_any_bytes_get_an_answer(content, name):
    heads = (b"", b"%PDF-1.4 startxref ", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
    for head in heads:
        try:
            found = look(head + content, name)
        except errors.FileRefused as refusal:
            assert str(refusal)
        else:
            assert found.size == len(head + content)


@given(st.data())
def test_a_cut_office_file_is_refused_as_such(data):
    whole = make_docx(word__media__a=b"0123456789" * 50)
    cut = data.draw(st.integers(4, len(whole) - 1))

    with pytest.raises((errors.ArchiveDamaged, errors.ArchiveNotAccepted)):
        look(whole[:cut], "a.docx")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(make_docx(word__document2=b"\0" * (8 << 20)), errors.ArchiveBomb, id="ratio"),
        pytest.param(make_docx(**{f"word__{n}": b"\0" * (4 << 20) for n in range(5)}),
                     errors.ArchiveBomb, id="total"),
        pytest.param(make_docx(**{f"word__{n}": b"" for n in range(300)}), errors.ArchiveBomb,
                     id="entries"),
        pytest.param(
            make_docx(word__embeddings__a=make_package({"b": make_package({"c": b"c"})})),
            errors.ArchiveBomb, id="archive in an archive in an archive",
        ),
        pytest.param(
            make_docx(word__embeddings__a=make_package({"b": b"\0" * (8 << 20)})),
            errors.ArchiveBomb, id="bomb inside",
        ),
        pytest.param(make_docx(**{"word__vbaProject.bin": b"x"}), errors.MacroRefused, id="macro"),
        pytest.param(make_docx(**{"word__embeddings__oleObject1.bin": b"x"}), errors.MacroRefused,
                     id="embedded program"),
        pytest.param(
            make_docx(**{"word___rels__settings.xml.rels":
                         b'<Relationship Type="attachedTemplate" TargetMode="External"/>'}),
            errors.MacroRefused, id="template from elsewhere",
        ),
        pytest.param(make_docx(**{"..__..__evil": b"x"}), errors.ArchiveDamaged, id="path"),
    ],
)  # fmt: skip
def test_dangerous_office_files_are_refused(content, refusal):
    with pytest.raises(refusal) as refused:
        look(content, "a.docx")

    assert type(refused.value) is refusal


def test_a_table_inside_a_word_file_is_fine():
    table = make_package({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"})

    found = look(make_docx(**{"word__embeddings__sheet.xlsx": table}), "a.docx")

    assert found.media_type is MediaType.DOCX


def test_an_archive_that_lies_about_its_sizes_is_refused():
    content = bytearray(make_docx(word__big=b"\0" * (1 << 20)))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = (100).to_bytes(4, "little")

    with pytest.raises(errors.ArchiveDamaged):
        look(bytes(content), "a.docx")


def test_a_directory_that_would_fill_the_memory_is_not_read():
    content = bytearray(make_docx())
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = (1 << 30).to_bytes(4, "little")

    with pytest.raises(errors.ArchiveBomb):
        look(bytes(content), "a.docx")


def test_an_encrypted_part_is_refused():
    content = bytearray(make_docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert zipfile.is_zipfile(io.BytesIO(content))

    with pytest.raises(errors.OldOffice):
        look(bytes(content), "a.docx")


@pytest.mark.parametrize("make", [make_png, make_jpeg], ids=["png", "jpeg"])
def test_absurd_pictures_are_refused_by_their_header(make):
    name = "a.png" if make is make_png else "a.jpg"

    with pytest.raises(errors.ImageTooLarge):
        look(make(60_000, 60_000), name)
    with pytest.raises(errors.ImageDamaged):
        look(make(0, 10), name)
    with pytest.raises(errors.ImageDamaged):
        look(make()[:12], name)
