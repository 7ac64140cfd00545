"""Begin something new in its place: ``just new operation accounts suspend_account``.

Writes what every operation has (the function, its error, its predicate named, its test) and says
what is left to do; ``just new app <name> <Title>`` makes a folder with its rooms' beginnings.
"""

import re
import sys
from pathlib import Path

APPS = Path(__file__).parents[2] / "src/innoway/apps"

OPERATION = '''"""{Sentence}."""

import datetime

from django.db import transaction

from innoway.foundation.permissions import Actor


@transaction.atomic
def {name}(*, actor: Actor, at: datetime.datetime) -> None:
    """Say here what the name does not.

    Raises:
        DomainError: Name each refusal and when it is given.
    """
    raise NotImplementedError
'''

OPERATION_TEST = '''"""{Sentence}: what it does and each refusal."""

import pytest

from innoway.apps.{app}.operations.{name} import {name}

pytestmark = pytest.mark.django_db


def test_{name}_does_what_it_says():
    assert {name}.__doc__
    raise AssertionError("write the first test of {name}")
'''

APP = '''"""What the {app} app declares of itself to the house."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp


class {Title}(DistrictApp):
    name = "innoway.apps.{app}"
    label = "{app}"
    verbose_name = _("{Title}")
    mount = "{app}/"
'''

README = """# {Title}

What it is for, in two sentences.

## Words
## States
## Who may
## Doors
## Threats and retention
"""


def main(arguments: list[str]) -> int:
    """Write the files and say what is left to do; nothing that exists is overwritten."""
    match arguments:
        case ["operation", app, name]:
            return operation(app, name)
        case ["app", app, title]:
            return whole_app(app, title)
    print(__doc__)
    return 2


def operation(app: str, name: str) -> int:
    """Write an operation and its test."""
    if not (APPS / app / "apps.py").is_file():
        known = sorted(path.parent.name for path in APPS.glob("*/apps.py"))
        print(f"There is no app {app!r}. There are: {', '.join(known)}.")
        return 1
    if not re.fullmatch(r"[a-z]+(_[a-z]+)+", name):
        print(f"{name!r} is not a verb and a noun in lower case, such as suspend_account.")
        return 1
    facts = {"app": app, "name": name, "Sentence": name.replace("_", " ").capitalize()}
    room, tests = APPS / app / "operations", APPS / app / "tests"
    written = write(room / f"{name}.py", OPERATION.format(**facts))
    written &= write(tests / f"test_{name}.py", OPERATION_TEST.format(**facts))
    for folder in (room, tests):
        (folder / "__init__.py").touch()
    print(f"Left to do: can_{name} in rules.py, an event in events.py, errors in errors.py, a page")
    print(
        f"named {name.replace('_', '-')} in web/urls.py, an endpoint of the same name, both texts."
    )
    return 0 if written else 1


def whole_app(app: str, title: str) -> int:
    """Write the beginnings of an app."""
    if not re.fullmatch(r"[a-z]+", app):
        print(f"{app!r} is not one lower-case word, such as market.")
        return 1
    facts = {"app": app, "Title": title}
    written = write(APPS / app / "apps.py", APP.format(**facts))
    written &= write(APPS / app / "README.md", README.format(**facts))
    (APPS / app / "__init__.py").touch()
    print("Left to do: a line in project/installed.py, its tier and its doors in .importlinter.")
    return 0 if written else 1


def write(path: Path, text: str) -> bool:
    """Write a new file; leave what exists as it is."""
    if path.exists():
        print(f"{path.relative_to(APPS)} exists already and stays as it is.")
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path.relative_to(APPS)}")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
