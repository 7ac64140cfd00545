"""Find the members of a ZIP file, also of one that lost its directory."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from innoway.engine.formats.inflate import IN_BLOCK, RAW_DEFLATE, Damage, inflate

LOCAL = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")
_DESCRIPTOR = 1 << 3
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class ZipMember:
    """Where one member lies. ``size`` and ``crc`` are None when only its own end tells."""

    name: str
    start: int
    method: int
    flags: int
    size: int | None
    crc: int | None


def members_of(path: Path) -> tuple[list[ZipMember], str]:
    """Return the members in their order in the file, and what is wrong with the archive.

    The central directory is believed when there is one; else the local headers are followed
    one by one as far as they go.
    """
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
            infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
            found = [_listed(raw, info) for info in infos if not info.is_dir()]
        return found, ""
    except (zipfile.BadZipFile, struct.error, Damage, ValueError, NotImplementedError) as error:
        return [], f"the ZIP directory is missing or damaged ({error})"


def _listed(raw: BinaryIO, info: zipfile.ZipInfo) -> ZipMember:
    raw.seek(info.header_offset)
    header = raw.read(_HEADER.size)
    if header[:4] != LOCAL:
        raise Damage(f"no member begins at byte {info.header_offset}")
    name, extra = _HEADER.unpack(header)[-2:]
    start = info.header_offset + _HEADER.size + name + extra
    return ZipMember(
        info.filename, start, info.compress_type, info.flag_bits, info.compress_size, info.CRC
    )


def salvaged(path: Path) -> Iterator[ZipMember]:
    """Yield members by their local headers, for an archive without a directory.

    The caller must read a member to its end before asking for the next one: only then is it
    known where the next begins. That place is looked for as the next local header.
    """
    at = 0
    with path.open("rb") as raw:
        while (at := _next_header(raw, at)) >= 0:
            raw.seek(at)
            header = raw.read(_HEADER.size)
            if len(header) < _HEADER.size:
                return
            _, _, flags, method, _, _, crc, size, _, name, extra = _HEADER.unpack(header)
            title = raw.read(name).decode("utf-8" if flags & 0x800 else "cp437", "replace")
            start = at + _HEADER.size + name + extra
            known = not flags & _DESCRIPTOR and size != 0xFFFFFFFF
            if not title.endswith("/"):
                yield ZipMember(
                    title, start, method, flags, size if known else None, crc if known else None
                )
            at = start + (size if known else 0)


def _next_header(raw: BinaryIO, at: int) -> int:
    raw.seek(at)
    tail = b""
    while block := raw.read(IN_BLOCK):
        found = (tail + block).find(LOCAL)
        if found >= 0:
            return at - len(tail) + found
        at += len(block)
        tail = (tail + block)[-3:]
    return -1


def member_blocks(raw: BinaryIO, member: ZipMember) -> Iterator[bytes]:
    """Yield the bytes of a member.

    Raises:
        Damage: It is encrypted, packed by another method, truncated or fails its checksum.
    """
    if member.flags & _ENCRYPTED:
        raise Damage(f"{member.name} is encrypted")
    raw.seek(member.start)
    if member.method == zipfile.ZIP_DEFLATED:
        blocks = inflate(raw, RAW_DEFLATE, member.size)
    elif member.method == zipfile.ZIP_STORED and member.size is not None:
        blocks = _stored(raw, member.size)
    else:
        raise Damage(f"{member.name} is packed by ZIP method {member.method}, which is not read")
    crc = 0
    for block in blocks:
        crc = zlib.crc32(block, crc)
        yield block
    if member.crc is not None and crc != member.crc:
        raise Damage(f"{member.name} fails its checksum")


def _stored(raw: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left:
        block = raw.read(min(left, 1 << 20))
        if not block:
            raise Damage(f"the archive ends {left} bytes too early")
        left -= len(block)
        yield block
