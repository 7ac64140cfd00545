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
