"""Which catalogue a text belongs to: that of the app or foundation package that owns the file."""

from pathlib import Path

import innoway

PACKAGE = Path(innoway.__file__).parent
RELATIVE = Path("locale/zh_Hans/LC_MESSAGES/django.po")
# Foundation packages that are not installed as Django apps lend their texts to the shell.
SHELL = PACKAGE / "foundation" / "web"
INSTALLED = ("audit", "jobs", "rest", "web")


def owner_of(file: Path) -> Path | None:
    """Return the package whose catalogue holds the texts of a file, None outside apps and foundation."""
    parts = file.relative_to(PACKAGE).parts
    if parts[0] == "apps" and len(parts) > 2:
        return PACKAGE / "apps" / parts[1]
    if parts[0] == "foundation":
        return PACKAGE / "foundation" / parts[1] if parts[1] in INSTALLED else SHELL
    return None


def catalogue_files() -> list[Path]:
    """Return every catalogue in the package."""
    return sorted(PACKAGE.rglob("locale/*/LC_MESSAGES/*.po"))
