"""Write an act into the log and move its case."""

import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from innoway.apps.cases.calculations.merkle import grow, leaf_hash, root_of_peaks
from innoway.apps.cases.calculations.receipt import canonical, sign
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.events import CaseActed
from innoway.apps.cases.gateways import signing_key
from innoway.apps.cases.models import Act, Case, LogNode, TreeHead
from innoway.apps.cases.rules import applicant_roles, number_of
from innoway.apps.cases.transitions import CLOSED, state_after
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish

LOG_LOCK = 0x0CA5E5  # one writer at a time gives the log its order


def write_act(
    *, case: Case, kind: ActKind, actor: Any, at: datetime.datetime,
    facts: dict[str, Any] | None = None, rule: str = "",
) -> Act:  # fmt: skip
    """Save the case in the state the act leads to and append the act to the signed log.

    The caller holds the row lock of the case and a transaction; the log is locked last and
    shortly. ``facts`` are texts, whole numbers, lists and maps; ``rule`` is the provision cited.
    """
    if kind is not ActKind.OPEN:
        case.state = state_after(case.state, kind)
    if case.state in CLOSED and case.closed_at is None:
        case.closed_at = at
    case.save()
    stated = {"kind": kind.value, "at": timezone.localtime(at).isoformat(), "rule": rule,
              "facts": facts or {}}  # fmt: skip
    act = _append(case, actor, at, stated)
    record_act(
        f"cases.{kind.value}", account_id=act.actor_id, object_kind="case", object_id=case.pk,
        organisation_id=case.organisation_id, facts={"act": act.index},
    )  # fmt: skip
    publish(CaseActed(case.pk, act.pk, kind.value, case.state))
    return act


def _append(case: Case, actor: Any, at: datetime.datetime, stated: dict[str, Any]) -> Act:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOG_LOCK])
    head = TreeHead.objects.order_by("-size").first()
    index, number = head.size if head else 0, number_of(actor)
    behalf = case.organisation_id if applicant_roles(actor, case) else None
    whole = {
        "index": index, "case": case.number, "item": case.item_code, "state": str(case.state),
        "actor": number, "on_behalf_of": behalf, **stated,
    }  # fmt: skip
    leaf = leaf_hash(canonical(whole))
    act = Act.objects.create(
        index=index, case=case, kind=stated["kind"], actor_id=number, at=at,
        on_behalf_of_id=behalf, stated=whole, leaf_hash=leaf.hex(),
    )  # fmt: skip
    _grow_tree(index, [bytes.fromhex(peak) for peak in head.peaks] if head else [], leaf, at)
    return act


def _grow_tree(index: int, peaks: list[bytes], leaf: bytes, at: datetime.datetime) -> None:
    peaks, made = grow(index, peaks, leaf)
    LogNode.objects.bulk_create(
        LogNode(level=level, position=index >> level, hash=node.hex())
        for level, node in enumerate(made, start=1)
    )
    head = TreeHead(
        size=index + 1, root=root_of_peaks(peaks).hex(), peaks=[p.hex() for p in peaks],
        at=at.astimezone(datetime.UTC),
    )  # fmt: skip
    head.signature = sign(head.stated(), signing_key())
    head.save()
