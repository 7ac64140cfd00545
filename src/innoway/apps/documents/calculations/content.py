"""What the district wrote about uploads and retention: dated parameters with their sources."""

import datetime
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,40}$")]
Days = Annotated[int, Field(ge=1, le=36_600)]


class Written(BaseModel):
    """A piece of content; words that mean nothing are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Written):
    """One text in both languages."""

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """Return the text for a reader.

        >>> Words(en="Contract", zh="合同").in_language("zh-hans")
        '合同'
        """
        return self.zh if language.startswith("zh") else self.en


class Number(Written):
    """One parameter of uploads, from a day on."""

    key: Key
    value: Annotated[int, Field(ge=1)]
    unit: str
    says: Words
    source: Words
    confidence: Annotated[str, Field(pattern="^[HMS]$")]
    valid_from: datetime.date
    valid_until: datetime.date | None = None


class RetentionRule(Words):
    """How long documents of a kind are kept, in days, and why."""

    key: Key
    unattached_days: Days
    held_days: Days
    attached_days: Days | None = None
    source: Words
    confidence: Annotated[str, Field(pattern="^[HMS]$")]
    valid_from: datetime.date

    def terms(
        self, *, uploaded_at: datetime.datetime, attached_at: datetime.datetime | None
    ) -> tuple[datetime.datetime | None, datetime.datetime | None]:
        """Return (held until, deleted at) of a document; None where nothing is set."""
        if attached_at is None:
            return None, uploaded_at + datetime.timedelta(days=self.unattached_days)
        held = attached_at + datetime.timedelta(days=self.held_days)
        if self.attached_days is None:
            return held, None
        return held, max(held, attached_at + datetime.timedelta(days=self.attached_days))


class Kind(Words):
    """A kind of document and the rule it is kept by."""

    key: Key
    rule: Key


class RetentionPlan(Written):
    """All rules and kinds of a district."""

    rules: tuple[RetentionRule, ...]
    kinds: tuple[Kind, ...]

    def rule_of(self, kind: str) -> RetentionRule:
        """Return the rule of a kind.

        Raises:
            KeyError: There is no such kind.
        """
        rules = {rule.key: rule for rule in self.rules}
        return rules[{one.key: one.rule for one in self.kinds}[kind]]


def number_on(numbers: Iterable[Number], key: str, day: datetime.date) -> int:
    """Return the value in force on a day.

    Raises:
        KeyError: No line covers the day.
    """
    for number in numbers:
        begun = number.valid_from <= day
        over = number.valid_until is not None and number.valid_until < day
        if number.key == key and begun and not over:
            return number.value
    raise KeyError(key)
