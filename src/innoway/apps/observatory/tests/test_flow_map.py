"""Flows on the map: nothing is lost, nothing is drawn where it is not."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from innoway.apps.observatory.calculations.flow_map import EAST, NORTH, SOUTH, WEST, flow_map


@dataclass(frozen=True)
class At:
    latitude: float
    longitude: float
    exact: str = "city"


PLACES = {"Beijing": At(39.9, 116.4), "Peking": At(39.9, 116.4), "San Jose": At(37.3, -121.9),
          "Reykjavik": At(64.1, -21.9), "Santiago": At(-33.5, -70.7)}  # fmt: skip
flows = st.lists(
    st.tuples(st.sampled_from([*PLACES, "Nowhere"]), st.sampled_from([*PLACES]), st.integers(1, 9))
)


@given(flows)
def test_flow_map_draws_or_counts_every_document(moved):
    found = flow_map(moved, PLACES.get)

    drawn = sum(n for _, _, n in found.lines)
    assert drawn + found.left_out == sum(n for *_, n in moved)
    assert sum(one.out for one in found.spots) == sum(one.into for one in found.spots) == drawn
    (west, north), (east, south) = found.frame
    assert WEST <= west < east <= EAST
    assert SOUTH <= south < north <= NORTH
    assert all(
        west <= one.point[0] <= east and south <= one.point[1] <= north for one in found.spots
    )


def test_flow_map_takes_spellings_of_one_position_for_one_place_and_puts_america_east_of_asia():
    found = flow_map([("Beijing", "San Jose", 3), ("San Jose", "Peking", 1)], PLACES.get)

    assert [(one.name, one.out, one.into) for one in found.spots] == [
        ("Beijing", 3, 1),
        ("San Jose", 1, 3),
    ]
    assert [one.point for one in found.spots] == [(116.4, 39.9), (238.1, 37.3)]
