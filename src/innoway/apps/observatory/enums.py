"""Words of the observatory for what the record holds: kinds, technology fields, CPC sections.

The engine names technology fields and sectors in English; here each number has its name in
the reader's language. Source: WIPO IPC-Technology Concordance.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KINDS = {
    "technology": _("Technologies"),
    "need": _("Technology needs"),
    "organisation": _("Organisations"),
    "person": _("People"),
}

TYPES = {
    "patent": _("Patent"),
    "application": _("Patent application"),
    "offer": _("Technology offer"),
    "need": _("Technology need"),
    "utility": pgettext_lazy("type of US patent", "Utility patent"),
    "design": _("Design patent"),
    "plant": _("Plant patent"),
    "reissue": _("Reissue"),
    "statutory invention registration": _("Statutory invention registration"),
    "defensive publication": _("Defensive publication"),
    "software": _("Software"),
    "organisation": _("Organisation"),
    "person": _("Person"),
}

SECTORS = {
    "electrical": (_("Electrical engineering"), range(1, 9)),
    "instruments": (_("Instruments"), range(9, 14)),
    "chemistry": (_("Chemistry"), range(14, 25)),
    "mechanical": (_("Mechanical engineering"), range(25, 33)),
    "other": (_("Other fields"), range(33, 36)),
}

FIELDS = {
    0: _("Not classified"),
    1: _("Electrical machinery, apparatus, energy"),
    2: _("Audio-visual technology"),
    3: _("Telecommunications"),
    4: _("Digital communication"),
    5: _("Basic communication processes"),
    6: _("Computer technology"),
    7: _("IT methods for management"),
    8: _("Semiconductors"),
    9: _("Optics"),
    10: _("Measurement"),
    11: _("Analysis of biological materials"),
    12: _("Control"),
    13: _("Medical technology"),
    14: _("Organic fine chemistry"),
    15: _("Biotechnology"),
    16: _("Pharmaceuticals"),
    17: _("Macromolecular chemistry, polymers"),
    18: _("Food chemistry"),
    19: _("Basic materials chemistry"),
    20: _("Materials, metallurgy"),
    21: _("Surface technology, coating"),
    22: _("Micro-structural and nano-technology"),
    23: _("Chemical engineering"),
    24: _("Environmental technology"),
    25: _("Handling"),
    26: _("Machine tools"),
    27: _("Engines, pumps, turbines"),
    28: _("Textile and paper machines"),
    29: _("Other special machines"),
    30: _("Thermal processes and apparatus"),
    31: _("Mechanical elements"),
    32: _("Transport"),
    33: _("Furniture, games"),
    34: _("Other consumer goods"),
    35: _("Civil engineering"),
}

CPC_SECTIONS = {
    "A": _("Human necessities"),
    "B": _("Performing operations; transporting"),
    "C": _("Chemistry; metallurgy"),
    "D": _("Textiles; paper"),
    "E": _("Fixed constructions"),
    "F": _("Mechanical engineering; lighting; heating; weapons"),
    "G": _("Physics"),
    "H": _("Electricity"),
    "Y": _("New and cross-sectional technologies"),
}

ROLES = {
    "inventor": _("Inventor"),
    "owner": _("Owner"),
    "applicant": _("Applicant"),
    "attorney": _("Attorney"),
    "agency": _("Agency"),
    "examiner": _("Examiner"),
}


def field_number(value: str) -> int:
    """Return the number that opens a field value of the index ("6" or "6 Computer ..."), else 0.

    >>> field_number("6"), field_number("13 Medical technology"), field_number("?")
    (6, 13, 0)
    """
    head = value.strip().split(" ", 1)[0]
    return int(head) if head.isdecimal() and int(head) in FIELDS else 0


FACETS = {
    "kind": _("Kind"),
    "type": _("Type"),
    "wipo_field": _("Technology field"),
    "cpc_section": _("CPC section"),
    "cpc": _("CPC class"),
    "ipc": _("IPC class"),
    "owner": _("Owner"),
    "person": _("Inventor"),
    "place": _("Place"),
    "country": _("Country of owner"),
    "source": _("Source"),
    "year": _("Year"),
}

SOURCES = {
    "patentsview_sample": _("PatentsView sample"),
    "uspto_grants": _("USPTO grants"),
    "uspto_applications": _("USPTO applications"),
    "uspto_assignments": _("USPTO assignments"),
    "nasa_offers": _("NASA technology offers"),
    "dod_topics": _("US defence technology needs"),
    "organisations_csv": _("Organisation registers"),
}

PROPERTIES = {
    "kind": _("Kind"),
    "type": _("Type"),
    "number": _("Number"),
    "kind_code": _("Kind code"),
    "country": _("Country"),
    "application_number": _("Application number"),
    "title": _("Title"),
    "abstract": _("Abstract"),
    "language": _("Language"),
    "date": _("Date"),
    "filing_date": _("Filing date"),
    "expiry_date": _("Expiry date"),
    "status": _("Status"),
    "claims_count": _("Number of claims"),
    "url": _("Original"),
    "claim": _("Claims"),
    "ipc": _("International Patent Classification"),
    "cpc": _("Cooperative Patent Classification"),
    "cites": _("Citations"),
    "inventor": _("Inventors"),
    "inventor_place": _("Places of inventors"),
    "owner": _("Owners"),
    "owner_place": _("Places of owners"),
    "applicant": _("Applicants"),
    "applicant_place": _("Places of applicants"),
    "attorney": _("Attorneys"),
    "agency": _("Agencies"),
    "examiner": _("Examiners"),
    "text": _("Text"),
    "conveyance": _("Kind of deed"),
    "executed": _("Executed"),
    "recorded": _("Recorded"),
    "assignor": _("Assignor"),
    "assignee": _("Assignee"),
    "conveys": _("Conveys"),
    "correspondent": _("Correspondent"),
    "agency_id": _("Agency"),
    "programme": _("Programme"),
    "opens": _("Opens"),
    "closes": _("Closes"),
    "keyword": _("Keywords"),
    "area": _("Technology areas"),
    "phase": _("Phases"),
    "name": _("Name"),
    "register_id": _("Register number"),
    "city": _("City"),
    "region": _("Region"),
}

CONVEYANCES = {
    "assignment": _("Assignment"),
    "employee_assignment": _("Assignment by inventor"),
    "merger": _("Merger"),
    "name_change": _("Change of name"),
    "change_of_name": _("Change of name"),
    "security": _("Security interest"),
    "release": _("Release"),
    "licence": _("Licence"),
    "government": _("Government interest"),
    "correction": _("Correction"),
    "court": _("Court order"),
    "address": _("Change of address"),
    "other": _("Other deed"),
}

STATES = {
    "fresh": _("Up to date"),
    "stale": _("Due for renewal"),
    "never": _("Not loaded yet"),
    "running": _("Being loaded"),
}

CADENCES = {
    "daily": _("Daily"),
    "weekly": _("Weekly"),
    "monthly": _("Monthly"),
    "quarterly": _("Quarterly"),
    "yearly": _("Yearly"),
    "once": _("Once"),
    "irregular": _("Irregularly"),
    "on demand": _("On demand"),
}

TABLES = {
    "technologies": _("Technologies"),
    "patents": _("Patents"),
    "applications": _("Patent applications"),
    "offers": _("Technology offers"),
    "needs": _("Technology needs"),
    "organisations": _("Organisations"),
    "people": _("People"),
    "mentions": _("Mentions"),
    "transfers": _("Recorded deeds"),
    "statements": _("Statements"),
}

LANGUAGES = {"en": _("English"), "zh": _("Chinese"), "de": _("German"), "fr": _("French"),
             "ja": _("Japanese"), "ko": _("Korean")}  # fmt: skip

COUNTRIES = {
    "US": _("United States"), "CN": _("China"), "JP": _("Japan"), "DE": _("Germany"),
    "KR": _("Korea"), "TW": _("Taiwan"), "HK": _("Hong Kong"), "GB": _("United Kingdom"),
    "FR": _("France"), "CA": _("Canada"), "IT": _("Italy"), "CH": _("Switzerland"),
    "NL": _("Netherlands"), "SE": _("Sweden"), "FI": _("Finland"), "IL": _("Israel"),
    "IN": _("India"), "AU": _("Australia"), "AT": _("Austria"), "BE": _("Belgium"),
    "DK": _("Denmark"), "ES": _("Spain"), "SG": _("Singapore"), "NO": _("Norway"),
    "IE": _("Ireland"), "RU": _("Russia"), "BR": _("Brazil"), "NZ": _("New Zealand"),
}  # fmt: skip

REASONS = {
    "word": _("your word"),
    "phrase": _("your phrase, words side by side"),
    "glossary": _("translated by the district's glossary"),
    "dictionary": _("translated by the dictionary"),
    "typo": _("taken for a typing error"),
    "meaning": _("close in meaning"),
}

PLACES = {"title": _("in the title"), "text": _("in the text"), "sum": _("together")}

PERIODS = {"point": _("at that time"), "cumulative": _("cumulated"), "in-year": _("in the year")}

SORTS = {
    "relevance": _("Best first"),
    "-date": _("Newest first"),
    "date": _("Oldest first"),
    "title": _("By title"),
}

ONE = {
    "technology": _("Technology"),
    "need": _("Technology need"),
    "organisation": _("Organisation"),
    "person": _("Person"),
}
