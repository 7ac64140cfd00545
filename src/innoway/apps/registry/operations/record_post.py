"""Record what a person is or was in an organisation."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.errors import NameMissing, PeriodReversed, PostKnown
from innoway.apps.registry.models import Organisation, Person, Post
from innoway.apps.registry.rules import can_record_post, require


@transaction.atomic
def record_post(
    *,
    actor: Any,
    person: Person,
    organisation: Organisation,
    title: str,
    provenance: Provenance,
    title_zh: str = "",
    start: date | None = None,
    end: date | None = None,
) -> Post:
    """Add a post with the period in which it was held, as far as it is known.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
        NameMissing: The title is blank.
        PeriodReversed: The last day lies before the first.
        PostKnown: The same post is recorded.
    """
    require(can_record_post(actor, organisation))
    if not tidy(title):
        raise NameMissing
    if start and end and end <= start:
        raise PeriodReversed
    try:
        with transaction.atomic():
            return Post.objects.create(
                person=person, organisation=organisation, title=tidy(title),
                title_zh=tidy(title_zh), start=start, end=end, **provenance.fields(),
            )  # fmt: skip
    except IntegrityError as error:
        raise PostKnown from error
