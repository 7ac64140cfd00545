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
    0: pgettext_lazy("technology field", "Not classified"),
    1: pgettext_lazy("technology field", "Electrical machinery, apparatus, energy"),
    2: pgettext_lazy("technology field", "Audio-visual technology"),
    3: pgettext_lazy("technology field", "Telecommunications"),
    4: pgettext_lazy("technology field", "Digital communication"),
    5: pgettext_lazy("technology field", "Basic communication processes"),
    6: pgettext_lazy("technology field", "Computer technology"),
    7: pgettext_lazy("technology field", "IT methods for management"),
    8: pgettext_lazy("technology field", "Semiconductors"),
    9: pgettext_lazy("technology field", "Optics"),
    10: pgettext_lazy("technology field", "Measurement"),
    11: pgettext_lazy("technology field", "Analysis of biological materials"),
    12: pgettext_lazy("technology field", "Control"),
    13: pgettext_lazy("technology field", "Medical technology"),
    14: pgettext_lazy("technology field", "Organic fine chemistry"),
    15: pgettext_lazy("technology field", "Biotechnology"),
    16: pgettext_lazy("technology field", "Pharmaceuticals"),
    17: pgettext_lazy("technology field", "Macromolecular chemistry, polymers"),
    18: pgettext_lazy("technology field", "Food chemistry"),
    19: pgettext_lazy("technology field", "Basic materials chemistry"),
    20: pgettext_lazy("technology field", "Materials, metallurgy"),
    21: pgettext_lazy("technology field", "Surface technology, coating"),
    22: pgettext_lazy("technology field", "Micro-structural and nano-technology"),
    23: pgettext_lazy("technology field", "Chemical engineering"),
    24: pgettext_lazy("technology field", "Environmental technology"),
    25: pgettext_lazy("technology field", "Handling"),
    26: pgettext_lazy("technology field", "Machine tools"),
    27: pgettext_lazy("technology field", "Engines, pumps, turbines"),
    28: pgettext_lazy("technology field", "Textile and paper machines"),
    29: pgettext_lazy("technology field", "Other special machines"),
    30: pgettext_lazy("technology field", "Thermal processes and apparatus"),
    31: pgettext_lazy("technology field", "Mechanical elements"),
    32: pgettext_lazy("technology field", "Transport"),
    33: pgettext_lazy("technology field", "Furniture, games"),
    34: pgettext_lazy("technology field", "Other consumer goods"),
    35: pgettext_lazy("technology field", "Civil engineering"),
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
    "owner at grant": _("Owner at grant"),
    "acquired": pgettext_lazy("technology", "Acquired"),
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
    "id": _("Identifier"),
    "assignees": _("Assignees"),
    "parties": _("Parties"),
    "founded": _("Founded"),
    "register_id": _("Register number"),
    "city": _("City"),
    "region": _("Region"),
    "priority": _("Priority claimed"),
    "term_extension_days": _("Days of term extension"),
    "uspc": _("US class"),
    "locarno": _("Locarno class"),
    "published_as": _("Published as"),
    "description": _("Description"),
    "agency_name": _("Agency"),
    "center": _("Centre"),
    "case_number": _("Case number"),
    "license": _("Licence"),
    "category": _("Category"),
}

CONVEYANCES = {
    "assignment": pgettext_lazy("deed", "Assignment"),
    "employee_assignment": pgettext_lazy("deed", "Assignment by inventor"),
    "merger": pgettext_lazy("deed", "Merger"),
    "name_change": pgettext_lazy("deed", "Change of name"),
    "change_of_name": pgettext_lazy("deed", "Change of name"),
    "security": pgettext_lazy("deed", "Security interest"),
    "lien": pgettext_lazy("deed", "Lien"),
    "release": pgettext_lazy("deed", "Release"),
    "licence": pgettext_lazy("deed", "Licence"),
    "government": pgettext_lazy("deed", "Government interest"),
    "correction": pgettext_lazy("deed", "Correction"),
    "court": pgettext_lazy("deed", "Court order"),
    "address": pgettext_lazy("deed", "Change of address"),
    "other": pgettext_lazy("deed", "Other deed"),
    "missing": pgettext_lazy("deed", "Deed without words"),
}

STATES = {
    "fresh": _("Up to date"),
    "stale": _("Due for renewal"),
    "never": _("Not loaded yet"),
    "running": _("Being loaded"),
}

CADENCES = {
    "daily": pgettext_lazy("cadence", "Daily"),
    "weekly": pgettext_lazy("cadence", "Weekly"),
    "monthly": pgettext_lazy("cadence", "Monthly"),
    "quarterly": pgettext_lazy("cadence", "Quarterly"),
    "yearly": pgettext_lazy("cadence", "Yearly"),
    "once": pgettext_lazy("cadence", "Once"),
    "three times a year": pgettext_lazy("cadence", "Three times a year"),
    "irregular": pgettext_lazy("cadence", "Irregularly"),
    "on demand": pgettext_lazy("cadence", "On demand"),
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

STATUSES = {
    "granted": pgettext_lazy("state of a right", "granted"),
    "published": pgettext_lazy("state of a right", "published"),
    "issued": pgettext_lazy("state of a right", "granted"),
    "application": pgettext_lazy("state of a right", "applied for"),
    "expired": pgettext_lazy("state of a right", "expired"),
}

LICENCES = {
    "Public domain": _("Public domain"),
    "As stated by the register": _("As stated by the register"),
}

# Why a record was set aside; the codes are the engine's.
SET_ASIDE = {
    "bad-header": _("Two columns bear the same name"),
    "broken-json": _("This is no valid JSON"),
    "broken-parquet": _("This is no readable Parquet file"),
    "broken-row": _("This row is no valid CSV"),
    "broken-xml": _("This is no well-formed XML"),
    "broken-zip": _("The archive cannot be read"),
    "damaged-archive": _("The archive is damaged; what could be saved was taken in"),
    "damaged-file": _("The file is damaged; what stands before the damage was taken in"),
    "duplicate-id": _("The same number comes again with other content"),
    "empty": _("There is nothing in it to read"),
    "entity-bomb": _("It would blow up when read (nested entities)"),
    "impossible-date": _("A date in it cannot be"),
    "missing-value": _("A value is missing that every record needs"),
    "not-an-array": _("A JSON list was expected"),
    "not-an-object": _("A JSON object was expected"),
    "not-xml": _("This is no XML"),
    "out-of-range": _("A value lies outside what is possible"),
    "outside-entity": _("It would read a file from outside"),
    "too-deep": _("It is nested too deeply"),
    "too-long": _("It is longer than any record may be"),
    "truncated": _("It is cut off before its end"),
    "unknown-root": _("This kind of document is not known to the source"),
    "wrong-columns": _("The columns are not those of the source"),
    "wrong-encoding": _("The characters are not in UTF-8"),
}

# Kinds of nodes in the entity graph.
NODES = {
    "organisation": _("Organisation"),
    "person": _("Person"),
    "technology": _("Technology"),
    "transaction": _("Recorded deed"),
    "place": _("Place"),
    "field": _("Technology field"),
    "family": _("Patent family"),
}

# A relation read from its beginning, and from its end.
RELATIONS = {
    "invented": (_("Inventor of"), _("Inventor")),
    "owns": (_("Owner at grant of"), _("Owner at grant")),
    "applied": (_("Applicant for"), _("Applicant")),
    "represents": (_("Attorney for"), _("Attorney")),
    "examined": (_("Examiner of"), _("Examiner")),
    "assigned_from": (_("Assignor"), _("Conveyed in")),
    "assigned_to": (_("Assignee"), _("Acquired in")),
    "conveys": (_("Conveys"), _("Conveyed by")),
    "located_in": (_("Located in"), pgettext_lazy("place", "Home of")),
    "in_field": (_("Belongs to the field"), _("Technology in this field")),
    "cites": (_("Cites"), _("Cited by")),
    "member_of": (_("Member of the family"), pgettext_lazy("family", "Member")),
}

# Labelled data that resolution is measured on, and the systems beside ours.
DATA_SETS = {
    "sample": _("People of the PatentsView sample that the weights were fitted on"),
    "whole": _("All labelled people of the PatentsView sample"),
    "unseen": _("Only people that the weights never saw"),
    "known": _("All labelled people, patents granted before they were labelled"),
    "known-unseen": _(
        "People that the weights never saw, patents granted before they were labelled"
    ),
    "air-umass": _("Names of organisations: AIR-UMASS"),
    "nber-subset": _("Names of organisations: NBER"),
}

SYSTEMS = {
    "innoway": "Innoway",
    "splink": pgettext_lazy("system", "Splink with its default settings"),
    "full name": pgettext_lazy("system", "Equal full names taken for one person"),
    "cleanco": pgettext_lazy("system", "Equal names without legal forms (cleanco)"),
    "patentsview": pgettext_lazy("system", "PatentsView’s own result of 2021"),
}

# What flows between organisations, places and fields, and how central somebody is.
WAYS = {
    "movement": _("Inventors who moved"),
    "transfer": _("Deeds that convey"),
    "citation": _("Citations"),
}

FLOW_KINDS = {
    "organisation": _("Organisations"),
    "place": _("Places"),
    "field": _("Technology fields"),
}

EXACTNESS = {
    "city": pgettext_lazy("position", "of the city"),
    "region": pgettext_lazy("position", "of the region's seat"),
    "country": pgettext_lazy("position", "of the country's largest city"),
}

MEASURES = {
    "pagerank": _("Weight in the network (PageRank)"),
    "degree": _("Number of partners"),
    "betweenness": _("Bridges between others (betweenness)"),
}
