"""Recomputes the log from the acts and says where it was touched first."""

from dataclasses import dataclass

from innoway.apps.cases.calculations.merkle import grow, leaf_hash, root_of_peaks
from innoway.apps.cases.calculations.receipt import canonical, signed_by
from innoway.apps.cases.models import Act, TreeHead
from innoway.apps.cases.queries.log import public_key

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class LogCheck:
    """How many acts were read, and the first thing that is wrong, if anything is."""

    acts: int
    problem: str = ""


def log_check() -> LogCheck:
    """Read every act once, in order; two queries, memory of one chunk.

    What the acts' own columns say is compared with what was hashed, every root with its signed
    head. Heads cut off together with their acts are not noticed here: receipts and heads that
    others keep show that.
    """
    peaks: list[bytes] = []
    heads = TreeHead.objects.order_by("size").iterator(chunk_size=CHUNK)
    acts = Act.objects.select_related("case").order_by("index").iterator(chunk_size=CHUNK)
    key, size = public_key(), 0
    for act in acts:
        problem = _act_problem(act, size)
        if problem:
            return LogCheck(size, problem)
        peaks, _made = grow(size, peaks, bytes.fromhex(act.leaf_hash))
        size += 1
        problem = _head_problem(next(heads, None), size, root_of_peaks(peaks).hex(), key)
        if problem:
            return LogCheck(size, problem)
    if next(heads, None) is not None:
        return LogCheck(size, f"act {size} was deleted: its signed head is still there")
    return LogCheck(size)


def _act_problem(act: Act, expected: int) -> str:
    if act.index != expected:
        return f"act {expected} was deleted"
    stated = act.stated
    told = (act.index, act.case.number, act.kind, act.actor_id, act.on_behalf_of_id)
    hashed = tuple(stated.get(name) for name in ("index", "case", "kind", "actor", "on_behalf_of"))
    same = leaf_hash(canonical(stated)).hex() == act.leaf_hash and told == hashed
    return "" if same else f"act {act.index} (case {act.case.number}, {act.kind}) was altered"


def _head_problem(head: TreeHead | None, size: int, root: str, key: str) -> str:
    if head is None:
        return f"act {size - 1} was inserted: no head was signed over it"
    if head.size != size:
        return f"the head of size {size} was deleted"
    if not signed_by(head.stated(), head.signature, key):
        return f"the head of size {size} does not bear this installation's signature"
    if head.root != root:
        return f"act {size - 1} was exchanged: its signed head has another root"
    return ""
