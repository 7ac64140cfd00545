"""Run measured comparisons: ``python -m bench`` lists them, ``python -m bench NAME ...`` runs them.

``all`` runs every one. Options after a single name go to it: ``python -m bench ingest --help``.
"""

import importlib
import sys
from pathlib import Path

NOT_BENCHES = {
    "__init__",
    "__main__",
    "report",
    "resolution_data",
    "resolution_quality",
}


def benches() -> dict[str, str]:
    """Return the names of all benches, each with the first line of what it says of itself."""
    found = sorted(p.stem for p in Path(__file__).parent.glob("*.py"))
    names = [name for name in found if name not in NOT_BENCHES]
    told = {name: (importlib.import_module(f"bench.{name}").__doc__ or "") for name in names}
    return {name: text.strip().partition("\n")[0] for name, text in told.items()}


def main(arguments: list[str]) -> int:
    """Run what is named, in the order given; what follows the first option is for the benches."""
    first = next((n for n, a in enumerate(arguments) if a.startswith("-")), len(arguments))
    names, options = arguments[:first], arguments[first:]
    known = benches()
    unknown = [name for name in names if name not in {*known, "all"}]
    if unknown or not names:
        for name in unknown:
            print(f"There is no bench called {name!r}.", file=sys.stderr)
        print("Benches (results go to bench/results.md):")
        for name, text in known.items():
            print(f"  {name:16} {text}")
        return 1 if unknown else 0
    for name in known if "all" in names else names:
        print(f"== {name}", flush=True)
        sys.argv = [name, *options]
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
