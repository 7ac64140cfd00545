"""The answer to a request for a record that is not here, with something to do next."""

from django.http import Http404
from django.utils.functional import Promise


class NotOnRecord(Http404):
    """A page that would be here if its record were; the error page offers ``search`` instead."""

    def __init__(self, advice: str | Promise, *, search: str = "") -> None:
        super().__init__(advice)
        self.advice = advice
        self.search = search
