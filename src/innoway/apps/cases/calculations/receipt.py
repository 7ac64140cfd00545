"""Receipts: canonical JSON, Ed25519 signatures, and a check that needs nobody but the file.

Source: RFC 8785 (canonical JSON; here restricted to texts, whole numbers, booleans, null,
lists and objects), RFC 8032 (Ed25519), RFC 9162 (inclusion).
"""

import json
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from innoway.apps.cases.calculations.merkle import leaf_hash, verify_inclusion

FORMAT = "innoway-receipt-1"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a check: in order or not, and what was looked at, in plain words."""

    valid: bool
    notes: tuple[str, ...]


def canonical(value: Any) -> bytes:
    """Return the one spelling of a JSON value.

    Keys are sorted by UTF-16 code units as RFC 8785 asks; floats are refused, because
    two languages may write them in two ways.

    >>> canonical({"b": 1, "a": ["税", None]}).decode()
    '{"a":["税",null],"b":1}'
    """
    return _spell(value).encode()


def _spell(value: Any) -> str:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{_spell(key)}:{_spell(value[key])}" for key in keys) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_spell, value)) + "]"
    if isinstance(value, float):
        raise TypeError("a float has no canonical form here; write it as text")
    return json.dumps(value, ensure_ascii=False)


def sign(value: Any, key: bytes) -> str:
    """Return the signature over the canonical form, in hexadecimal; the key is 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(key).sign(canonical(value)).hex()


def public_key_of(key: bytes) -> str:
    """Return the public half of a key, in hexadecimal."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw().hex()


def signed_by(value: Any, signature: str, public_key: str) -> bool:
    """Tell whether the signature fits; anything malformed does not fit."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), canonical(value))
    except (InvalidSignature, ValueError, TypeError, AttributeError):
        return False
    return True


def make_receipt(
    act: dict[str, Any], head: dict[str, Any], proof: list[str], key: bytes
) -> dict[str, Any]:
    """Return the signed receipt of an act that lies in the log under a signed head."""
    body = {"format": FORMAT, "act": act, "log": {"head": head, "inclusion": proof},
            "public_key": public_key_of(key)}  # fmt: skip
    return {**body, "signature": sign(body, key)}


def verify_receipt(receipt: Any, public_key: str = "") -> Verdict:
    """Check signature, tree head and inclusion of a receipt without any other source.

    Without ``public_key`` the key inside is used: then the file is shown to be whole, but
    not who signed it.
    """
    if not isinstance(receipt, dict) or receipt.get("format") != FORMAT:
        return Verdict(False, ("this is no receipt of a case",))
    key = public_key or str(receipt.get("public_key", ""))
    body = {name: value for name, value in receipt.items() if name != "signature"}
    if public_key and receipt.get("public_key") != public_key:
        return Verdict(False, ("it was signed with another key than the one you trust",))
    if not signed_by(body, str(receipt.get("signature", "")), key):
        return Verdict(False, ("the signature does not fit: something was changed",))
    notes = ["the signature fits", "the key is the one you trust" if public_key else
             "the key comes from the file itself; compare it with the published one"]  # fmt: skip
    problem = _log_problem(receipt, key)
    if problem:
        return Verdict(False, (*notes, problem))
    return Verdict(True, (*notes, "the act lies in the log under a signed tree head"))


def _log_problem(receipt: dict[str, Any], key: str) -> str:
    try:
        head, act = receipt["log"]["head"], receipt["act"]
        stated = {name: value for name, value in head.items() if name != "signature"}
        path = [bytes.fromhex(step) for step in receipt["log"]["inclusion"]]
        index, size, root = act["index"], head["size"], bytes.fromhex(head["root"])
        if not signed_by(stated, head["signature"], key):
            return "the tree head is not signed with this key"
        if not verify_inclusion(leaf_hash(canonical(act)), index, size, path, root):
            return "the act does not lie in the log where the receipt says"
    except (KeyError, TypeError, ValueError, AttributeError):
        return "the proof of the log is missing or malformed"
    return ""
