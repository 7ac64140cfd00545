"""What ties the mentions of one person, and what nothing but name and subject joins."""

from innoway.engine.resolution.people.evidence import gather_evidence
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import parse_name
from innoway.engine.resolution.people.strands import loose_people


def mention(number, *, organisation="", city="", colleague="", year=2001, last="Kikuchi"):
    return Mention(
        f"m{number:02}", parse_name("Hiroshi", last), f"Hiroshi {last}", document=f"d{number:02}",
        city=city, country="JP", year=year, organisations=(organisation,) if organisation else (),
        colleagues=(colleague,) if colleague else (),
    )  # fmt: skip


def strands_of(mentions, clusters=None):
    evidence, _ = gather_evidence(mentions)
    return list(loose_people(evidence, clusters or [[m.id for m in mentions]]))


def test_two_firms_with_nothing_in_common_are_two_strands():
    firms = [("Fuji Optics", "Fuji", 1990), ("Nagano Pharma", "Nagano", 2004)]
    mentions = [
        mention(10 * side + n, organisation=firm, city=city, year=first + n)
        for side, (firm, city, first) in enumerate(firms)
        for n in range(4 - side)
    ]

    (found,) = strands_of(mentions)

    assert [(s.mention, s.count, s.first_year, s.last_year, s.organisations, s.places)
            for s in found] == [
        ("m00", 4, 1990, 1993, ("Fuji Optics",), ("Fuji, JP",)),
        ("m10", 3, 2004, 2006, ("Nagano Pharma",), ("Nagano, JP",)),
    ]  # fmt: skip


def test_one_colleague_on_both_sides_ties_them():
    mentions = [mention(n, organisation="Fuji Optics", city="Fuji") for n in range(3)]
    mentions += [mention(n, organisation="Nagano Pharma", city="Nagano") for n in range(3, 6)]
    met = [mention(6, organisation="Fuji Optics", colleague="Aya Mori"),
           mention(7, organisation="Nagano Pharma", colleague="Aya Mori")]  # fmt: skip

    assert strands_of(mentions)
    assert strands_of([*mentions, *met]) == []


def test_a_rare_word_of_the_firm_ties_and_the_same_firm_of_somebody_else_does_not():
    word = [mention(n, organisation="Zeniya Optics") for n in range(3)]
    word += [mention(n, organisation="Zeniya Pharma") for n in range(3, 6)]
    apart = [mention(n, organisation="Fuji Optics", city="Fuji") for n in range(3)]
    apart += [mention(n, organisation="Nagano Pharma", city="Nagano") for n in range(3, 6)]
    bridge = [mention(6, organisation="Fuji Optics", city="Nagano", last="Mori")]

    assert strands_of(word) == []
    assert len(strands_of([*apart, *bridge], [[m.id for m in apart], ["m06"]])) == 1


def test_two_slips_of_the_record_are_no_second_strand():
    mentions = [mention(n, organisation="Fuji Optics", city="Fuji") for n in range(6)]
    mentions += [mention(n, organisation="Nagano Pharma", city="Nagano") for n in range(6, 8)]

    assert strands_of(mentions) == []


def test_names_alone_have_no_strands():
    assert strands_of([mention(n) for n in range(12)]) == []
