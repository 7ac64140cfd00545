"""Follow a phrase from its URL to its operation: ``just where grant-delegation``.

Takes a phrase in any spelling ("grant delegation", ``grant_delegation``, ``accounts:grant-delegation``)
or the code of an error (``accounts.last-owner``).
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django

from tests.architecture.addresses import addresses

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/innoway"


def main(arguments: list[str]) -> int:
    """Print each link of the chain with its file and line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innoway.project.settings")
    django.setup()
    if len(arguments) != 1:
        print(__doc__)
        return 2
    found = list(chain(arguments[0]))
    for link, place in found:
        print(f"{link:12} {place}")
    if not found:
        print(f"Nothing is called {arguments[0]!r}. Try a verb and a noun: revoke-recognition.")
    return 0 if found else 1


def chain(said: str) -> Iterator[tuple[str, str]]:
    """Yield (link, place) from the address down to the tests."""
    phrase = re.sub(r"[\W_]+", "_", said.rpartition(":")[2].strip().lower()).strip("_")
    yield from raised(said.strip())
    yield from addresses_of(phrase.replace("_", "-"))
    word = rf"\b{re.escape(phrase)}\b"
    for link, files, pattern in (
        ("view", "apps/*/web/views/**/*.py", rf"import .*{word}|{word}\("),
        ("rest", "apps/*/rest/endpoints/**/*.py", rf"def {phrase}\b"),
        ("operation", f"apps/*/operations/{phrase}.py", rf"def {phrase}\b"),
        ("query", f"apps/*/queries/{phrase}.py", r"^def \w+"),
        ("query", "apps/*/queries/**/*.py", rf"def {phrase}\b"),
        ("may", "apps/*/rules.py", rf"def can_{phrase}\b"),
        ("event", f"apps/*/operations/{phrase}.py", r"publish\((\w+)"),
        ("template", "apps/*/web/templates/**/*.html", rf"[:'\"/]{phrase.replace('_', '-')}['\"]"),
        ("test", "apps/*/tests/**/*.py", word),
    ):
        yield from ((link, place) for place in matches(files, pattern))


def raised(code: str) -> Iterator[tuple[str, str]]:
    """Yield where an error is defined and every place that raises it."""
    for path in sorted(SOURCE.glob("**/errors.py")):
        named = re.search(
            rf'class (\w+)\([^)]*\):(?:(?!\nclass ).)*?code = "{re.escape(code)}"',
            path.read_text(encoding="utf-8"),
            re.DOTALL,
        )
        if named:
            yield from (("error", one) for one in matches("**/errors.py", rf"class {named[1]}\b"))
            yield from (("raised", one) for one in matches("apps/**/*.py", rf"raise {named[1]}\b"))


def addresses_of(name: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses of pages with this name, and where the name is given."""
    for one in addresses():
        if one.name.rpartition(":")[2] == name:
            yield "address", f"/{one.route}  ({one.name})"
            if one.module.startswith("innoway."):
                yield "view", one.module


def matches(files: str, pattern: str) -> Iterator[str]:
    """Yield ``path:line`` for the first line of each file that shows a pattern."""
    looked_for = re.compile(pattern, re.MULTILINE)
    for path in sorted(SOURCE.glob(files)):
        text = path.read_text(encoding="utf-8")
        hit = looked_for.search(text)
        if hit:
            yield f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, hit.start()) + 1}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
