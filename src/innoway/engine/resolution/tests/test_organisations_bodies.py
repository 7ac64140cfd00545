"""Universities, hospitals, offices of governments and parts of firms, in several languages."""

import random

import pytest

from innoway.engine.resolution.organisations.likeness import in_bits
from innoway.engine.resolution.organisations.resolve import OrganisationResolver, Spelling
from innoway.engine.resolution.tests.spelled import resolver, together

OTHERS = ("Siemens AG", "Hitachi Maxell", "University of Tartu", "Bosch GmbH")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ministry of Transport", "United Kingdom"), ("Ministry of Transport", "GB")),
        (("Concordia University", "USA"), ("Concordia Univ.", "US")),
        (("Lingnan University", "HK"), ("Lingnan University", "China")),
        ("天津医科大学第二医院", "The Second Hospital of Tianjin Medical University"),
        ("西安航天动力第11研究所", "西安航天动力第十一研究所"),
        ("第一三共株式会社", "第一三共"),
        ("复旦大学附属华山医院", "Huashan Hospital Affiliated to Fudan University"),
        ("Universitätsklinikum Würzburg", "University Hospital Würzburg"),
        ("Hochschule Mannheim", "Mannheim University of Applied Sciences"),
        ("Institut für Hirnforschung Foobar", "Foobar Institute for Hirn Research"),
        ("Уральский федеральный университет", "Ural Federal University"),
        ("Ospedale Niguarda", "Niguarda Hospital"),
        ("Busan Foobar University", "Pusan Foobar University"),
        ("中国科学院微生物研究所", "Institute of Microbiology, Chinese Academy of Sciences"),
        ("横浜市立大学", "Yokohama City University"),
        ("名古屋工業大学", "Nagoya Institute of Technology"),
        ("Otto-Friedrich-Universität Bamberg", "University of Bamberg"),
        ("Istituto Nazionale di Geofisica e Vulcanologia", "INGV"),
        ("The University Court of the University of St Andrews", "University of St Andrews"),
        ("Foobar University Business and Industry Cooperation Foundation", "Foobar University"),
        ("UC Santa Cruz", "University of California, Santa Cruz"),
        ("L'Occitane S.A.", "L Occitane"),
        ("Japan as represented by the Director of the Foobar Observatory", "Director, Foobar Observatory"),
    ],
)  # fmt: skip
def test_names_of_one_body_are_joined(one, other):
    assert together(one, other, *OTHERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ministry of Culture", "FR"), ("Ministry of Culture", "BR")),
        (("Universidad de Córdoba", "ES"), ("Universidad de Córdoba", "AR")),
        (("University of Lancaster", "GB"), ("Lancaster University", "US")),
        (("National Blood Service", "GB"), ("National Blood Service", "GH")),
        ("天津市第三中心医院", "天津市第四中心医院"),
        ("The First Hospital of Foobar", "The Second Hospital of Foobar"),
        ("中国船舶重工集团公司第七一一研究所", "中国船舶重工集团公司第七一二研究所"),
        ("Foobar Ventures Fund II, L.P.", "Foobar Ventures Fund III, L.P."),
        ("Keio University Hospital", "Keio University"),
        ("复旦大学附属华山医院", "复旦大学附属中山医院"),
        ("中国建设银行股份有限公司宁波市分行", "中国建设银行股份有限公司"),
        ("星河水务有限公司设计研究院", "星河水务有限公司湖州供水分公司"),
        (
            "The Commonwealth of Australia as represented by the Minister for Defence",
            "The Commonwealth of Australia as represented by the Minister for Health",
        ),
        ("Foobar Institute of Geochemistry", "Foobar Institute of Biochemistry"),
        ("Magdalen College Foobar", "University College Foobar"),
        ("UC Santa Barbara", "University of Santa Barbara"),
        ("Freie Universität Foobar", "Universität Foobar"),
        ("Hochschule Foobar", "Universität Foobar"),
        ("Wirtschafts-Universität Foobar", "Universität Foobar"),
        ("Kyoto University Hospital", "Kyoto University Dental Hospital"),
    ],
)  # fmt: skip
def test_names_of_two_bodies_are_kept_apart(one, other):
    assert not together(one, other, *OTHERS)


def test_a_firm_that_files_from_two_countries_stays_one():
    assert together(("Foobar Optics", "US"), ("Foobar Optics", "JP"), *OTHERS)


def test_a_body_without_a_country_or_with_a_rare_one_is_that_of_most_rows():
    told = [("Ministry of Fisheries", country) for country in (*["NO"] * 12, "IS", "IS", "SE", "")]

    found = list(resolver(*told).resolve().values())

    assert found[0] == found[-1] == found[-2] != found[-3]


@pytest.mark.parametrize("names", [
    (("Ministry of Culture", "FR"), ("Ministry of Culture", "BR")),
    ("First Hospital of Foobar", "Second Hospital of Foobar"),
    ("Keio University Hospital", "Keio University"),
    ("中国建设银行股份有限公司宁波市分行", "中国建设银行股份有限公司"),
    (("UFS", "ZA"), ("University of the Free State", "ZA")),
])  # fmt: skip
def test_what_keeps_bodies_apart_is_told_and_sums_to_the_score(names):
    why = resolver(*names).compare(0, 1)

    assert why.signs
    assert in_bits(why.score) == pytest.approx(sum(why.signs.values()))


def test_bodies_are_resolved_alike_in_any_order():
    told = [
        Spelling(f"{n:03}", name, country)
        for n, (name, country) in enumerate(
            (name, country)
            for name in ("Ministry of Culture", "Min. of Culture", "University of Lancaster", "Lancaster Univ.")
            for country in ("GB", "US", "", "France")
        )
    ]  # fmt: skip
    turned = random.Random("turned").sample(told, len(told))

    assert OrganisationResolver(told).resolve() == OrganisationResolver(turned).resolve()
