"""A technology as a reference for a reader's own library: RIS, BibTeX, and words."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation says of a technology; ``kind`` is "patent", "application" or "offer"."""

    id: str
    kind: str
    number: str
    title: str
    abstract: str
    date: datetime.date | None
    people: tuple[str, ...]
    owners: tuple[str, ...]
    url: str


def ris(reference: Reference) -> str:
    """Return the reference in RIS, lines ended as its description asks.

    >>> print(ris(Reference("US1", "patent", "US1", "A pump", "", None, ("Li Wei",), (), "")))
    TY  - PAT\r
    ID  - US1\r
    TI  - A pump\r
    AU  - Li Wei\r
    M1  - US1\r
    ER  - \r
    <BLANKLINE>
    """
    type_ = "GEN" if reference.kind == "offer" else "PAT"
    lines = [("TY", type_), ("ID", reference.id), ("TI", reference.title)]
    lines += [("AU", name) for name in reference.people]
    lines += [("A2", name) for name in reference.owners]
    if reference.date:
        lines += [("PY", f"{reference.date:%Y}"), ("DA", f"{reference.date:%Y/%m/%d}")]
    lines += [("M1", reference.number), ("AB", reference.abstract), ("UR", reference.url)]
    said = [f"{tag}  - {_one_line(text)}" for tag, text in lines if text]
    return "\r\n".join([*said, "ER  - ", ""])


def bibtex(reference: Reference) -> str:
    """Return the reference as a BibTeX entry with every special sign escaped.

    >>> print(bibtex(Reference("US1", "patent", "US1", "50% & more", "", None, (), (), "")))
    @misc{US1,
      title = {50\\% \\& more},
      number = {US1}
    }
    <BLANKLINE>
    """
    values = {
        "title": reference.title,
        "author": " and ".join(reference.people),
        "organization": "; ".join(reference.owners),
        "number": reference.number,
        "year": f"{reference.date:%Y}" if reference.date else "",
        "month": f"{reference.date:%m}" if reference.date else "",
        "abstract": reference.abstract,
    }
    lines = [f"  {name} = {{{_escaped(text)}}}" for name, text in values.items() if text]
    if reference.url:
        lines.append(f"  url = {{{reference.url}}}")
    key = "".join(c for c in reference.id if c.isascii() and (c.isalnum() or c in "-_:"))
    return "@misc{" + ",\n".join([key, *lines]) + "\n}\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    replaced = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    replaced |= {sign: "\\" + sign for sign in "{}&%$#_"}
    return _one_line("".join(replaced.get(sign, sign) for sign in text))
