"""The ``--store`` option that every engine command shares."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from innoway.values.home import data_home

Command = TypeVar("Command", bound=Callable[..., object])


def _place(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
    return value or data_home() / "store"


def store_option(command: Command) -> Command:
    """Add ``--store DIR``; the default is the folder ``store`` of the data home."""
    add = click.option(
        "--store",
        type=click.Path(file_okay=False, path_type=Path),
        callback=_place,
        help="Folder of the store. Default: $INNOWAY_HOME/store.",
    )
    return add(command)
