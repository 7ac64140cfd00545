"""A chart and everything that stands for it where it cannot be seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """One figure: an ECharts option, and the same facts as a described table.

    ``columns`` are the headings of ``rows``; ``download`` is the URL of the CSV file.
    """

    id: str
    title: str
    description: str
    option: dict[str, Any]
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    source: str = ""
    download: str = ""
    numeric: Sequence[bool] = field(default=())
