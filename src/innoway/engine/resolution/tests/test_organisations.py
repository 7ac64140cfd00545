import pytest

from innoway.engine.facade.resolve import MentionsUnreadable, resolve_organisations_in
from innoway.engine.resolution.organisations.resolve import OrganisationResolver, Spelling

NAMES = [
    "International Business Machines Corporation", "International Buisness Machines Corp.", "IBM",
    "I.B.M. Corp.", "Canon Kabushiki Kaisha", "Canon K.K.", "CANON INC", "Toyota Jidosha K.K.",
    "Toyota Motor Corporation", "北京百度网讯科技有限公司", "百度网讯科技公司",
    "The Regents of the University of California", "Regents of the Univ. of Calif.",
    "University of Southern California", "Hitachi Cable Ltd.", "Hitachi, Ltd.",
]  # fmt: skip


def clusters() -> dict[str, str]:
    found = OrganisationResolver(
        [Spelling(str(i).zfill(3), name) for i, name in enumerate(NAMES)]
    ).resolve()
    return {NAMES[int(k)]: NAMES[int(v)] for k, v in found.items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NAMES[0], NAMES[1]),
        (NAMES[2], NAMES[3]),
        (NAMES[0], NAMES[2]),
        (NAMES[4], NAMES[5]),
        (NAMES[4], NAMES[6]),
        (NAMES[9], NAMES[10]),
        (NAMES[11], NAMES[12]),
    ],
    ids=[
        "misspelt",
        "dotted",
        "acronym",
        "legal form",
        "other legal form",
        "Chinese",
        "abbreviated",
    ],
)
def test_resolve_joins_spellings_of_one_organisation(one, other):
    assert clusters()[one] == clusters()[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [(NAMES[12], NAMES[13]), (NAMES[14], NAMES[15])],
    ids=["two universities", "a subsidiary"],
)
def test_resolve_keeps_organisations_apart(one, other):
    assert clusters()[one] != clusters()[other]


def test_compare_gives_each_word_its_part():
    resolver = OrganisationResolver(
        [Spelling("1", "Acme Optical Fibres"), Spelling("2", "Acme Optics")]
    )

    found = resolver.compare(0, 1)

    assert set(found.shared) | set(found.only_first) == {"acme", "optical", "fibres"}
    assert 0 < found.score < 1


def test_resolve_organisations_in_refuses_a_table_without_names(tmp_path):
    table = tmp_path / "names.csv"
    table.write_text("id,name\n1,Acme\n", encoding="utf-8")

    with pytest.raises(MentionsUnreadable, match="organization"):
        resolve_organisations_in(table, tmp_path / "out.csv")
