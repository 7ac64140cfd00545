"""Words people give: tidied, and refused when there are none."""

from innoway.apps.cases.errors import ReasonMissing


def require_reason(text: str) -> str:
    """Return the text without spaces around it.

    Raises:
        ReasonMissing: It is blank.

    >>> require_reason(" no map ")
    'no map'
    """
    if not text.strip():
        raise ReasonMissing
    return text.strip()


def lines(papers: list[str]) -> list[str]:
    """Return what is not blank, each once, in order.

    >>> lines(["Lease ", "", "Map", "Lease"])
    ['Lease', 'Map']
    """
    return list(dict.fromkeys(paper.strip() for paper in papers if paper.strip()))
