"""Collects the texts of Python files and Django templates into the catalogues."""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from innoway.foundation.i18n.catalogues import PACKAGE, RELATIVE, owner_of

Message = str | tuple[str, ...]
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}  # fmt: skip
STRING = r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')"""
TRANSLATE = re.compile(r"{%\s*trans(?:late)?\s+" + STRING + r"(?:\s+context\s+" + STRING + r")?")
INLINE = re.compile(r"""(?<![\w.])_\(""" + STRING + r"\)")
BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b([^%]*)%}(.*?)(?:{%\s*plural\s*%}(.*?))?{%\s*endblocktrans(?:late)?\s*%}",
    re.DOTALL,
)
TAG = re.compile(r"{[{%].*?[}%]}", re.DOTALL)
VARIABLE = re.compile(r"{{\s*([\w.]+)[^}]*}}")


def template_messages(text: str) -> Iterator[tuple[str | None, Message]]:
    """Yield (context, message) of a Django template.

    >>> list(template_messages('{% translate "Sign in" %} {% blocktranslate trimmed %} {{ n }} hits {% endblocktranslate %}'))
    [(None, 'Sign in'), (None, '%(n)s hits')]
    """
    for match in TRANSLATE.finditer(text):
        yield match[3] or match[4], (match[1] or match[2] or "").replace("%", "%%")
    for options, singular, plural in BLOCK.findall(text):
        trimmed = "trimmed" in options
        one = block_text(singular, trimmed=trimmed)
        yield None, (one, block_text(plural, trimmed=trimmed)) if plural else one
    for tag in TAG.findall(text):
        for match in INLINE.finditer(tag):
            yield None, match[1] or match[2] or ""


def block_text(text: str, *, trimmed: bool) -> str:
    """Return the message identifier Django makes of the inside of a translated block."""
    if trimmed:
        text = " ".join(line.strip() for line in text.strip().splitlines() if line.strip())
    return VARIABLE.sub(r"%(\1)s", text.replace("%", "%%"))


def python_messages(file: Path) -> Iterator[tuple[str | None, Message]]:
    """Yield (context, message) of a Python file."""
    source = io.BytesIO(file.read_bytes())
    for _, message, _, context in extract("python", source, KEYWORDS, (), {"encoding": "utf-8"}):
        yield context, message


def messages_by_owner() -> dict[Path, dict[tuple[str | None, Message], list[str]]]:
    """Return, for each owning package, its messages and the files that use them."""
    found: dict[Path, dict[tuple[str | None, Message], list[str]]] = {}
    for file in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.txt")]):
        owner = owner_of(file)
        if owner is None or "tests" in file.parts or "migrations" in file.parts:
            continue
        messages = (
            python_messages(file) if file.suffix == ".py"
            else template_messages(file.read_text(encoding="utf-8"))
        )  # fmt: skip
        for key in messages:
            if key[1]:
                place = file.relative_to(PACKAGE).as_posix()
                found.setdefault(owner, {}).setdefault(key, []).append(place)
    return found


def update_catalogues(only: Sequence[str] = ()) -> list[Path]:
    """Bring the catalogues up to date, of all packages or of those named; unused texts go.

    A package is named by its folder, as in ``apps/accounts``. Translations stay, and so does
    the file's date, so that a run without news changes nothing.
    """
    written = []
    for owner, messages in messages_by_owner().items():
        if only and owner.relative_to(PACKAGE).as_posix() not in only:
            continue
        path = owner / RELATIVE
        old = Catalog(locale="zh_Hans")
        if path.exists():
            with path.open("rb") as file:
                old = read_po(file, locale="zh_Hans")
        new = Catalog(locale="zh_Hans", project="Innoway", charset="utf-8", fuzzy=False)
        new.creation_date = old.creation_date
        new.header_comment = f"# Chinese texts of {owner.relative_to(PACKAGE).as_posix()}."
        for (context, message), places in sorted(messages.items(), key=str):
            known = old.get(message if isinstance(message, str) else message[0], context)
            text = known.string if known and not known.fuzzy else None
            new.add(message, text or None, [(p, 0) for p in sorted(set(places))], context=context)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file, new, width=100, sort_output=True, include_lineno=False, omit_header=False
            )
        written.append(path)
    return written
