"""Technology fields in the order and the sectors of WIPO, with the counts of the record."""

from innoway.apps.observatory.enums import FIELDS, SECTORS


def by_sector(counts):
    """Return (sector name, [(number, name, count)]) with every field, also those without any."""
    counted = {row.number: row.count for row in counts}
    return [
        (name, [(number, FIELDS[number], counted.get(number, 0)) for number in numbers])
        for name, numbers in SECTORS.values()
    ]
