"""Tables as people hand them over and get them back: CSV, plain or compressed, in encodings of the field."""

import codecs
import csv
import gzip
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from innoway.engine.formats.delimited import delimited_rows, header_of
from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Rejected
from innoway.engine.store.leavings import left_behind

LONGEST = 4 << 20  # bytes of a line: a list of many thousand colleagues is one cell
SAMPLE = 4  # blocks by which the encoding is told
EVERYDAY = 0.9  # share of Chinese letters that are everyday ones in a text that is GB 18030
KOREAN = 8  # letters from which on a text of EUC-KR alone is told from Chinese
HINTS = {
    "empty": "The first line must name the columns.",
    "bad-header": "Give each column a name of its own.",
    "broken-row": "Look for a quotation mark that is not closed; within a cell it is written twice.",
    "wrong-columns": "Look for a comma within a name: such a cell stands in quotation marks.",
    "wrong-encoding": "Save the file as UTF-8.",
    "too-long": "Look for a quotation mark that is not closed.",
}


class MentionsUnreadable(ValueError):
    """The file of mentions cannot be used; the message says which line and what to do."""


def read_table(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the byte where each row ends (see ``line_of``) and its cells by column.

    Columns are known by their names in any case; cells are stripped, rows without any are passed over.
    Text is UTF-8, UTF-16 with a byte order mark, or GB 18030; cells are parted by comma, semicolon or tab.

    Raises:
        MentionsUnreadable: A column ``needed`` is missing, a row is broken, the encoding is another, the file is cut off.
    """
    member = member_of(path)
    header = header_of(member, LONGEST, lenient=True)
    if isinstance(header, Rejected):
        raise damaged(path, member) or refused(path, header)
    columns = [name.casefold() for name in header.names if name]
    found = ", ".join(columns)[:200] or "nothing"
    for name in needed:
        if name not in columns:
            raise MentionsUnreadable(
                f"{path.name}: the header has no column {name!r}, only: {found}. "
                "The first line must name the columns, parted by commas."
            )
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice:
        raise MentionsUnreadable(f"{path.name}: two columns are called {twice!r}. "
                                 f"{HINTS['bad-header']}")  # fmt: skip
    for row in delimited_rows(member, header, header.end, LONGEST):
        if isinstance(row, Rejected):
            raise refused(path, row)
        cells = {name.casefold(): cell.strip() for name, cell in row.values.items()}
        if any(cells.values()):
            yield row.end[1], cells
    if error := damaged(path, member):
        raise error


def line_of(path: Path, end: int) -> int:
    """Return the number of the line that ends before a byte of the text; reads the file once more."""
    number, seen = 1, 0
    for block in member_of(path).blocks():
        number += block[: max(0, end - 1 - seen)].count(b"\n")
        seen += len(block)
        if seen >= end:
            break
    return number


def refused(path: Path, why: Rejected) -> MentionsUnreadable:
    """Return what is wrong with a row, and what to do."""
    where = why.position if why.whole_file else f"line {line_of(path, why.end[1])}"
    hint = HINTS.get(why.code, "")
    return MentionsUnreadable(f"{path.name}: {where}: {why.reason}. {hint}".strip())


def damaged(path: Path, member: Member) -> MentionsUnreadable | None:
    """Return what is wrong with a file that ends before its time."""
    if not member.damage:
        return None
    return MentionsUnreadable(f"{path.name} is damaged: {member.damage}. Get the file once more.")


def member_of(path: Path) -> Member:
    """Return the text of a file as UTF-8; of an archive the one file in it.

    Raises:
        MentionsUnreadable: A workbook, an archive of several files, an encoding that is not known.
    """
    members = list(islice(InputFile(path, path.name, path.stat().st_size).members(), 2))
    if len(members) != 1:
        what = "is a workbook or an archive of several files" if members else "holds no file"
        raise MentionsUnreadable(f"{path.name} {what}. Save the table as CSV (UTF-8).")
    member = members[0]
    sample = b"".join(islice(member.blocks(), SAMPLE))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError as error:
        if not is_chinese(sample):
            raise MentionsUnreadable(
                f"{path.name} is not UTF-8 text. {HINTS['wrong-encoding']}"
            ) from error
        return Member(member.name, 0, lambda start: _skipped(_from_chinese(member), start))
    return member


def is_chinese(sample: bytes) -> bool:
    """Say whether bytes read as everyday Chinese in GB 18030, and not as Japanese or Korean.

    >>> is_chinese("清华大学".encode("gb18030")), is_chinese("清華大學".encode("big5"))
    (True, False)
    >>> is_chinese("サムスン電子株式会社".encode("euc-jp")), is_chinese("삼성전자주식회사".encode("euc-kr"))
    (False, False)
    """
    try:
        text = codecs.getincrementaldecoder("gb18030")().decode(sample)
    except UnicodeDecodeError:
        return False
    letters = [letter for letter in text if not letter.isascii()]
    if any("\u3040" <= letter <= "\u30ff" for letter in letters):
        return False
    coded = [(letter, letter.encode("gb2312", "ignore")) for letter in letters]
    han = [code for letter, code in coded if letter >= "\u4e00"]
    # Hangul stands where the more usual half of the Chinese letters does, and nowhere else.
    if len(han) >= KOREAN and all(len(code) == 2 and code[0] <= 0xC8 for code in han):
        return False
    everyday = sum("\u3000" <= letter <= "\u9fff" and len(code) == 2 for letter, code in coded)
    return everyday >= EVERYDAY * len(letters)


def _from_chinese(member: Member) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("gb18030")("replace")
    for block in member.blocks():
        yield decoder.decode(block).encode()
    yield decoder.decode(b"", final=True).encode()


def _skipped(blocks: Iterable[bytes], start: int) -> Iterator[bytes]:
    for block in blocks:
        yield block[start:]
        start = max(0, start - len(block))


def read_clusters(path: Path) -> Iterator[tuple[str, str]]:
    """Yield mention and cluster from a table that an earlier run wrote.

    Raises:
        MentionsUnreadable: As ``read_table`` does, a cell is empty, a mention is in two clusters.
    """
    known: dict[str, str] = {}
    for end, row in read_table(path, ("mention_id", "cluster")):
        mention, cluster = row["mention_id"], row["cluster"]
        if not mention or not cluster:
            raise MentionsUnreadable(
                f"{path.name}: line {line_of(path, end)} has no {'cluster' if mention else 'mention_id'}."
            )
        if known.setdefault(mention, cluster) != cluster:
            raise MentionsUnreadable(
                f"{path.name}: line {line_of(path, end)} puts {mention!r} in another cluster than a line before."
            )
        yield mention, cluster


def write_clusters(out: Path, key: str, rows: Iterable[tuple[str, str]]) -> None:
    """Write a table beside its place and move it there, so that a failed run leaves the old one.

    A name that ends in .gz is compressed.
    """
    partial = scratch(out.parent, ".csv")
    packed = gzip.open if out.suffix == ".gz" else open
    try:
        with packed(partial, "wt", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow((key, "cluster"))
            writer.writerows(rows)
        if out.exists():
            shutil.copymode(out, partial)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


def scratch(folder: Path, ending: str = "") -> Path:
    """Return a hidden path of this process's own; what processes that are no more left there goes."""
    prefix = ".innoway-work-"
    for left in left_behind(folder, prefix):
        left.unlink() if left.is_file() else shutil.rmtree(left, ignore_errors=True)
    return folder / f"{prefix}{os.getpid()}-{os.urandom(4).hex()}{ending}"
