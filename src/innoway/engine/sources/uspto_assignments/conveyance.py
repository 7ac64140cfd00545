"""The class of a deed from the words the office recorded.

The order matters: a release of a security interest speaks of a security interest too, and a
corrective deed names what it corrects.
"""

import re

_CLASSES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("correct", r"CORRECT(IVE|ION)"),
        ("release", r"RELEASE|TERMINATION.*SECURITY|RECONVEY|DISCHARGE"),
        ("security", r"SECURITY (INTEREST|AGREEMENT)|MORTGAGE|LIEN\b|COLLATERAL|PLEDGE"),
        ("namechg", r"CHANGE OF NAME|NAME CHANGE|CONVERSION"),
        ("merger", r"MERGER|CONSOLIDATION|AMALGAMATION"),
        ("govern", r"GOVERNMENT INTEREST|CONFIRMATORY LICEN[CS]E|EXECUTIVE ORDER 9424"),
        ("license", r"LICEN[CS]E"),
        ("assignment", r"ASSIGN(MENT|S)?|NUNC PRO TUNC|QUITCLAIM|SALE|TRANSFER"),
    )
)


def conveyance_class(text: str) -> str:
    """Return "assignment", "namechg", "merger", "security", "release", ... or "other".

    >>> conveyance_class("ASSIGNMENT OF ASSIGNORS INTEREST (SEE DOCUMENT FOR DETAILS).")
    'assignment'
    >>> conveyance_class("Release by secured party"), conveyance_class("LIEN")
    ('release', 'security')
    >>> conveyance_class("ENTITY CONVERSION"), conveyance_class(""), conveyance_class("DECREE")
    ('namechg', 'missing', 'other')
    """
    text = text.upper()
    if not text.strip():
        return "missing"
    return next((name for name, pattern in _CLASSES if pattern.search(text)), "other")
