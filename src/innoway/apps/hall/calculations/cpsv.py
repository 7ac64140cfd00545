"""The catalogue in the words of CPSV-AP, so that other districts and portals can read it.

Source: SEMICeu/CPSV-AP 3 (Core Public Service Vocabulary Application Profile), as JSON-LD 1.1.
Classes: PublicService, PublicOrganisation, Rule, LegalResource, Evidence, Requirement, Output,
Cost, Channel, BusinessEvent.
"""

from collections.abc import Mapping
from typing import Any

from innoway.apps.hall.calculations.catalogue import Bundle, Catalogue, Item
from innoway.apps.hall.calculations.lint import citations
from innoway.apps.hall.calculations.wording import Wording
from innoway.apps.hall.enums import Unit

CONTEXT: Mapping[str, Any] = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "adms": "http://www.w3.org/ns/adms#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_DURATIONS = {
    Unit.WORKING_DAY: "P{}D", Unit.CALENDAR_DAY: "P{}D", Unit.MONTH: "P{}M", Unit.YEAR: "P{}Y",
}  # fmt: skip


def cpsv_document(catalogue: Catalogue, base: str) -> dict[str, Any]:
    """Return the whole catalogue as one JSON-LD graph; ``base`` is the address of the services."""
    nodes: list[dict[str, Any]] = []
    for item in catalogue.items.values():
        nodes += service_nodes(item, catalogue, base)
    nodes += [_organisation(body.key, body.name, base) for body in catalogue.bodies.values()]
    nodes += [
        {"@id": f"{base}#source-{key}", "@type": "eli:LegalResource", "dct:title": said(one.title)}
        for key, one in catalogue.references.items()
    ]
    nodes += [_event(bundle, base) for bundle in catalogue.bundles.values()]
    return {"@context": dict(CONTEXT), "@graph": nodes}


def service_nodes(item: Item, catalogue: Catalogue, base: str) -> list[dict[str, Any]]:
    """Return one service with the nodes that belong to it alone."""
    me = f"{base}{item.key}/"
    service = {
        "@id": me,
        "@type": "cpsv:PublicService",
        "dct:identifier": [code.value for code in item.codes],
        "dct:title": said(item.name),
        "dct:description": said(item.summary),
        "dct:language": ["en", "zh-Hans"],
        "cv:hasCompetentAuthority": {"@id": f"{base}#body-{item.body}"},
        "cv:thematicArea": item.window.value,
        "cv:processingTime": {
            "@type": "xsd:duration",
            "@value": _DURATIONS[item.promised.unit].format(item.promised.length),
        },
        "cv:isClassifiedBy": [{"skos:notation": item.type.value}]
        + [{"skos:notation": one.value} for one in item.audience],
        "cv:hasLegalResource": [
            {"@id": f"{base}#source-{key}"}
            for key in sorted({cited.reference for _, cited in citations(item)})
        ],
        "cv:holdsRequirement": [{"@id": f"{me}#condition-{n}"} for n in _count(item.conditions)],
        "cv:hasInputEvidence": [{"@id": f"{me}#paper-{n}"} for n in _count(item.materials)],
        "cpsv:produces": {"@id": f"{me}#result"},
        "cv:hasCost": {"@id": f"{me}#fee"},
        "cv:hasChannel": [
            {"@type": "cv:Channel", "dct:identifier": one.value} for one in item.channels
        ],
        "cpsv:follows": {"@id": f"{me}#rule"},
        "adms:versionNotes": item.version,
        "dct:valid": item.valid_from.isoformat(),
    }
    return [service, *_parts(item, me)]


def _parts(item: Item, me: str) -> list[dict[str, Any]]:
    conditions = [
        {"@id": f"{me}#condition-{n}", "@type": "cv:Requirement", "dct:title": said(one.text)}
        for n, one in enumerate(item.conditions)
    ]
    papers = [
        {"@id": f"{me}#paper-{n}", "@type": "cv:Evidence", "dct:title": said(one.name),
         "dct:type": one.form.value}
        for n, one in enumerate(item.materials)
    ]  # fmt: skip
    cost: dict[str, Any] = {
        "@id": f"{me}#fee", "@type": "cv:Cost", "dct:description": said(item.fee.basis),
    }  # fmt: skip
    if item.fee.amount is not None:
        cost |= {"cv:value": str(item.fee.amount), "cv:currency": "CNY"}
    elif not item.fee.charged:
        cost |= {"cv:value": "0", "cv:currency": "CNY"}
    result = {"@id": f"{me}#result", "@type": "cv:Output", "dct:title": said(item.result)}
    steps = [step.text for step in item.steps]
    rule = {
        "@id": f"{me}#rule", "@type": "cpsv:Rule", "dct:title": said(item.name),
        "dct:description": [
            {"@language": "en", "@value": "; ".join(step.en for step in steps)},
            {"@language": "zh-Hans", "@value": "；".join(step.zh for step in steps)},
        ],
    }  # fmt: skip
    return [*conditions, *papers, cost, result, rule]


def _organisation(key: str, name: Wording, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}#body-{key}", "@type": "cv:PublicOrganisation",
        "skos:prefLabel": said(name),
    }  # fmt: skip


def _event(bundle: Bundle, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}#event-{bundle.key}",
        "@type": "cv:BusinessEvent",
        "dct:title": said(bundle.name),
        "dct:description": said(bundle.summary),
        "dct:relation": [{"@id": f"{base}{key}/"} for key in bundle.items],
    }


def said(text: Wording) -> list[dict[str, str]]:
    """Return a wording as language-tagged strings.

    >>> said(Wording("desk", "工位"))[1]
    {'@language': 'zh-Hans', '@value': '工位'}
    """
    return [{"@language": "en", "@value": text.en}, {"@language": "zh-Hans", "@value": text.zh}]


def _count(things: tuple[Any, ...]) -> range:
    return range(len(things))
