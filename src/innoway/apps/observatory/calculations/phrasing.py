"""Says in the reader's language what the engine says in short English phrases with numbers."""

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from innoway.apps.observatory import enums

# (what the engine says, how it is said here); "column" and "other" are names of properties.
PHRASES: tuple[tuple[str, str | Promise], ...] = (
    (r"at least (?P<n>\d+) records", _("at least %(n)s records")),
    (r"(?P<low>\d+) to (?P<high>\d+) records", _("%(low)s to %(high)s records")),
    (r"(?P<n>\d+) records", _("%(n)s records")),
    (r"every (?P<column>\w+) once", _("each only once: %(column)s")),
    (r"(?P<n>\d+) more than once", _("%(n)s more than once")),
    (r"(?P<column>\w+) in (?P<share>\d+)% of records", _("%(column)s in %(share)s %% of records")),
    (r"in (?P<share>[\d.]+)%", _("in %(share)s %%")),
    (r"(?P<column>\w+) not after (?P<other>\w+)", _("%(column)s not after %(other)s")),
    (r"(?P<n>\d+) records are", _("%(n)s records are")),
    (r"(?P<column>\w+) is one of (?P<values>.+)", _("%(column)s is one of: %(values)s")),
    (r"also (?P<values>.+)", _("also: %(values)s")),
    (r"as expected", _("as expected")),
    (r"byte (?P<n>\d+)", _("byte %(n)s")),
    (r"line (?P<n>\d+)", _("line %(n)s")),
    (r"row (?P<n>\d+)", _("row %(n)s")),
    (r"element (?P<n>\d+)", _("element %(n)s")),
)
_COMPILED = tuple((re.compile(pattern), phrase) for pattern, phrase in PHRASES)
PROPERTY: dict[str, Callable[[str], str]] = {
    name: lambda value: str(enums.PROPERTIES.get(value, value)) for name in ("column", "other")
}


def phrased(said: str) -> str:
    """Return a phrase of the engine in the reader's language; an unknown one as it is.

    >>> phrased("byte 48211"), phrased("something else")
    ('byte 48211', 'something else')
    """
    for pattern, phrase in _COMPILED:
        match = pattern.fullmatch(said)
        if match:
            facts = {n: PROPERTY.get(n, str)(v) for n, v in match.groupdict().items()}
            return str(phrase) % facts if facts else str(phrase)
    return said
