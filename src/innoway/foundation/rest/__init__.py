"""The REST frame: one API, problem documents, bounded types, keys, cursors, rate limits."""

from innoway.foundation.rest.build import build_api
from innoway.foundation.rest.cursors import Slice, keyset_page
from innoway.foundation.rest.sign_in import ANYBODY, SIGNED_IN
from innoway.foundation.rest.types import Cursor, Id, Limit, Problem, SafeText, page_schema

__all__ = [
    "ANYBODY", "SIGNED_IN", "Cursor", "Id", "Limit", "Problem", "SafeText", "Slice", "build_api",
    "keyset_page", "page_schema",
]  # fmt: skip
