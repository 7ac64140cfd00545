"""What the register holds about the organisations that rows of a table name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any

from django.db import connection
from django.db.models import Prefetch

from innoway.apps.registry.calculations.import_cells import CellFault
from innoway.apps.registry.calculations.import_plan import NAMES, Known, KnownRecognition
from innoway.apps.registry.calculations.names import fold
from innoway.apps.registry.enums import IndustrySystem, NameKind
from innoway.apps.registry.models import (
    Identifier,
    Industry,
    Organisation,
    OrganisationName,
    Post,
    Recognition,
    SizeClass,
)

Row = Mapping[str, str]
_BRANCHES: Mapping[str, str] = {
    IndustrySystem.GBT4754: "industry",
    IndustrySystem.NACE: "nace",
    IndustrySystem.NACE_2025: "nace21",
}


@dataclass(frozen=True, slots=True)
class Matched:
    """The organisation a row means, or the fault that keeps it open."""

    known: Known | None
    fault: CellFault | None = None


def numbers_in(values: Row) -> set[tuple[str, str]]:
    """Return the (scheme, number) pairs of a row."""
    return {(k.removeprefix("id:"), v) for k, v in values.items() if k.startswith("id:") and v}


def names_in(values: Row) -> set[str]:
    """Return the folded legal names of a row."""
    return {fold(values[name]) for name in NAMES if values.get(name)}


def match_rows(rows: Sequence[Row]) -> list[Matched]:
    """Find the organisation of each row in six queries, however many rows.

    An official number decides; without one in the register, the exact legal name does,
    unless the numbers of row and entry contradict each other.
    """
    numbers = set().union(*(numbers_in(row) for row in rows))
    names = set().union(*(names_in(row) for row in rows))
    by_number: dict[tuple[str, str], int] = {
        (scheme, value): owner
        for scheme, value, owner in Identifier.objects.filter(
            value__in={value for _, value in numbers}, organisation__isnull=False
        ).values_list("scheme", "value", "organisation_id")
    }
    taken = set(
        Identifier.objects.filter(
            value__in={value for _, value in numbers}, person__isnull=False
        ).values_list("scheme", "value")
    ) if numbers else set()  # fmt: skip
    by_name: dict[str, set[int]] = {}
    for folded, owner in OrganisationName.objects.filter(
        folded__in=names, kind__in=[NameKind.LEGAL, NameKind.TRADING, NameKind.FORMER]
    ).values_list("folded", "organisation_id"):
        by_name.setdefault(folded, set()).add(owner)
    meant = set(by_number.values()).union(*by_name.values())
    known = known_organisations(meant)
    return [_match(row, by_number, by_name, known, taken) for row in rows]


def _match(
    row: Row,
    by_number: Mapping[tuple[str, str], int],
    by_name: Mapping[str, set[int]],
    known: Mapping[int, Known],
    taken: set[tuple[str, str]],
) -> Matched:
    numbers = numbers_in(row)
    for scheme, value in sorted(numbers & taken):
        return Matched(None, CellFault(f"id:{scheme}", "number-of-person", value))
    owners = {by_number[number] for number in numbers if number in by_number}
    if len(owners) > 1:
        return Matched(None, CellFault("", "numbers-of-two", _shown(owners, known)))
    if owners:
        return Matched(known[owners.pop()])
    return _match_name(row, numbers, by_name, known)


def _match_name(
    row: Row,
    numbers: set[tuple[str, str]],
    by_name: Mapping[str, set[int]],
    known: Mapping[int, Known],
) -> Matched:
    # A different number of the same scheme means a namesake, not the same body.
    candidates = {
        owner
        for name in names_in(row)
        for owner in by_name.get(name, ())
        if not any(
            known[owner].texts.get(f"id:{scheme}", value) != value for scheme, value in numbers
        )
    }
    if len(candidates) > 1:
        return Matched(None, CellFault("name_en", "name-of-several", _shown(candidates, known)))
    if not candidates:
        return Matched(None)
    found = known[candidates.pop()]
    present = {fold(found.texts.get(name, "")) for name in NAMES}
    if not names_in(row) & present:
        shown = _shown({found.organisation_id}, known)
        return Matched(None, CellFault("name_en", "name-of-the-past", shown))
    return Matched(found)


def _shown(owners: Iterable[int], known: Mapping[int, Known]) -> str:
    return "; ".join(
        known[owner].texts.get("name_en") or known[owner].texts.get("name_zh", "")
        for owner in sorted(owners)
    )


def known_organisations(ids: Iterable[int]) -> dict[int, Known]:
    """Return what is known of these organisations, in five queries."""
    found = Organisation.objects.filter(pk__in=set(ids)).select_related("place").prefetch_related(
        "names", "identifiers", "recognitions", "sizes",
        Prefetch("industries", Industry.objects.filter(is_main=True, end=None)),
    )  # fmt: skip
    return {organisation.pk: _known(organisation) for organisation in found}


def _known(organisation: Organisation) -> Known:
    texts = {
        "kind": organisation.kind if organisation.kind != "other" else "",
        "country": organisation.country,
        "founded_on": _iso(organisation.founded_on),
        "website": organisation.website,
    }
    if organisation.place is not None:
        texts["address"] = organisation.place.address
        texts["division_code"] = organisation.place.division_code
    names = list(organisation.names.all())
    for kind in (NameKind.TRADING, NameKind.LEGAL):  # a legal name outranks a trading name
        for name in names:
            if name.kind == kind and name.end is None:
                texts["name_zh" if name.language.startswith("zh") else "name_en"] = name.text
    for identifier in organisation.identifiers.all():
        texts[f"id:{identifier.scheme}"] = identifier.value
    for industry in organisation.industries.all():
        texts[_BRANCHES[industry.system]] = industry.code
    latest = next(iter(organisation.sizes.all()), None)
    if latest is not None:
        texts["size"] = latest.size
    return Known(
        organisation.pk,
        {key: text for key, text in texts.items() if text},
        frozenset(name.folded for name in names),
        tuple(
            KnownRecognition(
                r.pk, r.kind, r.body, r.number, _iso(r.start), _iso(r.end),
                r.revoked_on is not None,
            )
            for r in organisation.recognitions.all()
        ),
    )  # fmt: skip


def _iso(day: object) -> str:
    return "" if day is None else str(day)


_FACTS = (
    (Organisation, "id"), (OrganisationName, "organisation_id"), (Identifier, "organisation_id"),
    (Industry, "organisation_id"), (SizeClass, "organisation_id"),
    (Recognition, "organisation_id"), (Post, "organisation_id"),
)  # fmt: skip


def fingerprints(ids: Iterable[int]) -> dict[int, str]:
    """Return one short digest of all facts of each organisation, to notice any later change.

    Seven statements, computed where the rows are; only the moment of the last save is left out.
    """
    wanted = sorted(set(ids))
    digests: dict[int, Any] = {}
    with connection.cursor() as cursor:
        for model, owner in _FACTS:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(
                f"SELECT {owner}, md5(string_agg((to_jsonb(t) - 'updated_at')::text, '|' "  # noqa: S608
                f"ORDER BY t.id)) FROM {table} t WHERE {owner} = ANY(%s) GROUP BY {owner}",
                [wanted],
            )
            for number, digest in cursor.fetchall():
                digests.setdefault(number, md5(usedforsecurity=False)).update(
                    f"{table} {digest}".encode()
                )
    return {number: digest.hexdigest() for number, digest in digests.items()}
