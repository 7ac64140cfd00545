"""Open a form by its code."""

import datetime

from innoway.apps.hall.calculations.resume_code import digest_of, tidy_code
from innoway.apps.hall.errors import ResumeCodeWrong
from innoway.apps.hall.models import Draft
from innoway.foundation.audit import record_act


def resume_draft(
    *, code: str, secret: str, keep_days: int, account_id: int | None, at: datetime.datetime
) -> Draft:
    """Return the form that a code opens and write down that it was opened; one code, one form.

    Raises:
        ResumeCodeWrong: The code opens nothing, or its form was not touched for ``keep_days``.
    """
    tidied = tidy_code(code)
    alive = Draft.objects.filter(changed_at__gt=at - datetime.timedelta(days=keep_days))
    draft = alive.filter(code_digest=digest_of(secret, tidied)).first() if tidied else None
    if draft is None:
        raise ResumeCodeWrong(days=keep_days)
    record_act("hall.draft-resumed", account_id=account_id, object_kind="draft",
               object_id=draft.pk)  # fmt: skip
    return draft
