"""Where a place lies that a file spells as city, region and country."""

import csv
import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Literal

from innoway.engine.text.countries import country_code, country_names
from innoway.engine.text.names import normal_name

CITIES, REGIONS = "places.csv.gz", "regions.csv"  # see places.md for where they come from
LARGE = 5000  # cities, the first of the file; the names of smaller ones are often words of all days
# What follows or precedes the name of a city without being part of it.
_AROUND = re.compile(
    r"^(?:city of|st\b\.?)\s+|\s+(?:si|shi|shih|ku|gu|gun|ken|fu|do|city|hsien|county|prefecture|province)$"
)


@dataclass(frozen=True, slots=True)
class Location:
    """Degrees north and east, and how exactly they tell of the place."""

    latitude: float
    longitude: float
    exact: Literal["city", "region", "country"]


def locate(place: str) -> Location | None:
    """Return where "City, Region, Country" lies, by the first part of it that is known.

    The largest city of that name in the country is meant, or in the state within the United States. A
    region lies where its seat does, a state or country where its largest city does. ``None`` without
    a country that is known: nothing is guessed across borders.

    >>> locate("Yokohama, JPX"), locate("San Jose, CA, US")
    (Location(latitude=35.43, longitude=139.65, exact='city'), Location(latitude=37.34, longitude=-121.89, exact='city'))
    >>> [locate(place).exact for place in ("Suwon-si, KR", "Gyeonggi-do, KR", "Nowhere, NJ, US", "Nowhere, KR")]
    ['city', 'region', 'region', 'country']
    """
    *before, last = [part.strip() for part in place.split(",")]
    country = country_code(last)
    known = gazetteer().get(country)
    if known is None:
        return None
    state = before[-1].upper() if country == "US" and before else ""
    for part in before:
        name = normal_name(part)
        for spelled in (name, _AROUND.sub("", name), name.replace(" ", "")):
            if found := known.get((state, spelled)):
                return Location(*found, "city")
            if region := regions().get((country, spelled)):
                return Location(*known[state, region], "region")
    if state and (state, "") in known:
        return Location(*known[state, ""], "region")
    return Location(*known["", ""], "country")


@cache
def place_words() -> frozenset[str]:
    """Return the single words that name a country, a region with a seat, or a large city.

    >>> {"yokohama", "canada", "munich", "kanagawa"} <= place_words(), "siemens" in place_words()
    (True, False)
    """
    found = {name for row in islice(cities(), LARGE) for name in row["names"].split("|")}
    found |= {name for _, name in regions()} | set(country_names())
    return frozenset(name for name in found if name.isascii() and name.isalpha())


@cache
def regions() -> dict[tuple[str, str], str]:
    """Return the seat of each region by country and name."""
    text = files("innoway.engine.text").joinpath(REGIONS).read_text("utf-8")
    return {
        (row["country"], name): normal_name(row["city"])
        for row in csv.DictReader(io.StringIO(text))
        for name in row["names"].split("|")
    }


def cities() -> Iterator[dict[str, str]]:
    """Return the rows of the cities, the largest first."""
    packed = files("innoway.engine.text").joinpath(CITIES).read_bytes()
    return csv.DictReader(io.StringIO(gzip.decompress(packed).decode()))


@cache
def gazetteer() -> dict[str, dict[tuple[str, str], tuple[float, float]]]:
    """Return the cities of each country by state and name; the largest of each also without a name."""
    found: dict[str, dict[tuple[str, str], tuple[float, float]]] = {}
    for row in cities():
        known = found.setdefault(row["country"], {})
        where = (float(row["latitude"]), float(row["longitude"]))
        known.setdefault(("", ""), where)
        known.setdefault((row["state"], ""), where)
        for name in row["names"].split("|"):
            for spelled in (name, _AROUND.sub("", name)):
                known.setdefault((row["state"], spelled), where)
    return found
