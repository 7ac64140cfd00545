"""Chart figures out of counts: one bar a row, the same numbers as a table."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from innoway.apps.observatory.calculations.wording import field_name, said
from innoway.foundation.web.charts import ChartFigure

LONGEST_LABEL = 28


def years_figure(years):
    """Return the technologies of an organisation or a person by year, if there is a time line."""
    if len(years) < 2:
        return None
    rows = [(str(y.year), y.count) for y in years]
    return ChartFigure(
        id="years",
        title=_("Technologies by year"),
        description=in_words(rows),
        option=columns_option(filled(rows)),
        columns=[_("Year"), _("Technologies")],
        rows=rows,
    )


def counted_figure(counted, download):
    """Return the figure of an indicator; None when there is nothing to draw."""
    indicator = counted.indicator
    rows = [(label_of(indicator.table, row), row.count) for row in counted.rows]
    if not rows:
        return None
    by_year = indicator.table == "patents_by_year"
    return ChartFigure(
        id=indicator.key,
        title=said(indicator.title),
        description=in_words(rows) if by_year else largest_in_words(rows),
        option=columns_option(filled(rows)) if by_year else bars_option(rows),
        columns=[heading_of(indicator.table), said(indicator.unit)],
        rows=rows,
        download=download,
    )


def label_of(table, row):
    return field_name(int(row.key)) if table == "patents_by_field" else row.name


def heading_of(table):
    return {
        "patents_by_year": _("Year"),
        "patents_by_field": _("Technology field"),
        "patents_by_owner": _("Owner"),
    }[table]


def filled(rows):
    """Return the years in order with the empty ones between them, so that gaps are seen."""
    counts = {int(year): count for year, count in rows}
    return [(str(y), counts.get(y, 0)) for y in range(min(counts), max(counts) + 1)]


def in_words(rows):
    top = max(rows, key=lambda row: row[1])
    facts = {
        "first": rows[0][0],
        "last": rows[-1][0],
        "most": number_format(top[1], force_grouping=True),
        "year": top[0],
    }
    return _("From %(first)s to %(last)s; most in %(year)s, with %(most)s.") % facts


def largest_in_words(rows):
    top = sorted(rows, key=lambda row: -row[1])[:3]
    named = [f"{name} ({number_format(count, force_grouping=True)})" for name, count in top]
    return _("Largest: %(named)s.") % {"named": pgettext("list", "; ").join(named)}


def columns_option(rows):
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 8, "right": 8, "top": 16, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [name for name, _count in rows]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [{"type": "bar", "data": [count for _name, count in rows]}],
    }


def bars_option(rows):
    shown = [row for row in sorted(rows, key=lambda row: -row[1]) if row[1]][:20][::-1]
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 8, "right": 24, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {
            "type": "category",
            "data": [shortened(name) for name, _count in shown],
            "axisLabel": {"interval": 0, "width": 180, "overflow": "truncate"},
        },
        "series": [{"type": "bar", "data": [count for _name, count in shown]}],
    }


def shortened(name):
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…"
