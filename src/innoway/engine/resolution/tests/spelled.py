"""Organisations by their spellings alone, or by spelling and country."""

from innoway.engine.resolution.organisations.resolve import OrganisationResolver, Spelling


def resolver(*names):
    told = [name if isinstance(name, tuple) else (name, "") for name in names]
    return OrganisationResolver([Spelling(f"{n:03}", *one) for n, one in enumerate(told)])


def together(*names):
    """Return whether the first two of some names are joined."""
    found = resolver(*names).resolve()
    return found["000"] == found["001"]
