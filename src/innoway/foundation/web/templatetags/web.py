"""Tags and filters of the design system."""

from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect

from innoway.foundation.web.charts import ChartFigure

register = template.Library()


@register.filter
def html_language(code: str) -> str:
    """Return the BCP 47 tag that browsers and screen readers expect: zh-Hans for zh-hans."""
    return {"zh-hans": "zh-Hans"}.get(code, code)


@register.inclusion_tag("web/components/chart.html")
def chart(figure: ChartFigure) -> dict[str, Any]:
    """Render a figure with its description, its table and its source."""
    return {"figure": figure, "option_id": f"{figure.id}-option"}


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Say whether the label stands after the box."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_group(field: BoundField) -> bool:
    """Say whether the field is a set of choices under one legend."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """Return the query string of this page with some parameters changed; None removes one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"
