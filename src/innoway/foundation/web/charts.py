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


# What the small build of ECharts can draw; anything else loads the whole library.
SIMPLE = frozenset({"bar", "line", "pie", "scatter"})
SIMPLE_PARTS = frozenset(
    {"series", "xAxis", "yAxis", "grid", "tooltip", "legend", "title", "color", "textStyle", "aria",
     "animation", "backgroundColor"}
)  # fmt: skip


def needs_full_library(option: dict[str, Any]) -> bool:
    """Say whether a figure needs more than the small build of ECharts.

    >>> needs_full_library({"xAxis": {}, "yAxis": {}, "series": [{"type": "bar"}]})
    False
    >>> needs_full_library({"series": [{"type": "treemap"}]})
    True
    >>> needs_full_library({"dataZoom": {}, "series": [{"type": "line"}]})
    True
    """
    series = option.get("series", [])
    series = series if isinstance(series, list) else [series]
    kinds = {one.get("type") for one in series}
    return not (kinds <= SIMPLE and option.keys() <= SIMPLE_PARTS)
