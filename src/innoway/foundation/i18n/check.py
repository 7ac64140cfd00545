"""Says what is missing: texts without translation, fuzzy ones, placeholders that differ."""

import re
from collections.abc import Iterator

from babel.messages.pofile import read_po

from innoway.foundation.i18n.catalogues import PACKAGE, RELATIVE
from innoway.foundation.i18n.extract import messages_by_owner

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


def placeholders(text: str) -> set[str]:
    """Return what a text wants filled in; a translation that drops one hides a fact."""
    return set(PLACEHOLDER.findall(text))


def findings() -> Iterator[str]:
    """Yield one line per text that is not completely translated."""
    for owner, messages in messages_by_owner().items():
        path = owner / RELATIVE
        name = owner.relative_to(PACKAGE).as_posix()
        if not path.exists():
            yield f"{name}: no catalogue for {len(messages)} texts; run: uv run just messages"
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale="zh_Hans")
        for context, message in messages:
            source, whole = (message, message) if isinstance(message, str) else message
            known = catalogue.get(source, context)
            found = (known.string if known else "") or ""
            strings = (found,) if isinstance(found, str) else tuple(found)
            if not known or not all(strings):
                yield f"{name}: not translated: {source!r}"
            elif known.fuzzy:
                yield f"{name}: fuzzy: {source!r}"
            elif any(placeholders(s) != placeholders(whole) for s in strings):
                yield f"{name}: placeholders differ: {source!r}"
