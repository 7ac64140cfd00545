"""Every test vector of the standards, and what the schemes promise about mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.values.identifiers import SCHEMES, guess_schemes, schemes_for, split_qualified
from innoway.values.identifiers.uscc import ALPHABET, check_character

SOUND = [
    ("cn:uscc", "91110000600037341L"),
    ("cn:uscc", "N1110108MA0012345P"),
    ("cn:uscc", "9111-0000 6000３７３41l"),
    ("cn:orgcode", "60003734-1"),
    *(
        ("cn:patent", number)
        for number in (
            "201710601862.3", "200510113767.6", "200510103162.9", "202310000001.5",
            "95115608.X", "97101765.4", "00814037.5", "01800565.9",
            "ZL201710601862.3", "ZL 95115608.x", "CN 202310000001.5",
        )
    ),
    *(
        ("int:lei", number)
        for number in ("213800KUD8LAJWSQ9D15", "969500KSV493XWY0PS33", "5493001KJTIIGC8Y1R12")
    ),
    *(
        ("int:orcid", number)
        for number in (
            "0000-0002-1825-0097", "0000-0002-6378-6229", "0000-0002-1694-233X",
            "https://orcid.org/0000-0002-1825-0097",
        )
    ),
    *(
        ("int:ror", number)
        for number in (
            "03yrm5c26", "01k4yrm29", "05gq02987", "042nb2s44", "00f54p054", "03cve4549",
            "02v51f717", "020hwjq30", "03qryx823", "013meh722", "034t30j35", "02nr0ka47",
            "04mhzgx49", "https://ror.org/03yrm5c26",
        )
    ),
    ("int:isni", "0000 0001 2103 2683"),
    ("fi:ytunnus", "2077474-0"),
    ("gb:vat", "GB 980 7806 84"),
    ("gb:utr", "1955839661"),
    ("il:hp", "516179157"),
    ("us:ein", "91-1144442"),
    ("eu:vat", "FI 20774740"),
    ("fr:siren", "732 829 320"),
    ("fr:siret", "732 829 320 00074"),
    ("us:patent", "US 9,876,543 B2"),
    ("us:patent", "US 2015/0123456 A1"),
    ("us:patent", "RE38,912 E1"),
    ("ep:patent", "EP 1 234 567 B1"),
    ("wo:patent", "WO 2004/012345 A1"),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "number"), SOUND, ids=[f"{s}-{n}" for s, n in SOUND])
def test_check_accepts_the_published_numbers(scheme, number):
    assert SCHEMES[scheme].explain(number) == ()


WRONG = [
    ("cn:uscc", "91110000600037341K", "check-digit", 18, "L"),
    ("cn:uscc", "9111000060003734L", "length", None, "18"),
    ("cn:uscc", "9111000060OO37341L", "alphabet", 11, "0-9 A-Y (I, O, S, V, Z excepted)"),
    ("cn:uscc", "911A0000600037341L", "alphabet", 4, "0-9"),
    ("cn:uscc", "", "empty", None, ""),
    ("cn:orgcode", "60003734-2", "check-digit", 9, "1"),
    ("cn:patent", "201710601862.4", "check-digit", 13, "3"),
    ("cn:patent", "95115608.1", "check-digit", 9, "X"),
    ("cn:patent", "2017106018", "length", None, "9 / 13"),
    ("int:lei", "213800KUD8LAJWSQ9D16", "check-digit", 19, "15"),
    ("int:orcid", "0000-0002-1825-0098", "check-digit", 16, "7"),
    ("int:ror", "03yrm5c27", "check-digit", 8, "26"),
    ("int:ror", "03yrl5c26", "alphabet", 5, "0-9 a-z (i, l, o, u excepted)"),
    ("fi:ytunnus", "2077474-1", "check-digit", 8, "0"),
    ("gb:utr", "2955839661", "check-digit", 1, "1"),
    ("il:hp", "516179150", "check-digit", 9, "7"),
    ("us:ein", "07-1144442", "component", 1, "99-9999999"),
    ("eu:vat", "FI20774741", "checksum", None, ""),
    ("fr:siren", "732829321", "check-digit", 9, "0"),
    ("us:patent", "9,876,543,210", "shape", None, "US 9,876,543 / US 2015/0123456 / D456,789"),
]


@pytest.mark.parametrize(
    ("scheme", "number", "code", "position", "expected"),
    WRONG,
    ids=[f"{w[0]}-{w[2]}" for w in WRONG],
)
def test_explain_names_place_and_expectation(scheme, number, code, position, expected):
    fault = SCHEMES[scheme].explain(number)[0]

    assert (fault.code, fault.position, fault.expected) == (code, position, expected)
    assert fault.message("en") and fault.message("zh-hans")
    assert fault.message("en") != fault.message("zh-hans")


SAFE = [(s, SCHEMES[s].normalise(n)) for s, n in SOUND if SCHEMES[s].single_change]


@pytest.mark.parametrize(("scheme", "number"), SAFE, ids=[f"{s}-{n}" for s, n in SAFE])
def test_every_single_change_is_detected(scheme, number):
    digits, letters = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    letters = letters if number.upper() == number else letters.lower()
    for place, old in enumerate(number):
        for new in digits if old in digits else letters:
            changed = number[:place] + new + number[place + 1 :]

            assert SCHEMES[scheme].check(changed) is (new == old), changed


@given(st.text(alphabet=ALPHABET, min_size=1, max_size=1), st.data())
def test_uscc_detects_a_change_anywhere_in_any_code(character, data):
    region = data.draw(st.text(alphabet="0123456789", min_size=6, max_size=6))
    rest = data.draw(st.text(alphabet=ALPHABET, min_size=9, max_size=9))
    first = f"9{character}{region}{rest}"
    code = first + check_character(first)
    place = data.draw(st.integers(0, 17))
    new = data.draw(st.sampled_from([c for c in ALPHABET if c != code[place]]))

    assert SCHEMES["cn:uscc"].check(code)
    assert not SCHEMES["cn:uscc"].check(code[:place] + new + code[place + 1 :])


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
@given(
    text=st.one_of(st.text(), st.text(alphabet="ZLCNUSGBFIK:/. -0123456789ABDPREH", max_size=25))
)
def test_normalise_is_idempotent_and_explain_never_breaks(scheme, text):
    once = scheme.normalise(text)

    assert scheme.normalise(once) == once
    assert scheme.check(text) is (scheme.explain(text) == ())
    assert scheme.normalise(scheme.display(text)) == once


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
def test_each_scheme_has_a_sound_example_and_two_names(scheme):
    assert scheme.check(scheme.example)
    assert scheme.check(scheme.display(scheme.example))
    assert set(scheme.names) == {"en", "zh"}
    assert split_qualified(scheme.qualify(scheme.example)) == (
        scheme, scheme.normalise(scheme.example),
    )  # fmt: skip


def test_guess_schemes_prefers_checked_numbers():
    assert next(s.id for s in guess_schemes("732829320", "organisation")) == "fr:siren"
    assert {s.holder for s in schemes_for("right")} == {"right"}
    with pytest.raises(LookupError):
        split_qualified("xx:none:1")
