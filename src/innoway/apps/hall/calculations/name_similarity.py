"""How close two company names come: the own name without place, branch and legal form.

A help for choosing, not a decision: whether a name is refused is decided at the registration.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pypinyin import lazy_pinyin

Likeness = Literal["same", "sounds-alike", "close"]
CLOSE = 0.6
_HAN = re.compile(r"[\u3400-\u9fff]")
_FORMS = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|合伙企业|有限合伙|普通合伙|公司|集团|分公司|"
    r"\b(limited|ltd|inc|incorporated|corp|corporation|company|co|llc|plc|gmbh|group|holdings?)\b\.?)",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"^(中国)?(北京市?|中关村|海淀区?)*|[(（](北京|中国|海淀|中关村)[)）]|\b(beijing|china)\b",
    re.IGNORECASE,
)
_BRANCHES = re.compile(
    r"(信息技术|网络科技|智能科技|生物科技|科技发展|技术开发|技术服务|科技|技术|网络|信息|软件|电子|"
    r"文化传媒|传媒|文化|咨询|管理|投资|商贸|贸易|服务|发展|"
    r"\b(technology|technologies|tech|software|network|information|electronics|consulting)\b)",
    re.IGNORECASE,
)
_QUIET = re.compile(r"[\s.,;:·・'’\"“”()（）\-–—_/&]+")


@dataclass(frozen=True, slots=True)
class Close:
    """A known name that comes close; ``score`` from 0 to 1."""

    id: int
    name: str
    score: float
    likeness: Likeness


def own_name(name: str) -> str:
    """Return what tells a firm apart; the whole when nothing else would be left.

    >>> own_name("北京星河智能科技有限公司"), own_name("Galaxy Technology Co., Ltd.")
    ('星河', 'galaxy')
    >>> own_name("北京科技有限公司")
    '科技'
    """
    bare = _FORMS.sub("", _PLACES.sub("", name.strip().lower()))
    core = _QUIET.sub("", _BRANCHES.sub("", bare))
    return core or _QUIET.sub("", bare) or _QUIET.sub("", name.lower())


def parts_to_look_for(name: str) -> tuple[str, ...]:
    """Return pieces that any close name would share: pairs of characters, or a word's beginning.

    >>> parts_to_look_for("北京星河科技有限公司"), parts_to_look_for("Galaxy Ltd")
    (('星', '河'), ('gala',))
    """
    core = own_name(name)
    if _HAN.search(core):
        return tuple(dict.fromkeys(core))
    return (core[:4],) if len(core) >= 2 else ()


def close_names(name: str, known: Iterable[tuple[int, str]], limit: int = 8) -> tuple[Close, ...]:
    """Return the known names that come close to a wish, closest first.

    >>> [(c.name, c.likeness) for c in close_names("北京星河科技有限公司",
    ...     [(1, "北京星河网络有限公司"), (2, "北京兴和科技有限公司"), (3, "百度")])]
    [('北京星河网络有限公司', 'same'), ('北京兴和科技有限公司', 'sounds-alike')]
    """
    core = own_name(name)
    if not core:
        return ()
    found: dict[int, Close] = {}
    for number, text in known:
        close = _compare(core, number, text)
        if close and (number not in found or found[number].score < close.score):
            found[number] = close
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.name)))[:limit]


def _compare(core: str, number: int, text: str) -> Close | None:
    other = own_name(text)
    if core == other:
        return Close(number, text, 1.0, "same")
    if _HAN.search(core) and _sound(core) == _sound(other):
        return Close(number, text, 0.9, "sounds-alike")
    score = SequenceMatcher(None, core, other).ratio()
    return Close(number, text, round(score, 2), "close") if score >= CLOSE else None


def _sound(core: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(core))
