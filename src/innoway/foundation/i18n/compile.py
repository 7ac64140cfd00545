"""Compiles catalogues with Babel; nobody needs the gettext tools."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from innoway.foundation.i18n.catalogues import catalogue_files


def compile_catalogues() -> list[Path]:
    """Compile every catalogue that is newer than its result and return the results.

    Each result replaces the old one at once, so that a running server never reads half a file.

    Raises:
        OSError: A result cannot be written.
    """
    written = []
    for source in catalogue_files():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale="zh_Hans")
        partial = target.with_suffix(f".mo.{os.getpid()}")
        with partial.open("wb") as file:
            write_mo(file, catalogue)
        partial.replace(target)
        written.append(target)
    return written
