"""Archives that are cut, corrupt, encrypted or bombs: what was good is read, the rest is named."""

import gzip
import io
import zipfile
import zlib

import pytest

from innoway.engine.formats import inflate as inflating
from innoway.engine.formats.inflate import GZIP, RAW_DEFLATE, Damage, inflate
from innoway.engine.formats.input_file import InputFile

TEXT = b"".join(b"line %d of a file that compresses well\n" % n for n in range(40_000))


def opened(path):
    return InputFile(path, path.name, path.stat().st_size)


def drained(path):
    """Return what each member gave and what was wrong, read to the end."""
    file = opened(path)
    found = []
    for member in file.members():
        data = b"".join(member.blocks())
        found.append((member.name, data, member.damage))
    return found, file.damage


def zipped(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_plain_gzip_and_zip_give_the_same_bytes(tmp_path):
    (tmp_path / "plain").write_bytes(TEXT)
    (tmp_path / "gz").write_bytes(gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:]))
    (tmp_path / "zip").write_bytes(zipped(a=TEXT))

    found = [drained(tmp_path / name)[0][0][1] for name in ("plain", "gz", "zip")]

    assert found == [TEXT, TEXT, TEXT]


@pytest.mark.parametrize("name", ["plain", "gz", "zip"])
@pytest.mark.parametrize("start", [0, 1, 999_999, len(TEXT) - 1, len(TEXT)])
def test_reading_goes_on_from_any_byte(tmp_path, name, start):
    made = {"plain": TEXT, "gz": gzip.compress(TEXT), "zip": zipped(a=TEXT)}
    (tmp_path / name).write_bytes(made[name])

    member = next(opened(tmp_path / name).members())

    assert b"".join(member.blocks(start)) == TEXT[start:]


def test_truncated_gzip_keeps_what_came_before(tmp_path):
    packed = gzip.compress(TEXT)
    (tmp_path / "cut.gz").write_bytes(packed[: len(packed) // 2])

    [(_, data, damage)], _ = drained(tmp_path / "cut.gz")

    assert TEXT.startswith(data)
    assert len(data) > len(TEXT) // 4
    assert "cut off" in damage


def test_corrupt_gzip_gives_the_bytes_before_the_fault(tmp_path):
    packed = bytearray(gzip.compress(TEXT))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\xff" * 40
    (tmp_path / "bad.gz").write_bytes(packed)

    [(_, data, damage)], _ = drained(tmp_path / "bad.gz")

    assert data[: len(TEXT) // 8] == TEXT[: len(TEXT) // 8]
    assert "corrupt" in damage


def test_zip_cut_before_its_directory_is_salvaged_member_by_member(tmp_path):
    packed = zipped(first=TEXT, second=TEXT[::-1], third=b"x" * 100_000)
    third = packed.rfind(b"PK\x03\x04")
    (tmp_path / "cut.zip").write_bytes(packed[: third + 60])

    found, problems = drained(tmp_path / "cut.zip")

    assert [(name, data) for name, data, _ in found[:2]] == [
        ("cut.zip!first", TEXT),
        ("cut.zip!second", TEXT[::-1]),
    ]
    assert "cut off" in found[2][2]
    assert "directory is missing" in problems[0]


def test_streamed_zip_without_sizes_is_salvaged(tmp_path):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    target = Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("one", "two"):
            archive.writestr(name, TEXT)
    packed = target.getvalue()
    (tmp_path / "cut.zip").write_bytes(packed[: packed.rfind(b"PK\x01\x02") - 200])

    found, _ = drained(tmp_path / "cut.zip")

    assert [name for name, *_ in found] == ["cut.zip!one", "cut.zip!two"]
    assert found[0][1] == TEXT


def test_member_that_fails_its_checksum_is_named(tmp_path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", TEXT)
    packed = bytearray(target.getvalue())
    packed[500] ^= 1
    (tmp_path / "bad.zip").write_bytes(packed)

    [(_, data, damage)], _ = drained(tmp_path / "bad.zip")

    assert (len(data), damage) == (len(TEXT), "a fails its checksum")


def test_encrypted_member_is_refused_with_a_reason(tmp_path):
    packed = bytearray(zipped(secret=TEXT))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.find(mark) + offset] |= 1
    (tmp_path / "locked.zip").write_bytes(packed)

    [(_, data, damage)], _ = drained(tmp_path / "locked.zip")

    assert (data, damage) == (b"", "secret is encrypted")


def test_a_bomb_is_stopped(monkeypatch):
    monkeypatch.setattr(inflating, "RATIO_FREE", 1 << 20)
    packer = zlib.compressobj(9, wbits=RAW_DEFLATE)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()

    with pytest.raises(Damage, match="bomb"):
        sum(len(block) for block in inflate(io.BytesIO(bomb), RAW_DEFLATE))


def test_inflated_blocks_stay_small():
    bomb = gzip.compress(bytes(64 << 20))

    assert max(len(b) for b in inflate(io.BytesIO(bomb), GZIP)) <= inflating.OUT_BLOCK


def test_utf16_is_read_as_utf8(tmp_path):
    (tmp_path / "wide.txt").write_bytes("清华大学, é".encode("utf-16"))

    [(_, data, damage)], _ = drained(tmp_path / "wide.txt")

    assert (data.decode(), damage) == ("清华大学, é", "")


def test_empty_file_has_one_empty_member(tmp_path):
    (tmp_path / "empty").write_bytes(b"")

    assert drained(tmp_path / "empty")[0] == [("empty", b"", "")]
