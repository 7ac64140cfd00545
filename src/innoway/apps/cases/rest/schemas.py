"""The shapes in which cases go out and acts come in."""

import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from innoway.foundation.rest import Id, SafeText
from innoway.foundation.rest.types import BIGGEST

Paper = Annotated[SafeText, Field(max_length=300)]
Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Index = Annotated[int, Field(ge=0, le=BIGGEST)]


class CaseActOut(Schema):
    """One act of a case; its receipt is at /api/cases/receipts/{index}."""

    index: int
    kind: str
    at: datetime.datetime
    rule: str
    facts: dict[str, Any]


class CaseDeadlineOut(Schema):
    """A duty with the day it is due and the notices that day rests on."""

    kind: str
    start: datetime.date
    days: int
    unit: str
    due: datetime.date
    provisional: bool
    papers: list[str]
    met_on: datetime.date | None


class CaseLineOut(Schema):
    """A case in a list."""

    id: int
    number: str
    item_code: str
    title_en: str
    title_zh: str
    state: str
    light: str
    due: datetime.date | None
    provisional: bool


class CaseOut(CaseLineOut):
    """A case with its acts, its deadlines and what the reader can do next."""

    channel: str
    terms: dict[str, Any]
    data: dict[str, Any]
    document_ids: list[int]
    commitment: bool
    overrun_reason: str
    acts: list[CaseActOut]
    deadlines: list[CaseDeadlineOut]
    next_acts: list[str]


class CasesOut(Schema):
    """Cases, newest first; at most 200."""

    items: list[CaseLineOut]


class CaseActIn(Schema):
    """What an act needs to be told; each act takes the fields its description names."""

    reason: SafeText = ""
    papers: Annotated[list[Paper], Field(max_length=100)] = []
    document_ids: Annotated[list[Id], Field(max_length=100)] = []
    days: Annotated[int, Field(ge=0, le=250)] = 0
    account_id: Annotated[int, Field(ge=0, le=BIGGEST)] = 0
    act_index: Index = 0
    competent_body: Paper = ""
    commitment: bool = False


class LogHeadOut(Schema):
    """A signed tree head (RFC 9162): the signature is over the canonical JSON of the rest."""

    size: int
    root: Hash
    at: str
    signature: str


class LogProofOut(Schema):
    """Hashes that lead from an entry, or from an older head, to the root; lowest first."""

    hashes: list[Hash]


class LogKeyOut(Schema):
    """The Ed25519 key that signs receipts and tree heads, in hexadecimal."""

    public_key: Hash


class PublishedOverrunOut(Schema):
    """A time that was not kept, and why; nothing about the applicant."""

    item_code: str
    duty: str
    due: datetime.date
    met_on: datetime.date | None
    reason: str
