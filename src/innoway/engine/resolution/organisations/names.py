"""Names of organisations in comparable form: legal forms off, abbreviations written out."""

import re
from functools import lru_cache

from innoway.engine.resolution.letters import HAN, fold

NOISE = re.compile(
    r"\b(?:cnt|sta|jpx|gbx|cod)\b(?:\s+[a-z]{2,3})?(?:\s+cod)?(?:\s+\d+)?", re.IGNORECASE
)
DOTTED = re.compile(r"\b((?:[a-z]\.){2,}[a-z]?)")
TOKEN = re.compile(r"[^\W_]+")
HAN_LEGAL = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|总公司|分公司|公司|集团"
    r"|株式会社|有限会社|合同会社|주식회사|（有限合伙）|\(有限合伙\)|有限合伙)"
)
HAN_REGION = re.compile(
    r"^(?:中国|中華|中华)?(?:北京|上海|天津|重庆|深圳|广州|杭州|南京|苏州|武汉|成都|西安|青岛|大连|宁波|厦门)市?(?=.{2,})"
)
# Legal forms and their spellings; longest phrases first. Jurisdictions: Anglo-American,
# German, French, Italian, Spanish, Dutch, Nordic, Slavic, Japanese, Korean, Chinese in letters.
LEGAL_PHRASES = tuple(
    re.compile(rf"\b{phrase}\b")
    for phrase in (
        "gesellschaft mit beschrankter haftung", "gesellschaft fur", "kommanditgesellschaft",
        "aktiengesellschaft", "akt ?ges", "societe anonyme", "societe par actions simplifiee",
        "societa per azioni", "sociedad anonima", "naamloze vennootschap", "besloten vennootschap",
        "kabushiki ?(?:kaisha|gaisha)", "yugen ?(?:kaisha|gaisha)", "godo ?kaisha",
        "limited liability (?:company|partnership)", "public limited company",
        "joint stock company", "a general partnership",
    )
)  # fmt: skip
LEGAL = frozenset(
    [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "corporations",
        "co",
        "cos",
        "company",
        "companies",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "pllc",
        "gmbh",
        "ag",
        "kg",
        "kgaa",
        "mbh",
        "ev",
        "eg",
        "sa",
        "sas",
        "sarl",
        "srl",
        "spa",
        "nv",
        "bv",
        "cv",
        "vof",
        "ab",
        "asa",
        "oy",
        "oyj",
        "aps",
        "as",
        "kk",
        "yk",
        "pte",
        "pty",
        "pvt",
        "sdn",
        "bhd",
        "cia",
        "cie",
        "ooo",
        "oao",
        "zao",
        "pao",
        "sro",
        "zrt",
        "kft",
        "doo",
        "ltda",
        "eurl",
        "snc",
        "scrl",
    ]
)
STOP = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "a",
        "an",
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "et",
        "und",
        "der",
        "die",
        "das",
        "y",
        "e",
        "l",
        "d",
        "in",
        "at",
        "by",
        "on",
        "to",
    ]
)
WRITTEN_OUT = {
    "univ": "university", "universitat": "university", "universite": "university",
    "universita": "university", "universidad": "university", "daigaku": "university",
    "inst": "institute", "institut": "institute", "instituto": "institute", "institutes": "institute",
    "institution": "institute", "tech": "technology", "technol": "technology",
    "technologies": "technology", "technologie": "technology", "technical": "technology",
    "res": "research", "rsch": "research", "lab": "laboratory", "labs": "laboratory",
    "laboratories": "laboratory", "labor": "laboratory", "dept": "department",
    "govt": "government", "gov": "government", "gt": "great", "brit": "britain", "natl": "national",
    "nat": "national", "intl": "international", "int": "international", "internat": "international",
    "assoc": "association", "assn": "association", "found": "foundation", "fdn": "foundation",
    "ctr": "center", "centre": "center", "hosp": "hospital", "med": "medical", "coll": "college",
    "sch": "school", "sci": "science", "sciences": "science", "scientific": "science",
    "eng": "engineering", "engr": "engineering", "engrg": "engineering", "engineers": "engineering",
    "elec": "electric", "elect": "electric", "electrical": "electric", "electronics": "electronic",
    "ind": "industry", "indus": "industry", "inds": "industry", "industries": "industry",
    "industrial": "industry", "mfg": "manufacturing", "manuf": "manufacturing", "mfrs": "manufacturing",
    "prod": "product", "prods": "product", "products": "product", "chem": "chemical",
    "chemicals": "chemical", "pharm": "pharmaceutical", "pharma": "pharmaceutical",
    "pharmaceuticals": "pharmaceutical", "sys": "system", "systems": "system", "syst": "system",
    "dev": "development", "devel": "development", "mgmt": "management", "svc": "service",
    "svcs": "service", "services": "service", "sec": "secretary", "rep": "represented",
    "auth": "authority", "bd": "board", "bros": "brothers", "grp": "group", "hldg": "holding",
    "hldgs": "holding", "holdings": "holding", "div": "division", "mach": "machine",
    "machines": "machine", "machinery": "machine", "works": "work", "tel": "telephone",
    "communications": "communication", "comm": "communication", "instr": "instrument",
    "instruments": "instrument", "solutions": "solution", "regents": "regent", "trustees": "trustee",
    "calif": "california", "ny": "new york", "usa": "united states america",
    "us": "united states", "uk": "united kingdom", "states": "states",
    "etablissements": "etablissement", "etab": "etablissement", "estab": "etablissement",
    "compagnie": "company of", "soc": "societe",
}  # fmt: skip


@lru_cache(maxsize=400_000)
def organisation_tokens(name: str) -> tuple[str, ...]:
    """Return the telling words of an organisation's name in order.

    Legal forms, articles and register noise go, usual abbreviations are written out, dotted
    letters are joined; a name made of nothing else keeps its words.

    >>> organisation_tokens("The Regents of the Univ. of Calif.")
    ('regent', 'university', 'california')
    >>> organisation_tokens("I.B.M. Corp."), organisation_tokens("Toyota Jidosha K.K.")
    (('ibm',), ('toyota', 'jidosha'))
    >>> organisation_tokens("北京百度网讯科技有限公司") == organisation_tokens("百度网讯科技公司")
    True
    """
    text = name
    if HAN.search(text):
        text = HAN_REGION.sub("", HAN_LEGAL.sub(" ", text).strip()) or text
    text = DOTTED.sub(lambda m: m[1].replace(".", ""), fold(NOISE.sub(" ", text)))
    for phrase in LEGAL_PHRASES:
        text = phrase.sub(" ", text)
    every = TOKEN.findall(text.replace("&", " and "))
    telling = [
        part
        for word in every
        if word not in LEGAL and word not in STOP
        for part in WRITTEN_OUT.get(word, word).split()
        if part not in LEGAL and part not in STOP
    ]
    return tuple(telling or every)


def organisation_key(name: str) -> str:
    """Return the name as one comparable string.

    >>> organisation_key("Canon Kabushiki Kaisha") == organisation_key("CANON K.K.")
    True
    """
    return " ".join(organisation_tokens(name))
