"""What search engines may know of a record, in the words of schema.org (JSON-LD).

Source: https://schema.org/CreativeWork, https://schema.org/Organization.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any


def work(
    *,
    address: str,
    title: str,
    abstract: str,
    number: str,
    language: str,
    day: date | None,
    owners: Iterable[tuple[str, str]],
    original: str,
    genre: str,
) -> dict[str, Any]:
    """Describe a technology; owners are (name, address), inventors stay out of search engines.

    >>> found = work(address="https://d/technologies/US1/", title="Pump", abstract="", number="US1",
    ...              language="en", day=None, owners=[("Acme", "https://d/organisations/1/")],
    ...              original="", genre="Patent")
    >>> found["@type"], found["creator"][0]["name"], "abstract" in found
    ('CreativeWork', 'Acme', False)
    """  # fmt: skip
    return _said({
        "@type": "CreativeWork", "@id": address, "url": address, "name": title, "genre": genre,
        "abstract": abstract, "identifier": number, "inLanguage": language, "sameAs": original,
        "datePublished": day.isoformat() if day else "",
        "creator": [{"@type": "Organization", "name": name, "url": url} for name, url in owners],
    })  # fmt: skip


def organisation(*, address: str, name: str, others: Iterable[str]) -> dict[str, Any]:
    """Describe an organisation by its names.

    >>> organisation(address="https://d/o/1/", name="Acme", others=["ACME"])["alternateName"]
    ['ACME']
    """
    return _said({
        "@type": "Organization", "@id": address, "url": address, "name": name,
        "alternateName": [other for other in others if other != name],
    })  # fmt: skip


def _said(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"@context": "https://schema.org"} | {k: v for k, v in facts.items() if v}
