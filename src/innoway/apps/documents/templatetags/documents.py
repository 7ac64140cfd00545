"""Names and sizes on the document pages."""

from django import template
from django.utils.translation import get_language

from innoway.apps.documents.enums import Check
from innoway.apps.documents.queries.access import subject_name
from innoway.apps.documents.queries.kinds import kind_name

register = template.Library()


@register.filter
def named_kind(kind: str) -> str:
    """Return what a kind is called in the language of the page."""
    return kind_name(kind, get_language() or "en")


@register.filter
def subject(use: object) -> str:
    """Return how the matter of an attachment, a consent or a read is called."""
    app, number = getattr(use, "subject_app", ""), getattr(use, "subject_id", "")
    return subject_name(app, number, get_language() or "en")


@register.filter
def named_check(code: str) -> str:
    """Return what a check found."""
    return str(Check(code).label) if code in Check.values else code
