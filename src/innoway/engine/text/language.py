"""Guess the language of a text by its script and its commonest words."""

import re
from collections import Counter

_SCRIPTS = (
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("th", re.compile(r"[\u0e01-\u0e4e]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_FREQUENT = {
    "en": "the of and to in is for with that a an by on are from as this method system device",
    "fr": "le la les des et du une est dans pour par sur au aux avec un qui que",
    "de": "der die das und ist ein eine mit von für zur zum wird auf den dem des sich",
    "es": "el los las y una para con por del se que en un como al",
    "pt": "os as uma para com do da em um que não dos das ao",
    "it": "il gli di che per una con del della un sono nel dei",
    "vi": "và của các được cho trong với là một này có để phương pháp thiết bị",
    "nl": "het een van en voor met de op zijn wordt aan door",
}
_WORDS = {tag: frozenset(words.split()) for tag, words in _FREQUENT.items()}
_SAMPLE = 4000  # characters looked at


def detect_language(text: str) -> str:
    """Return the BCP 47 tag of the likeliest language, or "" when there are no letters.

    Chinese with some Latin words stays Chinese: one Han character says about as much as a
    Latin word. Latin script without a frequent word of another language is taken as English.

    >>> detect_language("一种用于手机 LED 的无线充电 device"), detect_language("Wireless charging")
    ('zh', 'en')
    >>> detect_language("1234")
    ''
    """
    sample = text[:_SAMPLE]
    words = _LATIN.findall(sample)
    if sample.isascii():
        return _latin_language(words) if words else ""
    counts = Counter({tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPTS})
    if counts["ja"] * 10 > counts["zh"] and counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)
    tag, characters = max(counts.items(), key=lambda item: item[1])
    if characters > len(words):
        return tag
    return _latin_language(words) if words else ""


def _latin_language(words: list[str]) -> str:
    lowered = Counter(word.lower() for word in words)
    scores = {
        tag: sum(lowered[word] for word in frequent & lowered.keys())
        for tag, frequent in _WORDS.items()
    }
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] > scores["en"] else "en"


def primary(tag: str) -> str:
    """Return the primary language of a BCP 47 tag, lower-case.

    >>> primary("zh-Hans-CN"), primary("EN_us"), primary("")
    ('zh', 'en', '')
    """
    return re.split(r"[-_]", tag.strip(), maxsplit=1)[0].lower()
