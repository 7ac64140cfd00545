"""Names that differ in language, in words cut short, or in what an author's affiliation adds."""

import re

import pytest

from innoway.engine.resolution.organisations.foreign import foreign_words
from innoway.engine.resolution.organisations.japanese import CHINESE
from innoway.engine.resolution.organisations.names import organisation_tokens
from innoway.engine.resolution.organisations.words import LEGAL, STOP
from innoway.engine.resolution.tests.spelled import together
from innoway.engine.text.fold import simplify

OTHERS = "Siemens AG", "Hitachi Maxell", "Univ. of Iowa", "Research Corporation Technologies"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Institut supérieur de gestion de Sousse", "Sousse Higher Institute of Management"),
        ("Università Telematica Foobar, Facoltà di Lingue", "Universita Telematica Foobar"),
        ("Max-Planck-Institut für Festkörperforschung", "MPI for Solid State Research"),
        ("Rijksuniversiteit Gent", "Universiteit Gent"),
        ("Foobar Versicherungs-AG", "Foobar Insurance"),
        ("Foobar Kikai K.K.", "Foobar Machinery Co., Ltd."),
    ],
)
def test_words_of_other_languages_are_told_in_english(one, other):
    assert together(one, other, *OTHERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UNIV SOUTH CHINA AGRICULT", "South China Agricultural University"),
        ("HON HAI PREC IND CO LTD", "Hon Hai Precision Industry Co., Ltd."),
        ("CHALMERS UNIV OF TECHN", "Chalmers University of Technology"),
        ("ECOLE FOOBAR POLYTECH", "Ecole Polytechnique Foobar"),
        ("Siemens Akt.-Ges.", "Siemens AG"),
    ],
)
def test_words_cut_short_are_written_out(one, other):
    assert together(one, other, *OTHERS)


def test_foreign_words_are_neither_legal_forms_nor_small_words():
    assert foreign_words()
    assert foreign_words().keys().isdisjoint(LEGAL | STOP)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dept. of Physics, Harvard University, Cambridge, MA 02138, USA", "Harvard University"),
        ("Univ Tokyo, Dept Chem, Bunkyo Ku, Tokyo 1130033, Japan", "The University of Tokyo"),
        ("Universidad de Sevilla, Departamento de Fisica", "University of Seville"),
        ("School of Medicine, UC San Diego, La Jolla, USA", "UC San Diego"),
        ("RIKEN, Wako, Saitama 351-0198, Japan", "RIKEN"),
        ("Kyoto University Physics Department", "Kyoto University"),
    ],
)
def test_departments_and_addresses_do_not_count(one, other):
    assert together(one, other, *OTHERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Institute of Physics, Foobar Academy of Sciences, Beijing 100190, China",
            "Institute of Chemistry, Foobar Academy of Sciences, Beijing 100190, China",
        ),
        ("Zhongshan Hospital, Fudan University, Shanghai, China", "Fudan University"),
        (
            "Department of Physics, University of California, San Diego, USA",
            "Department of Physics, University of California, Santa Barbara, USA",
        ),
        (
            "Dept. of Physics, University of Glasgow, Glasgow, UK",
            "Dept. of Physics, University of Strathclyde, Glasgow, UK",
        ),
        ("Department of Energy, Washington, DC, USA", "Department of Agriculture, Washington, DC, USA"),
    ],
)  # fmt: skip
def test_bodies_of_one_address_stay_apart(one, other):
    assert not together(one, other, *OTHERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KU Foobar", "Katholieke Universiteit Foobar"),
        ("HU Foobar", "Humboldt-Universität zu Foobar"),
        ("UAM Madrid", "Universidad Autónoma de Madrid"),
        ("NYU", "New York University"),
        ("UPF", "Universitat Pompeu Fabra"),
        ("INFN ISTITUTO NAZIONALE DI FISICA NUCLEARE", "Istituto Nazionale di Fisica Nucleare"),
        ("Fraunhofer ISE", "Fraunhofer-Institut für Solare Energiesysteme ISE"),
    ],
)
def test_acronyms_of_a_language_of_their_own_are_known(one, other):
    assert together(one, other, *OTHERS)


def test_an_acronym_of_three_letters_alone_joins_no_institute():
    assert not together("IGT", "Institute of Gas Technology", *OTHERS)


def test_an_acronym_joins_its_group_though_other_languages_do_not_spell_it():
    assert together(
        "FTU", "Foobars Tekniske Universitet", "Technical University of Foobar",
        "Technical University of Foobar, Lyngby", "Tech. Univ. Foobar Lyngby", *OTHERS,
    )  # fmt: skip


def test_an_acronym_that_two_universities_spell_joins_neither():
    told = "TUF", "Technical University of Foobar", "Technical University of Flensburg", *OTHERS

    assert not together(*told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schneider Electric SE", "Schneider Electronics GmbH"),
        ("삼성전자주식회사", "삼성전기주식회사"),
    ],
)
def test_electric_and_electronic_are_two_trades(one, other):
    assert not together(one, other, *OTHERS)


def test_electric_and_electronic_may_be_mixed_up_in_a_longer_name():
    assert together(
        "Matsushita Electronic Industrial Co., Ltd.", "Matsushita Electric Industrial Co., Ltd.",
        "Matsushita Elec. Ind. Co., Ltd.", *OTHERS,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", ["University of Texas, Austin", "National Tsing Hua University", "Tokyo Electron", "Australian Foobar"]
)  # fmt: skip
def test_a_name_is_no_slip_of_a_usual_word(name):
    assert organisation_tokens(name) == tuple(
        word for word in re.findall(r"\w+", name.lower()) if word != "of"
    )


@pytest.mark.parametrize(
    "form",
    [
        "Foobar Joint-Stock Company", "Foobar Spółka z ograniczoną odpowiedzialnością", "Foobar Limitada",
        "Foobar Sp. z o.o.", "Foobar, Sociedad Anónima de Capital Variable", "Foobar Proprietary Limited",
        "Foobar S.à r.l.", "Foobar akciová společnost", "Foobar društvo s ograničenom odgovornošću",
        "Foobar Ges.m.b.H.", "Foobar Limited Partnership", "Foobar Kabushiki-Kaisha",
        "Foobar Gufen Youxian Gongsi", "Foobar You Xian Gong Si",
    ],
)  # fmt: skip
def test_legal_forms_in_full_do_not_count(form):
    assert organisation_tokens(form) == ("foobar",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pirelli & C. S.p.A.", "PIRELLI & C SPA"),
        ("Huawei Jishu Youxian Gongsi", "华为技术有限公司"),
        ("Beijing Xinghe Dianzi Keji Gufen Youxian Gongsi", "北京星河电子科技股份有限公司"),
        ("Foobar Research Foundation, Inc.", "Foobar University"),
        ("UNIV SUNGKYUNKWAN RES & BUS", "Sungkyunkwan University"),
        ("SEOUL NAT UNIV R & DB FOUND", "Seoul National University"),
        ("UNIV NAGOYA NAT UNIV CORP", "Nagoya University"),
    ],
)
def test_other_forms_of_one_name_are_joined(one, other):
    assert together(one, other, *OTHERS)


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        ("Dow Corning Corp.", "Corning Inc.", "Dow Chemical Co."),
        ("Société Générale", "Generali", "Assicurazioni Generali S.p.A."),
        ("E.ON UK", "Aviva UK", "Computacenter UK"),
        ("Virginia Tech", "University of Virginia", "Virginia Tech Intellectual Properties, Inc."),
        ("Università degli Studi di Milano-Bicocca", "Università degli Studi di Milano", "Politecnico di Milano"),
        ("Université Libre de Bruxelles", "Vrije Universiteit Brussel", "Universiteit Gent"),
    ],
)  # fmt: skip
def test_look_alikes_stay_apart(one, other, beside):
    assert not together(one, other, beside, *OTHERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KERNFORSCHUNGSANLAGE JUELICH", "Forschungszentrum Jülich"),
        ("Zhejiang Geely Holding Group Co., Ltd.", "吉利控股集团"),
        ("POSTECH ACAD IND FOUND", "Pohang University of Science and Technology"),
        ("German Aerospace Centre (DLR)", "DLR"),
        ("国立研究開発法人理化学研究所", "RIKEN"),
    ],
)
def test_known_names_are_known_in_other_forms(one, other):
    assert together(one, other, *OTHERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国立大学法人広島大学", "Hiroshima University"),
        ("神戸大学", "UNIV KOBE"),
        ("フーバー鉱業株式会社", "Fuba Mining Co., Ltd."),
        ("いすゞ自動車株式会社", "Isuzu Jidosha K.K."),
        ("浪潮电子信息产业股份有限公司", "Inspur Electronic Information Industry Co., Ltd."),
    ],
)
def test_names_in_east_asian_characters_are_told(one, other):
    assert together(one, other, *OTHERS)


def test_characters_of_japan_stand_for_one_of_china_each():
    assert all(simplify(chr(one)) != chr(other) for one, other in CHINESE.items())
    assert all(simplify(chr(other)) == chr(other) for other in CHINESE.values())
