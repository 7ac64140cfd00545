"""Names in the register that come close to one that somebody is typing."""

from dataclasses import dataclass

from innoway.apps.hall.calculations.name_similarity import (
    Close,
    close_names,
    own_name,
    parts_to_look_for,
)
from innoway.apps.registry.facade import names_with

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class NameCheck:
    """What the check found; ``own`` is the part of the name that was compared."""

    name: str
    own: str
    close: tuple[Close, ...]

    @property
    def taken(self) -> bool:
        """Whether a known firm bears the same own name."""
        return any(one.likeness == "same" for one in self.close)


def name_check(name: str) -> NameCheck:
    """Compare a name with those of the register; one query.

    Names that share no character are not looked at, so a homophone written wholly otherwise is
    found only when the register knows part of it.
    """
    asked = name.strip()[:LONGEST_NAME]
    parts = parts_to_look_for(asked) if asked else ()
    known = names_with(parts)
    spellings = [(one.id, text) for one in known for text in (one.name, one.name_zh) if text]
    return NameCheck(asked, own_name(asked) if asked else "", close_names(asked, spellings))
