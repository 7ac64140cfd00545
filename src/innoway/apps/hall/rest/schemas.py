"""What the hall's endpoints send and take."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

from ninja import Schema

from innoway.apps.hall.enums import PaperState
from innoway.foundation.rest import SafeText


class WordingOut(Schema):
    """The same thing said in English and in Simplified Chinese."""

    en: str
    zh: str


class PeriodOut(Schema):
    """A length of time with its unit."""

    length: int
    unit: str


class MeasuredOut(Schema):
    """Days from acceptance to decision that half and nine in ten of ``count`` cases kept."""

    p50: int
    p90: int
    count: int


class ServiceLine(Schema):
    """A service in a list."""

    key: str
    window: str
    name: WordingOut
    summary: WordingOut
    audience: list[str]
    promised: PeriodOut
    statutory: PeriodOut | None = None
    measured: MeasuredOut | None = None
    visits: int
    charged: bool
    amount: Decimal | None = None
    address: str


class SourceOut(Schema):
    """Where a fact is written; ``unverified`` when nobody has read it there yet."""

    title: WordingOut
    article: str
    unverified: bool


class ConditionOut(Schema):
    """A condition with its source."""

    text: WordingOut
    source: SourceOut


class MaterialOut(Schema):
    """A paper that is needed."""

    name: WordingOut
    form: str
    origin: str
    need: str
    count: int


class StepOut(Schema):
    """A step and who takes it."""

    text: WordingOut
    by: str


class FieldOut(Schema):
    """Something the form of a service asks."""

    key: str
    kind: str
    label: WordingOut
    required: bool
    choices: dict[str, WordingOut] = {}


class ServiceOut(ServiceLine):
    """A whole guide."""

    codes: list[str]
    type: str
    handling: str
    body: WordingOut
    result: WordingOut
    basis: list[SourceOut]
    conditions: list[ConditionOut]
    materials: list[MaterialOut]
    steps: list[StepOut]
    channels: list[str]
    fields: list[FieldOut]
    consult: WordingOut
    complaint: WordingOut
    version: str
    valid_from: datetime.date
    unverified: bool


class BundleOut(Schema):
    """A life event with its services in order."""

    key: str
    name: WordingOut
    summary: WordingOut
    items: list[str]
    chosen: list[str]


class FoundOut(Schema):
    """Something that fits a question, with the words that met."""

    key: str
    kind: str
    name: WordingOut
    words: list[str]
    score: float
    measured: MeasuredOut | None = None


class AnswerOut(Schema):
    """What was asked and what fits, best first."""

    question: str
    found: list[FoundOut]


class CloseName(Schema):
    """A known name that comes close."""

    organisation: int
    name: str
    score: float
    likeness: str


class NameCheckOut(Schema):
    """What the comparison of a name with the register found."""

    name: str
    own_name: str
    taken: bool
    close: list[CloseName]


class OfferOut(Schema):
    """What a provider does and for how much; yuan."""

    name: WordingOut
    price: Decimal | None
    unit: str
    conditions: WordingOut


class ProviderOut(Schema):
    """A private provider; ``mean`` of levels 1 to 5 of closed cases."""

    id: int
    organisation: int
    name: WordingOut
    kind: str
    is_demo: bool
    summary: WordingOut
    offers: list[OfferOut]
    mean: float | None
    ratings: int


class DraftIn(Schema):
    """Which services a form is for."""

    items: list[SafeText]
    bundle: SafeText = ""


class AnswersIn(Schema):
    """Answers by field; fields that the form does not ask are ignored."""

    answers: dict[SafeText, SafeText]


class SendIn(Schema):
    """Whether the written promise in place of proofs is given where a service takes one."""

    commitment: bool = False


class PapersIn(Schema):
    """Documents by paper; ``consent`` agrees to the reuse of what was handed in elsewhere."""

    papers: dict[SafeText, int]
    consent: bool = False


class PaperOut(Schema):
    """A paper that the services of a form ask for, each once; ``state`` says how it stands."""

    key: str
    name: WordingOut
    kind: str
    items: list[str]
    to_bring: bool
    state: PaperState
    document: int | None


class DraftOut(Schema):
    """A form on its way; ``faults`` says what is missing or wrong, by field."""

    id: uuid.UUID
    bundle: str
    items: list[str]
    answers: dict[str, dict[str, Any]]
    faults: dict[str, str]
    changed_at: datetime.datetime
    sent_at: datetime.datetime | None
    cases: list[dict[str, Any]]
    papers: list[PaperOut]
