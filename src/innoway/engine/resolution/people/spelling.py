"""Names in Latin letters read alike, however an alphabet or an office spells them.

"Satoh" is read as "Sato", "Sergey" as "Sergi", "Choe" as "Choi": one form stands for all, so that they meet
wherever names are compared, counted or cut into parts. Reading is no evidence: that two names are written
differently stays known (``PersonName.spelled``).

A surname is read for itself, whatever given name or initial stands beside it; which rules given names follow the
surname says, or they themselves. Rules look across hyphens: "Min-Soo" and "Minsoo" are read alike.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

Rules = Sequence[tuple[re.Pattern[str], str]]

PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|"
    r"ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u|v))+"
)
WADE_GILES = (
    r"(?:hs|ts|tz|sz|ch|sh|[ptkmnflhjwys])?(?:iang|iung|uang|ieh|ien|iao|ing|uei|ueh|ung|uan|eng|"
    r"ang|ian|ia|io|iu|in|eh|ih|en|an|ao|ai|ou|i|u|o|e|a)"
)
KOREAN = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjchyw])?(?:[aou]h|(?:y?eo|y?ae|[ywo]?e|[yw]?a|y?o|w?i|y?u|eui?|ui|"
    r"wae|wo|oo|ee|ou|yoo|you)(?:ng|[gkntlmbp])?)"
)
SYLLABLE = re.compile(f"{PINYIN.pattern.removesuffix('+')}|{WADE_GILES}")
ANY_SYLLABLE = re.compile(f"{SYLLABLE.pattern}|{KOREAN}")
SYLLABLES = re.compile(f"{PINYIN.pattern}|(?:{WADE_GILES})+|(?:{KOREAN})+")
MORAE = re.compile(
    r"(?:(?:[kgsznhbpmr]y|tch|[sc]h|t[sy]|dz|[kgsztdnhbpmrjywf])?[aiueo](?:h(?![aiueoy]))?|"
    r"n(?![aiueon])|m(?=[bpm])|([kstpgcd])(?=\1|ch))+"
)
# How Koreans spell one surname; the first form is the most usual.
KOREAN_SURNAMES = {
    form: forms.split()[0]
    for forms in (
        "lee yi rhee rhie", "park pak bak", "choi choe choy", "jung jeong chung joung cheong",
        "kang gang", "kim gim", "cho jo", "yoon yun youn", "lim im rim yim", "shin sin", "seo suh",
        "kwon gwon kweon", "ahn an", "yoo you", "ryu ryoo", "jeon jun chun", "ko koh go goh",
        "moon mun", "son sohn", "bae pae", "baek paik baik paek", "heo hur huh", "noh roh", "joo ju",
        "koo gu goo", "eom um uhm", "oh o", "shim sim", "kwak gwak", "sung seong", "hwang whang",
        "jang chang", "byun byeon pyun", "nam", "song", "hong", "yang", "min", "han", "woo", "cha",
    )
    for form in forms.split()
}  # fmt: skip


def rules(*pairs: tuple[str, str]) -> Rules:
    """Compile patterns with what takes their place."""
    return [(re.compile(pattern), form) for pattern, form in pairs]


TWICE = (r"([b-df-hj-np-tv-z])(-?)\1", r"\1\2")
# Long vowels left out, Kunrei spellings and old ones as Hepburn has them.
JAPANESE = rules(
    (r"([ou])h(?![aiueoy])", r"\1"),
    ("o[ou]", "o"),
    ("uu", "u"),
    (r"(?<=[aiueo])ye|^ye", "e"),
    (r"m(?=[bpm])", "n"),
    ("ss", "s"),
    (r"s(?=i)|sy", "sh"),
    (r"tchi|ti", "chi"),
    (r"ty", "ch"),
    (r"tu", "tsu"),
    (r"(?<![sc])hu", "fu"),
    (r"dz|z(?=i)|zy|jy", "j"),
)
# Vowels of revised romanisation as most people spell them, letters that end a syllable as they sound.
KOREAN_GIVEN = rules(
    ("weo", "wo"),
    ("e?ui|(?<!a)ee", "i"),
    (r"oo|ou|eo(?=ng|[bgklmnp](?!-?[aeiouwy]))", "u"),
    ("ai(?![lmn])", "ae"),
    ("sh", "s"),
    (r"(?<=[aou])h$", ""),
    (r"(?<=[^n-])g|(?<=[^n]-)g(?=[a-z])", "k"),
)
# Cyrillic as English, French, German and passports spell it; Ukrainian beside Russian forms.
CYRILLIC = rules(
    ("w", "v"),
    (r"(?<=[oe])ff$", "v"),
    ("tsch|tch", "ch"),
    ("shch|sch", "sh"),
    (r"(?<!^)ph", "f"),
    (r"(?<!^)x", "ks"),
    (r"(?<!^)kh", "h"),
    (r"(?<!^)(?<![szctp])h", "g"),
    (r"gu(?=[ei])", "g"),
    (r"^(?:[iyj]ou|[ij]u)", "yu"),
    (r"^[ij]a", "ya"),
    (r"^[yji]e", "e"),
    (r"^j", "y"),
    ("ou", "u"),
    (r"(?<!^)(?:i[yj]|[yji])(?=a)", "i"),
    (r"(?<!^)(?:i[yj]|[yji])[eo]", "e"),
    (r"(?<!^)(?:i[yj]|[yji])u", "u"),
    (r"(?<=[sc]h)ov(?=a?$)", "ev"),
    (r"(?<!^)[eiyj]*[iyj]e?$", "i"),
    (r"(?<!^)[yj]", "i"),
    ("i+", "i"),
    ("tz", "ts"),
    TWICE,
    ("^dimit", "dmit"),
    (r"and(?:er|re)$", "andr"),
    ("^oleks", "aleks"),
    (r"^e[uv]gene?i?$", "evgeni"),
    ("^volodimir", "vladimir"),
    ("^mikola", "nikola"),
    ("^dmitro$", "dmitri"),
    ("^migailo$", "migail"),
)  # fmt: skip
OF_CYRILLIC = re.compile(
    r"(?:[eoiy]va?|[eo]ff|[sc]k(?:i[iyj]?|y[iyj]?|a|a[iyj]a)|enko|vi[ct]?ch|vych|t?ch[uo]+k|dze|shvili)$"
)
# Any other name: what one language doubles, drops or writes with another letter.
USUAL = rules(
    (r"(?<!^)ph", "f"),
    ("th", "t"),
    (r"(?<!^)(?:ij|y)", "i"),
    ("aa", "a"),
    (r"(?<=[^aeiou-])ae(?=[^aeioul-])", "a"),
    (r"^([aou])e(?=[^aeiou])", r"\1"),
    (r"(?<!^)x|ksh", "ks"),
    TWICE,
    (r"(?<=o)w$", "v"),
)
GIVEN = rules(
    (r"(?<!^)c(?:k|(?![eihy]))", "k"),
    (r"and(?:er|re)$", "andr"),
    (r"(?<=f)e?re?i$", "ri"),
)
# Of a script without vowels.
ARABIC = rules(
    (r"^m[ou]u?hamm?[ae]d(?:ou)?$", "muhamad"),
    (r"^ahm[ae]d$", "ahmad"),
    (r"^h[ou]u?ss?[aei]+n$", "husain"),
    (r"^y[ou]u?ss?[eou]f$", "yusuf"),
    (r"^m[ou]u?sta(?:f|ph)a$", "mustafa"),
    (r"^abd[aeu](?=[lr])", "abdu"),
)
LONGEST = 20  # letters of a word in syllables: each more may double the ways to cut it
LONG = 6  # letters of a word that is one whatever sounds alike in it
LONG_WORD = rules((r"(?<!^)z", "s"), (r"(?<=.{2})ee(?=.{3})", "i"))
LONG_SURNAME = rules((r"o[ou](?=.{2})", "u"))
# Short forms that are no beginning of the name they stand for, as it is read.
NICKNAMES = {
    short: frozenset(longer)
    for short, *longer in map(str.split, (
        "andi andrew", "charlie charles", "chuck charles", "cindi cintia", "dani daniel", "dave david",
        "debi debora", "debie debora", "edie edward", "jack john", "jake jakob", "jeni jenifer", "jim james",
        "joe josef", "judi judit", "kate katerine katrin katarine katarina", "kati katerine katrin katleen",
        "lari lawrence laurence", "marti martin", "mike michael", "nate natan nataniel", "nick nicholas",
        "nik nicholas", "pete peter", "rick richard", "rik richard", "steve steven stefen", "steven stefen",
        "sue susan", "tom tomas", "vince vincent",
    ))
}  # fmt: skip


def apply(some: Rules, word: str) -> str:
    """Return a word as rules, one after the other, have it."""
    for pattern, form in some:
        word = pattern.sub(form, word)
    return word


@lru_cache(maxsize=100_000)
def usual_given(word: str) -> str:
    """Return the form that stands for a given name of a language not known."""
    return apply(GIVEN, usual(word))


# As the rules have them.
CYRILLIC_GIVEN = frozenset(
    apply(CYRILLIC, name)
    for name in """sergei yuri aleksei dmitri andrei nikolai mikhail evgeni anatoli valeri vasili gennadi
    georgi grigori vitali arkadi vyacheslav vladimir leonid oleg fyodor yakov tatyana lyudmila svetlana
    ekaterina""".split()  # noqa: SIM905
)


@lru_cache(maxsize=100_000)
def read_surname_as(surname: str) -> str:
    """Return the form that stands for a surname, written as one word, in whatever spelling.

    >>> [read_surname_as(name) for name in ("satoh", "pak", "kovalevskiy", "popoff", "hoffmann", "wang")]
    ['sato', 'park', 'kovalevski', 'popov', 'hofman', 'wang']
    """
    if surname in KOREAN_SURNAMES:
        return KOREAN_SURNAMES[surname]
    if ANY_SYLLABLE.fullmatch(surname):
        return surname
    surname = apply(ARABIC, surname)
    if of_morae(surname):
        return apply(JAPANESE, surname)
    if OF_CYRILLIC.search(surname):
        return as_cyrillic(surname.removeprefix("k") if surname.startswith("kh") else surname)
    if fits(PINYIN, surname):
        return surname
    return usual(apply(LONG_SURNAME, surname) if len(surname) >= LONG else surname)


def fits(syllables: re.Pattern[str], word: str) -> bool:
    """Say whether a word is made of syllables; none that long is tried."""
    return len(word) <= LONGEST and bool(syllables.fullmatch(word))


def of_morae(surname: str) -> bool:
    """Say whether a surname may be Japanese; a long a is none of theirs."""
    return fits(MORAE, surname) and "aa" not in surname


@lru_cache(maxsize=100_000)
def as_cyrillic(word: str) -> str:
    """Return the form that stands for a word of a Cyrillic alphabet."""
    return apply(CYRILLIC, word)


@lru_cache(maxsize=100_000)
def usual(word: str) -> str:
    """Return the form that stands for a word of a language not known."""
    return apply(USUAL, apply(LONG_WORD, word) if len(word) >= LONG else word)


@lru_cache(maxsize=100_000)
def read_given_as(given: tuple[str, ...], surname: str) -> tuple[str, ...]:
    """Return the forms that stand for given names before a surname as it is written.

    >>> read_given_as(("yuuki",), "satoh"), read_given_as(("sang", "hoon"), "yi"), read_given_as(("iouri",), "orlow")
    (('yuki',), ('sang', 'hun'), ('yuri',))
    >>> read_given_as(("phillip", "j"), "moore"), read_given_as(("jing", "hoon"), "wang")
    (('philip', 'j'), ('jing', 'hoon'))
    """
    found = spelled_otherwise(given, surname) if given else ()
    # What is no initial becomes none.
    return tuple(
        new if len(new) > 1 or len(old) == 1 else old for new, old in zip(found, given, strict=True)
    )


def spelled_otherwise(given: tuple[str, ...], surname: str) -> Sequence[str]:
    """Return given names as the rules of the language they seem to be of have them.

    Each is judged for itself: whether middle names are told must not matter.
    """
    given = tuple(apply(ARABIC, word) for word in given)
    if surname in KOREAN_SURNAMES or ANY_SYLLABLE.fullmatch(surname):
        korean = surname in KOREAN_SURNAMES
        read = apply(KOREAN_GIVEN, "-".join(given)).split("-") if korean else given
        return [
            new if fits(SYLLABLES, old) else usual(old)
            for new, old in zip(read, given, strict=True)
        ]
    cyrillic = [as_cyrillic(word) for word in given]
    if OF_CYRILLIC.search(surname) or not CYRILLIC_GIVEN.isdisjoint(cyrillic):
        return cyrillic
    if of_morae(surname):
        return [apply(JAPANESE, word) if fits(MORAE, word) else usual(word) for word in given]
    return [usual_given(word) for word in given]
