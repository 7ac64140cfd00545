"""The one protocol of every identifier scheme: normalise, check, explain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from innoway.values.identifiers.fault import Fault

Holder = Literal["organisation", "person", "right"]
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOWER = {ord(small): small.upper() for small in LETTERS.lower()}
_NOISE = " \t\r\n\v\f-./,_'\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2012\u2013\u2014\u2015\u2028\u2029\u202f\u205f\u2060\u2212\u3000\u3002\ufeff\u00b7\u30fb"
_REMOVED = dict.fromkeys(map(ord, _NOISE))


def plain(text: str) -> str:
    """Return the bare capitals and digits: full width made narrow, separators and blanks gone.

    Only ASCII is changed in case, so that doing it twice changes nothing more.

    >>> plain(" ９１１１-0000 6000.37341l ")
    '91110000600037341L'
    """
    return text.translate(_WIDE).translate(_LOWER).translate(_REMOVED)


def without_fronts(value: str, *fronts: str) -> str:
    """Return the value without any of these words in front, however often they stand there.

    >>> without_fronts("ZLCNZL9510", "ZL", "CN")
    '9510'
    """
    while front := next((front for front in fronts if value.startswith(front)), ""):
        value = value[len(front) :]
    return value


@dataclass(frozen=True, slots=True)
class Scheme:
    """A numbering scheme: ``id`` begins with its registry (``cn:uscc``), ``names`` by language.

    ``single_change`` says whether any one changed character of the same class (digit for
    digit, letter for letter) is always noticed. ``personal`` marks schemes whose numbers
    are personal data and must not reach logs.
    """

    id: str
    names: Mapping[str, str]
    holder: Holder
    issuer: str
    example: str
    faults: Callable[[str], tuple[Fault, ...]]
    clean: Callable[[str], str] = plain
    shown: Callable[[str], str] = str
    single_change: bool = False
    personal: bool = False

    def name(self, language: str = "en") -> str:
        """Return the scheme's name; any language but Chinese reads English."""
        return self.names["zh" if language.lower().startswith("zh") else "en"]

    def normalise(self, text: str) -> str:
        """Return the one spelling under which the number is stored and compared."""
        return self.clean(text)

    def check(self, text: str) -> bool:
        """Tell whether the number is well formed and its check characters agree."""
        return not self.explain(text)

    def explain(self, text: str) -> tuple[Fault, ...]:
        """Return every fault found, the plainest first; nothing when the number is sound."""
        return self.faults(self.clean(text))

    def display(self, text: str) -> str:
        """Return the customary way to print the number, with its separators."""
        value = self.clean(text)
        return value if self.faults(value) else self.shown(value)

    def qualify(self, text: str) -> str:
        """Return the number with its registry in front: ``cn:uscc:91110000600037341L``."""
        return f"{self.id}:{self.clean(text)}"
