"""``python -m innoway.foundation.i18n extract [apps/accounts ...]|compile|check|meanings``."""

import sys

from innoway.foundation.i18n.check import findings
from innoway.foundation.i18n.compile import compile_catalogues
from innoway.foundation.i18n.extract import update_catalogues
from innoway.foundation.i18n.meanings import meanings


def main(command: str, *packages: str) -> int:
    """Run one command and return its exit code."""
    if command == "extract":
        for path in update_catalogues(packages):
            print(path)
        return 0
    if command == "compile":
        for path in compile_catalogues():
            print(path)
        return 0
    if command == "check":
        found = list(findings())
        print("\n".join(found) or "every text has its Chinese twin")
        return 1 if found else 0
    if command == "meanings":
        found = list(meanings())
        print("\n".join(found) or "every text has one meaning")
        return 1 if found else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or [""])))
