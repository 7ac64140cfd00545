"""Tags and filters of the design system."""

import json
from decimal import Decimal
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.forms import BoundField, CheckboxInput
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from innoway.foundation.web.charts import LIBRARIES, ChartFigure, library_for

register = template.Library()
TYPEFACE = "web/vendor/typeface.css"
FIRST_LETTERS = "web/vendor/overpass-latin.woff2"


@register.filter
def html_language(code: str) -> str:
    """Return the BCP 47 tag that browsers and screen readers expect: zh-Hans for zh-hans."""
    return {"zh-hans": "zh-Hans"}.get(code, code)


@register.simple_tag
def structured_data(facts: dict[str, Any]) -> str:
    """Write JSON-LD for search engines; a block of data, which the security policy lets stand."""
    written = json.dumps(facts, ensure_ascii=False)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))


@register.simple_tag
def typeface() -> str:
    """Link the typeface when the build could fetch it; else the device's own letters serve."""
    if not available(TYPEFACE):
        return ""
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>'
        '<link rel="stylesheet" href="{}">',
        static(FIRST_LETTERS),
        static(TYPEFACE),
    )


def available(path: str) -> bool:
    """Say whether a vendored file was brought in by the build; asked of the disk once."""
    if path not in _known:
        _known[path] = finders.find(path) is not None
    return _known[path]


_known: dict[str, bool] = {}


@register.inclusion_tag("web/components/chart.html", takes_context=True)
def chart(
    context: dict[str, Any],
    figure: ChartFigure,
    *,
    heading: int = 3,
    titled: bool = True,
    tall: bool = False,
) -> dict[str, Any]:
    """Render a figure with its description, its table and its source; loads the scripts by itself.

    ``heading`` is the level that fits the page; ``titled=False`` where the page says the title.
    """
    request = context.get("request")
    if request is not None:
        asked = {library_for(figure.option), getattr(request, "chart_library", "simple")}
        request.chart_library = max(asked, key=list(LIBRARIES).index)
        request.chart_map = "geo" in figure.option or getattr(request, "chart_map", False)
    facts = {"figure": figure, "option_id": f"{figure.id}-option"}
    return facts | {"heading": heading, "titled": titled, "tall": tall}


@register.simple_tag(takes_context=True)
def chart_scripts(context: dict[str, Any]) -> SafeString | str:
    """Load what draws the figures of this page, if it has any; the shell calls this."""
    request = context.get("request")
    library = getattr(request, "chart_library", "")
    if not library:
        return ""
    name = f"web/vendor/echarts{'' if library == 'full' else f'.{library}'}.min.js"
    land = ["web/vendor/land.js"] if getattr(request, "chart_map", False) else []
    scripts = [(static(path),) for path in (name, *land, "web/charts.js") if available(path)]
    return format_html_join("", '<script src="{}" defer></script>', scripts)


@register.filter
def figure_cell(value: Any) -> str:
    """Write a number the way the reader's language groups it; leave anything else as it is."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return number_format(value, use_l10n=True, force_grouping=True)
    return "–" if value is None else str(value)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Say whether the label stands after the box."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_group(field: BoundField) -> bool:
    """Say whether the field is a set of inputs under one legend."""
    return bool(field.field.widget.use_fieldset)


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """Return the query string of this page with some parameters changed; None removes one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"
