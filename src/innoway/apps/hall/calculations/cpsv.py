"""The catalogue in the words of CPSV-AP, so that other districts and portals can read it.

Source: SEMICeu/CPSV-AP 3.2.0 (Core Public Service Vocabulary Application Profile) as JSON-LD 1.1;
concepts of languages, countries and currencies from the EU authority tables.
"""

from collections.abc import Collection, Mapping
from typing import Any

from innoway.apps.hall.calculations.catalogue import Body, Bundle, Catalogue, Item
from innoway.apps.hall.calculations.lint import citations
from innoway.apps.hall.calculations.wording import Wording
from innoway.apps.hall.enums import Unit

Node = dict[str, Any]
EU = "http://publications.europa.eu/resource/authority/"
CONTEXT: Mapping[str, str] = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# ISO 8601 has no working days: they are counted in calendar days, five to the week, rounded up.
_DURATIONS = {Unit.CALENDAR_DAY: "P{}D", Unit.MONTH: "P{}M", Unit.YEAR: "P{}Y"}


def cpsv_document(catalogue: Catalogue, base: str) -> Node:
    """Return the whole catalogue as one JSON-LD graph; ``base`` is the address of the services."""
    nodes: list[Node] = []
    for item in catalogue.items.values():
        nodes += service_nodes(item, catalogue, base)
    nodes += [_organisation(body, base) for body in catalogue.bodies.values()]
    nodes += [
        {"@id": f"{base}#source-{key}", "@type": "eli:LegalResource", "dct:title": said(one.title)}
        for key, one in catalogue.references.items()
    ]
    nodes += [_event(bundle, base) for bundle in catalogue.bundles.values()]
    nodes += _concepts(catalogue.items.values(), base)
    return {"@context": dict(CONTEXT), "@graph": nodes}


def service_nodes(item: Item, catalogue: Catalogue, base: str) -> list[Node]:
    """Return one service with the nodes that belong to it alone."""
    me = f"{base}{item.key}/"
    events = [one.key for one in catalogue.bundles.values() if item.key in one.items]
    service = {
        "@id": me,
        "@type": "cpsv:PublicService",
        "dct:identifier": item.codes[0].value,
        "dct:title": said(item.name),
        "dct:description": said(item.summary),
        "dct:language": [{"@id": f"{EU}language/ENG"}, {"@id": f"{EU}language/ZHO"}],
        "dct:type": {"@id": f"{base}#type-{item.type.value}"},
        "dct:audience": [{"@id": f"{base}#audience-{one.value}"} for one in item.audience],
        "cv:thematicArea": {"@id": f"{base}#window-{item.window.value}"},
        "cv:hasCompetentAuthority": {"@id": f"{base}#body-{item.body}"},
        "cv:processingTime": {"@type": "xsd:duration", "@value": duration(item)},
        "cv:hasLegalResource": [
            {"@id": f"{base}#source-{key}"}
            for key in sorted({cited.reference for _, cited in citations(item)})
        ],
        "cv:holdsRequirement": _pointers(me, "condition", item.conditions),
        "cpsv:hasInput": _pointers(me, "paper", item.materials),
        "cpsv:produces": {"@id": f"{me}#result"},
        "cpsv:follows": {"@id": f"{me}#rule"},
        "cv:hasCost": {"@id": f"{me}#fee"},
        "cv:hasChannel": _pointers(me, "channel", item.channels),
        "cv:isGroupedBy": [{"@id": f"{base}#event-{key}"} for key in events],
        "owl:versionInfo": item.version,
    }
    return [service, *_parts(item, me)]


def duration(item: Item) -> str:
    """Return the promised time as an XML Schema duration."""
    period = item.promised
    if period.unit == Unit.WORKING_DAY:
        return f"P{-(-period.length * 7 // 5)}D"
    return _DURATIONS[period.unit].format(period.length)


def _parts(item: Item, me: str) -> list[Node]:
    nodes = [
        _node(me, f"condition-{n}", "cv:Requirement", one.text)
        for n, one in enumerate(item.conditions)
    ]
    nodes += [
        _node(me, f"paper-{n}", "cv:Evidence", one.name) for n, one in enumerate(item.materials)
    ]
    nodes += [
        {"@id": f"{me}#channel-{n}", "@type": "cv:Channel", "dct:identifier": one.value}
        for n, one in enumerate(item.channels)
    ]
    steps = [step.text for step in item.steps]
    course = Wording("; ".join(step.en for step in steps), "；".join(step.zh for step in steps))
    rule = _node(me, "rule", "cpsv:Rule", item.name) | {"dct:description": said(course)}
    return [*nodes, rule, _node(me, "result", "cv:Output", item.result), _cost(item, me)]


def _cost(item: Item, me: str) -> Node:
    cost: Node = {
        "@id": f"{me}#fee", "@type": "cv:Cost", "dct:identifier": "fee",
        "dct:description": said(item.fee.basis),
    }  # fmt: skip
    amount = item.fee.amount if item.fee.charged else 0
    if amount is not None:
        cost["cv:hasValue"] = {"@type": "xsd:double", "@value": str(amount)}
        cost["cv:currency"] = {"@id": f"{EU}currency/CNY"}
    return cost


def _node(me: str, part: str, kind: str, title: Wording) -> Node:
    return {
        "@id": f"{me}#{part}", "@type": kind, "dct:identifier": part, "dct:title": said(title),
    }  # fmt: skip


def _organisation(body: Body, base: str) -> Node:
    return {
        "@id": f"{base}#body-{body.key}", "@type": "cv:PublicOrganisation",
        "dct:identifier": body.uscc or body.key, "skos:prefLabel": said(body.name),
        "dct:spatial": {"@id": f"{EU}country/CHN"},
    }  # fmt: skip


def _event(bundle: Bundle, base: str) -> Node:
    return {
        "@id": f"{base}#event-{bundle.key}",
        "@type": "cv:BusinessEvent",
        "dct:identifier": bundle.key,
        "dct:title": said(bundle.name),
        "dct:description": said(bundle.summary),
        "cv:hasRelatedService": [{"@id": f"{base}{key}/"} for key in bundle.items],
    }


def _concepts(items: Collection[Item], base: str) -> list[Node]:
    used = {("window", one.window.value) for one in items}
    used |= {("type", one.type.value) for one in items}
    used |= {("audience", audience.value) for one in items for audience in one.audience}
    return [
        {"@id": f"{base}#{scheme}-{value}", "@type": "skos:Concept", "skos:notation": value}
        for scheme, value in sorted(used)
    ]


def _pointers(me: str, part: str, things: tuple[Any, ...]) -> list[Node]:
    return [{"@id": f"{me}#{part}-{n}"} for n in range(len(things))]


def said(text: Wording) -> list[dict[str, str]]:
    """Return a wording as language-tagged strings.

    >>> said(Wording("desk", "工位"))[1]
    {'@language': 'zh-Hans', '@value': '工位'}
    """
    return [{"@language": "en", "@value": text.en}, {"@language": "zh-Hans", "@value": text.zh}]
