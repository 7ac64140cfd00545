"""ORCID, by which researchers name themselves."""

from innoway.values.identifiers.isni import faults, show
from innoway.values.identifiers.scheme import Scheme, plain, without_fronts


def clean(text: str) -> str:
    """Drop the address in front.

    >>> clean("https://orcid.org/0000-0002-1825-0097"), clean("ORCID iD: 0000-0002-1694-233x")
    ('0000000218250097', '000000021694233X')
    """
    value = plain(text).replace(":", "")
    return without_fronts(value, "HTTPS", "HTTP", "WWW", "ORCIDORG", "ORCID", "ID")


def hyphenated(value: str) -> str:
    """Print in groups of four with hyphens.

    >>> hyphenated("0000000218250097")
    '0000-0002-1825-0097'
    """
    return show(value, "-")


SCHEME = Scheme(
    id="int:orcid",
    names={"en": "Researcher identifier (ORCID)", "zh": "研究者标识（ORCID）"},
    holder="person",
    issuer="ORCID",
    example="0000-0002-1825-0097",
    faults=faults,
    clean=clean,
    shown=hyphenated,
    single_change=True,
)
