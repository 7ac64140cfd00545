"""The log as others may check it: heads, proofs, receipts. Hashes only, no facts of others."""

from typing import Any

from innoway.apps.cases.calculations.merkle import consistency_proof, inclusion_proof
from innoway.apps.cases.calculations.receipt import make_receipt, public_key_of
from innoway.apps.cases.errors import LogSizeUnknown
from innoway.apps.cases.gateways import signing_key
from innoway.apps.cases.models import Act, LogNode, TreeHead


def head(size: int | None = None) -> TreeHead | None:
    """Return the newest signed head, or the one of a size."""
    heads = TreeHead.objects.order_by("-size")
    return (heads.filter(size=size) if size is not None else heads).first()


def head_out(found: TreeHead) -> dict[str, Any]:
    """Return a head as it goes out, signature included."""
    return {**found.stated(), "signature": found.signature}


def _node(level: int, position: int) -> bytes:
    if level:
        row = LogNode.objects.filter(level=level, position=position).values_list("hash").first()
    else:
        row = Act.objects.filter(index=position).values_list("leaf_hash").first()
    if row is None:
        raise LogSizeUnknown
    return bytes.fromhex(row[0])


def inclusion(index: int, size: int) -> list[str]:
    """Return the path of an act under a head; at most two queries for each doubling of the log.

    Raises:
        LogSizeUnknown: The log has no such act or head.
    """
    found = head(size)
    if found is None or not 0 <= index < size:
        raise LogSizeUnknown
    return [step.hex() for step in inclusion_proof(index, size, _node)]


def consistency(first: int, second: int) -> list[str]:
    """Return the proof that the later log continues the earlier one.

    Raises:
        LogSizeUnknown: The log never had one of the sizes, or they are in the wrong order.
    """
    if head(second) is None or not 0 < first <= second:
        raise LogSizeUnknown
    return [step.hex() for step in consistency_proof(first, second, _node)]


def receipt_of(act: Act) -> dict[str, Any]:
    """Return the signed receipt of an act, with its proof under the head of its own moment.

    Raises:
        LogSizeUnknown: The log lacks the act's head.
    """
    found = head(act.index + 1)
    if found is None:
        raise LogSizeUnknown
    proof = inclusion(act.index, found.size)
    return make_receipt(act.stated, head_out(found), proof, signing_key())


def public_key() -> str:
    """Return the public key of this installation, in hexadecimal."""
    return public_key_of(signing_key())
