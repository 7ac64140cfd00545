"""Keeps one section a benchmark in ``bench/results.md`` and prints it."""

import datetime
import fcntl
import platform
import re
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")
HEAD = """# Measured

Each section is written by the benchmark of its name: `uv run just bench NAME`.
"""


def write_section(name: str, markdown: str, *, path: Path = RESULTS) -> None:
    """Replace (or add) the section ``name``; benchmarks that end together take turns."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    section = f"## {name}\n\n{today}, {machine}.\n\n{markdown.strip()}\n"
    print(section)
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        sections = _sections(file.read())
        sections[name] = section
        whole = "\n".join([HEAD, *(sections[key] for key in sorted(sections))])
        file.truncate(0)
        file.write(whole)


def _sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return {
        name: f"## {name}\n{body.rstrip()}\n"
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }
