"""All schemes the house knows, by their registry-prefixed id."""

from collections.abc import Mapping
from types import MappingProxyType

from innoway.values.identifiers import (
    cn_patent,
    foreign_patent,
    foreign_tax,
    isni,
    lei,
    orcid,
    organisation_code,
    ror,
    uscc,
)
from innoway.values.identifiers.scheme import Holder, Scheme

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {
        scheme.id: scheme
        for scheme in (
            uscc.SCHEME,
            organisation_code.SCHEME,
            lei.SCHEME,
            ror.SCHEME,
            isni.SCHEME,
            orcid.SCHEME,
            *foreign_tax.SCHEMES,
            cn_patent.SCHEME,
            *foreign_patent.SCHEMES,
        )
    }
)


def schemes_for(holder: Holder) -> tuple[Scheme, ...]:
    """Return the schemes that name an organisation, a person or a right.

    >>> [scheme.id for scheme in schemes_for("person")]
    ['int:orcid']
    """
    return tuple(scheme for scheme in SCHEMES.values() if scheme.holder == holder)


def split_qualified(text: str) -> tuple[Scheme, str]:
    """Take ``cn:uscc:9111...`` apart into its scheme and the normalised number.

    Raises:
        LookupError: No such scheme.

    >>> scheme, value = split_qualified("int:orcid:0000-0002-1825-0097")
    >>> scheme.id, value
    ('int:orcid', '0000000218250097')
    """
    registry, _, rest = text.partition(":")
    name, _, number = rest.partition(":")
    scheme = SCHEMES[f"{registry.strip().lower()}:{name.strip().lower()}"]
    return scheme, scheme.normalise(number)


def guess_schemes(text: str, holder: Holder | None = None) -> tuple[Scheme, ...]:
    """Return the schemes under which the number is sound, those with check digits first.

    >>> [scheme.id for scheme in guess_schemes("91110000600037341L")]
    ['cn:uscc']
    """
    sound = [s for s in SCHEMES.values() if holder in {None, s.holder} and s.check(text)]
    return tuple(sorted(sound, key=lambda s: not s.single_change))
