"""Find or make the places that rows of an import give as addresses."""

from collections.abc import Sequence

from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.models import ImportRow, Organisation, Place

Key = tuple[str, str, str]


def place_rows(
    *, rows: Sequence[tuple[ImportRow, Organisation]], provenance: Provenance
) -> dict[int, Place]:
    """Return the place of each row (by its number) that names an address or a division.

    Two statements for all; a place that had to be made is noted in the row's ``undo``.
    """
    wanted = {row.number: _place(row, organisation) for row, organisation in rows}
    wanted = {number: place for number, place in wanted.items() if place.name}
    names = {place.name for place in wanted.values()}
    found = {_key(place): place for place in Place.objects.filter(name__in=names)} if names else {}
    made: dict[Key, Place] = {}
    for row, _ in rows:
        place = wanted.get(row.number)
        if place is None or _key(place) in found or _key(place) in made:
            continue
        for name, value in provenance.fields().items():
            setattr(place, name, value)
        made[_key(place)] = place
        row.undo["place"] = 0
    Place.objects.bulk_create(made.values())
    for row, _ in rows:
        if "place" in row.undo:
            row.undo["place"] = made[_key(wanted[row.number])].pk
    return {number: (found | made)[_key(place)] for number, place in wanted.items()}


def _key(place: Place) -> Key:
    return place.country, place.name, place.address


def _place(row: ImportRow, organisation: Organisation) -> Place:
    given = {name: row.values.get(name, "") for name in ("address", "division_code")}
    if not any(given.values()):
        return Place(name="")
    known = organisation.place if organisation.place_id else None
    address = given["address"] or (known.address if known else "")
    division = given["division_code"] or (known.division_code if known else "")
    country = row.values.get("country") or organisation.country or "CN"
    return Place(
        name=(address or division)[:200], address=address, division_code=division, country=country
    )
