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


# What the smaller builds of ECharts can draw, smallest first; anything else loads the whole library.
DRAWN = frozenset({"bar", "line", "pie", "scatter"})
PARTS = frozenset(
    {"series", "xAxis", "yAxis", "grid", "tooltip", "title", "color", "textStyle", "aria",
     "animation", "backgroundColor"}
)  # fmt: skip
LIBRARIES = {"simple": PARTS, "common": PARTS | {"legend"}, "full": frozenset[str]()}


def library_for(option: dict[str, Any]) -> str:
    """Return the smallest build of ECharts that draws a figure: "simple", "common" or "full".

    >>> library_for({"xAxis": {}, "yAxis": {}, "series": [{"type": "bar"}]})
    'simple'
    >>> library_for({"legend": {}, "series": [{"type": "line"}]})
    'common'
    >>> library_for({"series": [{"type": "treemap"}]}), library_for({"dataZoom": {}, "series": []})
    ('full', 'full')
    """
    series = option.get("series", [])
    series = series if isinstance(series, list) else [series]
    kinds = {one.get("type") for one in series}
    return next(
        (name for name, parts in LIBRARIES.items() if kinds <= DRAWN and option.keys() <= parts),
        "full",
    )
