"""Countries as files spell them: one code each."""

from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from innoway.engine.text.names import normal_name

LANGUAGES = ("en", "zh", "zh_Hant", "ja", "ko", "de", "fr", "es")
# Codes of patent offices before they took those of ISO 3166, and those for nowhere.
FORMER = {
    "XX": "",
    "ZZ": "",
    "JA": "JP",
    "DT": "DE",
    "DL": "DE",
    "EN": "GB",
    "OE": "AT",
    "SF": "FI",
}
ALSO = {
    "usa": "US", "u s a": "US", "u s": "US", "united states of america": "US", "p r china": "CN",
    "china pr": "CN", "pr china": "CN", "prc": "CN",
    "people s republic of china": "CN", "peoples republic of china": "CN", "korea": "KR",
    "republic of korea": "KR", "korea republic of": "KR", "s korea": "KR", "england": "GB",
    "scotland": "GB", "wales": "GB", "great britain": "GB", "holland": "NL",
    "the netherlands": "NL", "russian federation": "RU", "czech republic": "CZ", "turkey": "TR",
    "viet nam": "VN", "taiwan province of china": "TW", "taiwan roc": "TW", "hong kong": "HK",
    "macau": "MO", "macao": "MO", "west germany": "DE", "federal republic of germany": "DE",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def country_code(text: str) -> str:
    """Return the two letters of ISO 3166 for a country, whatever stands for it; else the text folded.

    Reads codes of two and three letters, the three-letter ones of old USPTO data ("JPX", "GB2") and
    names in the languages most files are in.

    >>> [country_code(text) for text in ("JPX", "JA", "USA", "Ireland", "中国", "P.R. China", "GB2", "")]
    ['JP', 'JP', 'US', 'IE', 'CN', 'CN', 'GB', '']
    """
    code = text.strip().upper()
    if code in FORMER:
        return FORMER[code]
    if code in codes():
        return code
    if len(code) == 3 and code[2] in "X0123456789" and code[:2] in codes():
        return code[:2]
    aliases = get_global("territory_aliases").get(code)
    if aliases:
        return str(aliases[0])
    plain = normal_name(text)
    return ALSO.get(plain) or country_names().get(plain) or plain


@cache
def codes() -> frozenset[str]:
    """Return every code of a country or territory."""
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2)


@cache
def country_names() -> dict[str, str]:
    """Return the code of each country's name, folded."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2:
                found.setdefault(normal_name(name), code)
    return found
