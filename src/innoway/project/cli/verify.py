"""``innoway verify``: is this receipt whole, signed and in the log? Needs only the file."""

import json
import sys
from pathlib import Path

import click

from innoway.apps.cases.calculations.receipt import verify_receipt

MOST = 10 * 1024**2
VALID, INVALID, UNREADABLE = 0, 1, 2


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--key", default="", help="Public key you trust (hexadecimal), as published.")
def verify(file: Path, key: str) -> None:
    """Check the JSON receipt in FILE offline: signature, tree head, place in the log.

    Ends with status 0 when everything fits, 1 when something does not, 2 when FILE cannot be
    read. The installation publishes its key at /api/cases/log/key.
    """
    try:
        if file.stat().st_size > MOST:
            raise ValueError("too large for a receipt")
        receipt = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        click.echo(f"{file} cannot be read as JSON: {problem}", err=True)
        sys.exit(UNREADABLE)
    verdict = verify_receipt(receipt, key.strip().lower())
    act = receipt.get("act") if isinstance(receipt, dict) else None
    if verdict.valid and isinstance(act, dict):
        click.echo(f"case {act.get('case')}, act {act.get('index')}: {act.get('kind')}")
        click.echo(f"at {act.get('at')}")
    for note in verdict.notes:
        click.echo(f"- {note}")
    click.echo(
        click.style("VALID", fg="green") if verdict.valid else click.style("NOT VALID", fg="red")
    )
    sys.exit(VALID if verdict.valid else INVALID)
