"""What the doctor asks of the log of acts."""

from django.apps import apps
from django.db import connection


def check() -> tuple[int, str]:
    """Return (acts read, the first problem); nothing while there is no log."""
    tables = connection.introspection.table_names()
    if not apps.is_installed("innoway.apps.cases") or "cases_act" not in tables:
        return 0, ""
    from innoway.apps.cases.queries.log_check import log_check

    found = log_check()
    return found.acts, found.problem
