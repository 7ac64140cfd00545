"""What speaks for and against two names beside their words, and what is left to people."""

import csv
from pathlib import Path

import pytest

from innoway.engine.resolution.judgements import Judgement, Verdict
from innoway.engine.resolution.organisations import known
from innoway.engine.resolution.organisations.likeness import in_bits
from innoway.engine.resolution.organisations.names import organisation_tokens
from innoway.engine.resolution.organisations.resolve import (
    MOST_MET,
    OrganisationResolver,
    Spelling,
)
from innoway.engine.resolution.organisations.weighing import words_score
from innoway.engine.resolution.tests.spelled import resolver, together


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华为技术有限公司", "华为"),
        ("華為技術有限公司", "Huawei Technologies Co., Ltd."),
        ("小米科技有限责任公司", "小米"),
        ("中国科学院", "中科院"),
        ("清华大学", "Qinghua Univ."),
        ("北京星河图灵科技有限公司", "星河图灵"),
        ("삼성전자 주식회사", "Samsung Electronics Co., Ltd."),
        ("トヨタ自動車株式会社", "Toyota Jidosha K.K."),
        ("ООО Ромашка", "Romashka LLC"),
        ("Massachusetts Institute of Technology", "M.I.T."),
        ("Hewlett-Packard Company", "HewlettPackard Co"),
        ("Foobar Optics Inc. (formerly Quux Lenses Ltd.)", "Quux Lenses Limited"),
        ("星河光学有限公司（原名：银河镜片有限公司）", "银河镜片有限公司"),
        ("U. S. Precision Lens", "US Precision Lens Inc."),
        ("Lucent Techmologies Coporation", "Lucent Technologies, Inc."),
        ("Toyota Jidohsa Kubushiki Kaisha", "Toyota Motor Corp."),
        ("北京星河移动软件有限公司", "Beijing Xinghe Mobile Software Co., Ltd."),
        ("国网江苏省电力有限公司", "State Grid Jiangsu Electric Power Company"),
        ("삼성디스플레이 주식회사", "Samsung Display Co., Ltd."),
        ("百度在线网络技术（北京）有限公司", "北京百度在线网络技术有限公司"),
        ("深圳市宏达电子有限公司", "Shenzhen Hongda Electronics Co., Ltd."),
        ("Taiwan Semiconductor Manufacturing Company", "TSMC"),
        ("(주)엘지화학", "LG Chem, Ltd."),
        ("パナソニック株式会社", "Panasonic Corporation"),
        ("住友電気工業株式会社", "Sumitomo Electric Industries, Ltd."),
        ("国立大学法人大阪大学", "Osaka University"),
        ("Universität Wien", "University of Vienna"),
        ("TU Wien", "Technische Universität Wien"),
        ("IIT Bombay", "Indian Institute of Technology, Bombay"),
        ("Embrapa", "Empresa Brasileira de Pesquisa Agropecuária - EMBRAPA"),
        ("Board of Trustess operating Michigan State Univ.", "Michigan State University"),
        ("Arizona Board of Regents on behalf of Foobar University", "Foobar University"),
        ("Universit&eacute; de Montr&eacute;al", "UniversitÃ© de MontrÃ©al"),
        ("SociÃƒÂ©tÃƒÂ© lÃ¢â‚¬Â²Air Fuubar", "Société l'Air Fuubar"),
        ("Foobar TechnologiesInc.", "Foobar Technologies, Inc."),
        ("Fuubar Commissariat Atomiguie", "Fuubar Commissariat Atomique"),
        ("Röhmfoo GmbH", "Roehmfoo GmbH"),
        ("Foobar Cop., Ltd.", "Foobar Co., Lid."),
        ("Foobar Kommanditgesellschaft auf Aktien", "FOOBAR KGAA"),
        ("Foobar State University Research Foundation", "Foobar State University"),
        (
            "The Chancellor, Masters and Scholars of the University of Foobar",
            "University of Foobar",
        ),
        ("Foobar Inc. Intellectual Property Administration", "Foobar, Inc."),
        ("Internationaal Foobar Centrum (INFOC)", "INFOC vzw"),
        ("阿里巴巴集团控股有限公司", "Alibaba Group Holding Limited"),
        (
            "The United States of America as represented by the Seceretary of the Navy",
            "USA as represented by the Sec. of the Navy",
        ),
    ],
)
def test_names_of_one_organisation_are_joined(one, other):
    assert together(one, other, "Siemens AG", "Hitachi Maxell")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华为技术有限公司", "华为终端有限公司"),
        ("中国石油天然气股份有限公司", "中国石油天然气集团有限公司"),
        ("南京理工大学", "Nanjing Tech University"),
        ("西安理工大学", "Xi'an Technological University"),
        ("Hitachi, Ltd.", "Hitachi Chemical Co., Ltd."),
        ("北京汽车股份有限公司", "上海汽车集团股份有限公司"),
        ("University of California, San Diego", "University of California, Los Angeles"),
        ("Iowa State University", "University of Iowa"),
        ("Iowa State University Research Foundation", "University of Iowa Research Foundation"),
        ("Foobar University", "Foobar University of Technology"),
        ("University of Foobar", "Foobar Medical University"),
        ("Politecnico di Foobar", "Università degli Studi di Foobar"),
        ("北京现代汽车有限公司", "现代自动车株式会社"),
        ("Tokyo Electron Limited", "The Tokyo Electric Power Company, Incorporated"),
        ("Chevron Research Company", "Chemtron Research LLC"),
        ("Simco, Inc.", "Semyung Ind. Machinery Co., Ltd."),
        ("Asahi Kasei Chemicals Corporation", "Asahi Kasei Microdevices Corporation"),
        ("Sony Corporation", "Sony Electronics Inc."),
        ("Foobar Institute of Technology", "Foobar University of Technology"),
        ("Research Corporation", "Industrial Technology Research Institute"),
        ("STI Medical Systems, LLC", "Medical Systems Corporation"),
        (
            "Industry Academy Cooperation Foundation of Sejong University",
            "Korea Polytechnic University Industry Academic Cooperation Foundation",
        ),
        ("George Foobar University", "University of Foobar"),
        ("University of British Columbia", "Columbia University"),
        ("北京工业大学", "北京理工大学"),
        ("暨南大学", "济南大学"),
        ("深圳市宏达电子有限公司", "深圳市鸿达电子有限公司"),
        ("武汉大学", "Wuhan University of Technology"),
        ("国网北京市电力公司", "State Grid Jiangsu Electric Power Company"),
        ("深圳市星河光电技术有限公司", "武汉星河光电技术有限公司"),
        (
            "The United States of America as represented by the Secretary of the Navy",
            "The United States of America as represented by the Secretary of the Army",
        ),
        (("CKD Corporation", "JP"), ("Chong Kun Dang Corp.", "KR")),
        ("CKD Corporation", "Chong Kun Dang Corp."),
        (("MIT", "JP"), ("Massachusetts Institute of Technology", "US")),
        ("", " "),
    ],
)
def test_names_of_two_organisations_are_kept_apart(one, other):
    assert not together(one, other, "Siemens AG", "Bosch GmbH")


def test_a_short_acronym_joins_in_its_country_and_waits_for_a_person_without_one():
    full = "Chong Kun Dang"
    at_home = resolver(("CKD", "KR"), (full, "KR"))
    nowhere = resolver("CKD", full)

    assert len(set(at_home.resolve().values())) == 1
    clusters = nowhere.resolve()
    assert len(set(clusters.values())) == 2
    assert [(m.first, m.second) for m in nowhere.near_misses(clusters)] == [("000", "001")]


def test_an_acronym_of_several_names_is_left_to_people():
    found = resolver(
        "ABCD", "Alpha Beta Chemical Devices", "Arctic Boat Charter Dienst", "Siemens AG"
    )

    clusters = found.resolve()

    assert len(set(clusters.values())) == 4
    assert {m.first for m in found.near_misses(clusters)} == {"000"}


def test_a_spelling_that_carries_both_names_joins_them():
    told = ("XYZ", "Xenon Yttrium Zirconium", "Xenon Yttrium Zirconium (XYZ)")

    assert len(set(resolver(*told).resolve().values())) == 1


@pytest.mark.parametrize("names", [
    ("CKD", "Chong Kun Dang"), ("华为", "华为技术有限公司"), ("Nova", "Nova Technologies"),
    (("Acme Optics", "US"), ("Acme Optics Sensors", "DE")), ("Acme Optics", "Acme Fibres"),
])  # fmt: skip
def test_words_and_signs_sum_to_the_score_from_either_side(names):
    found = resolver(*names)
    why, turned = found.compare(0, 1), found.compare(1, 0)

    gained, *lost = (sum(w.values()) for w in (why.shared, why.only_first, why.only_second))
    words = in_bits(words_score(gained, *lost, why.slips)) if gained else 0.0
    assert in_bits(why.score) == pytest.approx(words + sum(why.signs.values()))
    assert (why.score, why.only_first) == (turned.score, turned.only_second)


def test_rarer_words_of_their_own_part_names_that_share_many_usual_ones():
    crowd = [f"University {n} Industry Academic Cooperation Foundation" for n in range(30)]
    found = resolver(
        "Kyunghee University Industry Academic Cooperation Foundation",
        "Catholic University Industry Academic Cooperation Foundation", *crowd,
    )  # fmt: skip

    assert found.compare(0, 1).signs
    assert found.resolve()["000"] != found.resolve()["001"]


def test_a_usual_word_is_no_slip_of_another_usual_one():
    names = [f"{brand} {word}" for brand in ("Sanyo", "Sankyo") for word in ("Fans", "Lamps", "")]
    found = resolver(*names).resolve()

    assert found["002"] != found["005"]


def test_a_crowd_of_like_names_is_compared_a_bounded_number_of_times():
    crowd = [f"Acme Optical {n} Fibre Works {n % 7}" for n in range(1500)]
    found = resolver(*crowd)

    found.resolve()

    assert len(found.scores) <= MOST_MET * len(crowd)


def test_a_judgement_parts_two_spellings_of_one_form():
    found = resolver("Canon Inc", "Canon K.K.", "Canon Ltd")
    said = [Judgement("000", "001", Verdict.NOT_SAME)]

    one, other, third = (found.resolve(judgements=said)[f"{n:03}"] for n in range(3))

    assert one != other
    assert third in {one, other}


def test_resolving_in_another_order_gives_the_same_clusters():
    names = [
        f"Acme {word} {end}" for word in ("Optics", "Optiks", "Fibre") for end in ("Ltd", "AG")
    ]
    told = [Spelling(f"{n:03}", name) for n, name in enumerate(names)]

    assert OrganisationResolver(told).resolve() == OrganisationResolver(told[::-1]).resolve()


def test_no_name_of_the_list_is_known_as_two_organisations():
    with Path(known.__file__).with_name(known.FILE).open(encoding="utf-8", newline="") as file:
        rows = [row["names"].split(" | ") for row in csv.DictReader(file)]
    borne = [
        (name, own, known.known_as(organisation_tokens(name), ()))
        for own, *others in rows
        for name in (own, *others)
    ]
    assert [(name, own, other) for name, own, other in borne if own != other] == []


def test_names_that_tell_two_places_stay_apart_however_much_else_they_share():
    words = "Zephyr Quartz Lumen Vertex Kestrel Onyx Marlin Tundra"
    names = [f"{words} Beijing", f"{words} Jiangsu", f"{words} Beijng"]
    others = [f"Firm {n} {place}" for n in range(60) for place in ("Beijing", "Jiangsu")]
    spellings = [Spelling(f"{n:03}", name) for n, name in enumerate((*names, *others))]

    clusters = OrganisationResolver(spellings).resolve()

    assert clusters["000"] != clusters["001"]
    assert clusters["000"] == clusters["002"]


def test_an_acronym_of_a_crowd_stands_for_nobody():
    letters = "abcdefghijklmnopqrstuvwyz"
    names = ["SXT", *(f"Shenzhen X{a}{b}oro Technology" for a in letters for b in letters)]

    resolver = OrganisationResolver([Spelling(f"{n:03}", name) for n, name in enumerate(names)])

    assert resolver.met(resolver.forms.of_row[0]) == set()
