"""The log of acts, for everybody who wants to check it: hashes and signatures only."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from innoway.apps.cases.errors import LogSizeUnknown
from innoway.apps.cases.queries import log
from innoway.apps.cases.queries import published_overruns as overdue
from innoway.apps.cases.rest import schemas
from innoway.foundation.rest import ANYBODY, Problem

router = Router(auth=ANYBODY)
READ = {404: Problem, 422: Problem, 429: Problem}


@router.get("/log/head", response={200: schemas.LogHeadOut, **READ})
def log_head(request: HttpRequest) -> Any:
    """Return the newest signed tree head; 404 while the log is empty."""
    found = log.head()
    if found is None:
        raise LogSizeUnknown
    return log.head_out(found)


@router.get("/log/heads/{size}", response={200: schemas.LogHeadOut, **READ})
def log_head_of_size(request: HttpRequest, size: schemas.Index) -> Any:
    """Return the signed tree head of a size."""
    found = log.head(size)
    if found is None:
        raise LogSizeUnknown
    return log.head_out(found)


@router.get("/log/inclusion", response={200: schemas.LogProofOut, **READ})
def log_inclusion(request: HttpRequest, index: schemas.Index, size: schemas.Index) -> Any:
    """Return the path from an act to the root of a size."""
    return {"hashes": log.inclusion(index, size)}


@router.get("/log/consistency", response={200: schemas.LogProofOut, **READ})
def log_consistency(request: HttpRequest, first: schemas.Index, second: schemas.Index) -> Any:
    """Return the proof that the log of one size continues that of a smaller one."""
    return {"hashes": log.consistency(first, second)}


@router.get("/log/key", response={200: schemas.LogKeyOut, 429: Problem})
def log_key(request: HttpRequest) -> Any:
    """Return the public key of this installation."""
    return Status(200, {"public_key": log.public_key()})


@router.get("/overruns", response={200: list[schemas.PublishedOverrunOut], 429: Problem})
def published_overruns(request: HttpRequest) -> Any:
    """Return the published reasons of overruns, latest first; at most 200."""
    rows = overdue.published_overruns(timezone.localdate())[:200]
    return [
        {"item_code": one.case.item_code, "duty": one.kind, "due": one.due, "met_on": one.met_on,
         "reason": one.case.overrun_reason}
        for one in rows
    ]  # fmt: skip
