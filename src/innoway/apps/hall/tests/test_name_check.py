"""Close names are found while somebody types, also in a large register."""

import pytest

from innoway.apps.hall.calculations.name_similarity import close_names
from innoway.apps.hall.queries.name_check import name_check
from innoway.apps.registry.calculations.names import fold
from innoway.apps.registry.models import Organisation, OrganisationName
from innoway.apps.registry.tests.conftest import TODAY

SURNAMES = "星辰宇航河汉光明远大智慧云海天地山川风雷电火水木金土日月春夏秋冬东南西北中"


def likeness(wish, known):
    found = close_names(wish, [(1, known)])
    return found[0].likeness if found else ""


@pytest.mark.parametrize(
    ("wish", "known", "like"),
    [
        ("北京星河科技有限公司", "北京星河网络股份有限公司", "same"),
        ("星河", "北京星河科技有限公司", "same"),
        ("北京星河科技有限公司", "北京兴和贸易有限公司", "sounds-alike"),
        ("北京银星河科技有限公司", "北京星河科技有限公司", "close"),
        ("Galaxy Robotics Ltd", "GALAXY ROBOTICS Co., Ltd.", "same"),
        ("Galaxi Robotics", "Galaxy Robotics Inc", "close"),
        ("北京星河科技有限公司", "北京百度网讯科技有限公司", ""),
        ("", "北京百度网讯科技有限公司", ""),
    ],
)
def test_names_are_compared_by_what_tells_them_apart(wish, known, like):
    assert likeness(wish, known) == like


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", " ", "公司", "%", "\\", "a", "𠀀", "х" * 500])
def test_name_check_takes_any_text(name):
    assert name_check(name).close == ()


@pytest.mark.django_db
@pytest.mark.slow
def test_name_check_reads_few_of_twenty_thousand_names(django_assert_max_num_queries):
    names = [
        f"北京{a}{b}{c}科技有限公司" for a in SURNAMES for b in SURNAMES for c in SURNAMES[:14]
    ][:20_000]
    fact = {"source": "test", "retrieved_on": TODAY}
    rows = Organisation.objects.bulk_create(
        Organisation(name=name, name_zh=name, sort_key=name, **fact) for name in names
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(
            organisation=row, text=row.name, folded=fold(row.name), language="zh-Hans", **fact
        )
        for row in rows
    )

    with django_assert_max_num_queries(4):
        found = name_check("Galaxy")

    assert name_check("北京星辰宇科技有限公司").taken
    assert found.close == ()
