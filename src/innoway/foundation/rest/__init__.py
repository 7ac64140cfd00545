"""The REST frame: one API, problem documents, bounded types, keys, cursors, rate limits."""

from innoway.foundation.rest.build import build_api
from innoway.foundation.rest.types import Id, Limit, Problem, SafeText

__all__ = ["Id", "Limit", "Problem", "SafeText", "build_api"]
