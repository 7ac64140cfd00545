"""Identifiers of organisations, people and rights: normalised, checked and explained.

>>> SCHEMES["cn:uscc"].check("9111 0000 6000 3734 1L")
True
>>> [fault.message("en") for fault in SCHEMES["cn:uscc"].explain("9111000060003734")]
['It has 16 characters; it should have 18.']
>>> SCHEMES["cn:patent"].qualify("ZL201710601862.3")
'cn:patent:2017106018623'
"""

from innoway.values.identifiers.fault import Fault
from innoway.values.identifiers.registered import (
    SCHEMES,
    guess_schemes,
    schemes_for,
    split_qualified,
)
from innoway.values.identifiers.scheme import Holder, Scheme

__all__ = [
    "SCHEMES",
    "Fault",
    "Holder",
    "Scheme",
    "guess_schemes",
    "schemes_for",
    "split_qualified",
]
