"""Words in the two languages of the hall, and where they were taken from."""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["P", "O", "S", "V", "M"]
"""Primary text read, official page, secondary page, computed here, from memory (unverified)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The same thing said in English and in Simplified Chinese, each written natively."""

    en: str
    zh: str

    def said_in(self, language: str) -> str:
        """Return the text of the language asked for; English for any that is not Chinese.

        >>> Wording("desk", "工位").said_in("zh-hans")
        '工位'
        """
        return self.zh if language.lower().startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Reference:
    """A text that guides rest on: a law, a regulation, a standard or a page."""

    key: str
    title: Wording
    kind: Literal["law", "regulation", "rule", "standard", "page", "district"]
    confidence: Confidence
    address: str = ""
    eli: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in a reference; ``confidence`` overrides that of the reference."""

    reference: str
    article: str = ""
    confidence: Confidence | None = None
