"""Finds texts that two catalogues translate differently: all but one of them are never shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from innoway.foundation.i18n.catalogues import catalogue_files


def meanings(files: Iterable[Path] | None = None) -> Iterator[str]:
    """Yield one line per text with more than one Chinese, and where each stands.

    Django lays the catalogues over one another; a meaning of its own needs ``pgettext``.
    """
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for path in catalogue_files() if files is None else files:
        with path.open("rb") as file:
            for known in read_po(file, locale="zh_Hans"):
                if isinstance(known.id, str) and known.id and known.string:
                    owner = path.parents[3].name
                    found[known.context or "", known.id][owner] = str(known.string)
    for (_, source), texts in sorted(found.items()):
        if len(set(texts.values())) > 1:
            where = ", ".join(f"{owner} {text}" for owner, text in sorted(texts.items()))
            yield f"{source!r} has more than one meaning: {where}"
