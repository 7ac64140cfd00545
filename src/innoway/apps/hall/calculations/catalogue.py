"""The shapes of the service catalogue: items, what they ask, what they cost, what they rest on.

Source: elements of an item after GB/T 39554.1-2020 and DB11/T 1901; terms of CPSV-AP 3.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from innoway.apps.hall.calculations.wording import Cited, Confidence, Reference, Wording
from innoway.apps.hall.enums import (
    Audience,
    Channel,
    FieldKind,
    Handling,
    ItemType,
    Level,
    MaterialForm,
    MaterialNeed,
    MaterialOrigin,
    Unit,
    WindowKey,
)


@dataclass(frozen=True, slots=True)
class Code:
    """A number of the item in a numbering scheme."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that handles items; ``uscc`` only where it was read in a register."""

    key: str
    name: Wording
    level: Level
    nature: Wording
    uscc: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time with its unit, and where it is written."""

    length: int
    unit: Unit
    source: Cited

    @property
    def rough_days(self) -> int:
        """Return about how many calendar days it is, to compare periods of unlike units.

        Five working days are a week.
        """
        days = {Unit.WORKING_DAY: 7 / 5, Unit.CALENDAR_DAY: 1, Unit.MONTH: 30, Unit.YEAR: 365}
        return round(self.length * days[self.unit])


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold; ``ask`` names the form field that shows it."""

    text: Wording
    source: Cited
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """One paper: its shape, how many, who brings it and how strictly."""

    name: Wording
    form: MaterialForm
    origin: MaterialOrigin
    need: MaterialNeed = MaterialNeed.REQUIRED
    count: int = 1
    paper: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """What the act itself costs; amounts in yuan."""

    charged: bool
    basis: Wording
    source: Cited
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step and who takes it."""

    text: Wording
    by: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question people ask, with its answer."""

    question: Wording
    answer: Wording


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a form asks; asked once however many items need it.

    ``known`` names the fact of the district that fills it in, such as ``organisation.uscc``.
    """

    key: str
    kind: FieldKind
    label: Wording
    group: str
    hint: Wording | None = None
    choices: Mapping[str, Wording] | None = None
    known: str = ""
    lowest: int | None = None
    highest: int | None = None
    longest: int = 300


@dataclass(frozen=True, slots=True)
class Wanted:
    """A field that an item asks for."""

    field: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One service item with its guide, as published."""

    key: str
    window: WindowKey
    name: Wording
    summary: Wording
    codes: tuple[Code, ...]
    type: ItemType
    body: str
    basis: tuple[Cited, ...]
    audience: tuple[Audience, ...]
    target: tuple[str, ...]
    handling: Handling
    promised: Period
    conditions: tuple[Condition, ...]
    materials: tuple[Material, ...]
    fee: Fee
    result: Wording
    steps: tuple[Step, ...]
    channels: tuple[Channel, ...]
    visits: int
    asks: tuple[Wanted, ...]
    valid_from: datetime.date
    version: str
    statutory: Period | None = None
    extension: Period | None = None
    valid_to: datetime.date | None = None
    appointment: bool = False
    tolerates_missing: bool = False
    commitment: bool = False
    tacit_approval: bool = False
    faq: tuple[Answered, ...] = ()
    consult: Wording | None = None
    complaint: Wording | None = None

    def in_force(self, on: datetime.date) -> bool:
        """Whether the guide holds on a day; ``valid_to`` is the first day it no longer does."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A life event: the items one plan usually needs, in their order.

    ``chosen`` are ticked at the start; all of ``items`` can be.
    """

    key: str
    place: int
    name: Wording
    summary: Wording
    items: tuple[str, ...]
    chosen: tuple[str, ...]
    result: Wording
    promise: Wording


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything published about the services of a district, read and checked."""

    items: Mapping[str, Item]
    bundles: Mapping[str, Bundle]
    fields: Mapping[str, Field]
    groups: Mapping[str, Wording]
    bodies: Mapping[str, Body]
    references: Mapping[str, Reference]
    consult: Wording
    complaint: Wording

    def confidence_of(self, cited: Cited) -> Confidence:
        """Return how sure a citation is: its own word, else that of the reference."""
        return cited.confidence or self.references[cited.reference].confidence
