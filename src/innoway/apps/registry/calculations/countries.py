"""Countries by code, and the names under which tables give them."""

from babel import Locale

# ISO 3166-1 alpha-2 codes.
_ALPHA_2 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
ZW
"""
CODES = frozenset(_ALPHA_2.split())
_NAMES = {
    "CN": "china chn 中国 中华人民共和国 prc", "US": "usa united+states america 美国 u.s.",
    "GB": "uk united+kingdom britain england gbr 英国", "FI": "finland fin 芬兰",
    "IL": "israel isr 以色列", "FR": "france fra 法国", "DE": "germany deu 德国",
    "IT": "italy ita 意大利", "JP": "japan jpn 日本", "KR": "south+korea korea kor 韩国",
    "CL": "chile chl 智利", "SG": "singapore sgp 新加坡", "CA": "canada can 加拿大",
    "AU": "australia aus 澳大利亚", "CH": "switzerland che 瑞士", "SE": "sweden swe 瑞典",
    "NO": "norway nor 挪威", "DK": "denmark dnk 丹麦", "NL": "netherlands nld 荷兰",
    "BE": "belgium bel 比利时", "ES": "spain esp 西班牙", "PT": "portugal prt 葡萄牙",
    "AT": "austria aut 奥地利", "IE": "ireland irl 爱尔兰", "PL": "poland pol 波兰",
    "RU": "russia rus 俄罗斯", "IN": "india ind 印度", "BR": "brazil bra 巴西",
    "HK": "hong+kong hkg 香港 中国香港", "MO": "macao macau mac 澳门 中国澳门",
    "TW": "taiwan twn 台湾 中国台湾", "TH": "thailand tha 泰国", "MY": "malaysia mys 马来西亚",
    "AE": "united+arab+emirates uae are 阿联酋", "MX": "mexico mex 墨西哥",
    "ZA": "south+africa zaf 南非", "NZ": "new+zealand nzl 新西兰", "CZ": "czechia cze 捷克",
}  # fmt: skip
BY_NAME = {name.replace("+", " "): code for code, names in _NAMES.items() for name in names.split()}


def country_code(text: str) -> str:
    """Return the two-letter code for a code or a name, or "" when none is meant.

    >>> country_code("中国"), country_code("il"), country_code("United Kingdom"), country_code("XX")
    ('CN', 'IL', 'GB', '')
    """
    code = text.strip().upper()
    return code if code in CODES else BY_NAME.get(" ".join(text.casefold().split()), "")


# Where usage in Chinese official writing differs from the Unicode names.
_OWN = {"zh": {"HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾"}}


def country_name(code: str, language: str) -> str:
    """Return the name of a country or region in a language of the district, else its code.

    Source: Unicode CLDR, territories.

    >>> country_name("FI", "en"), country_name("FI", "zh-hans"), country_name("QQ", "en")
    ('Finland', '芬兰', 'QQ')
    """
    names = Locale.parse("zh_Hans" if language.startswith("zh") else "en").territories
    return _OWN.get(language[:2], {}).get(code) or str(names.get(code, code))
