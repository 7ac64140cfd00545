"""Holiday notices and what each moved."""

from django.db.models import Count, QuerySet

from innoway.apps.cases.models import HolidayPaper


def holiday_papers() -> QuerySet[HolidayPaper]:
    """Return the notices entered here, latest first, with the deadlines they moved; two queries."""
    found = HolidayPaper.objects.annotate(moved=Count("moves"))
    return found.prefetch_related("moves__deadline__case")
