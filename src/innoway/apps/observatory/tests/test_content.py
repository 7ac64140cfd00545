"""The demo district's content is whole in both languages and keeps to its own glossary."""

import dataclasses
import re
import shutil
from importlib.resources import as_file
from pathlib import Path

import pytest

from innoway.apps.observatory.calculations.district import Text
from innoway.apps.observatory.errors import ContentFault
from innoway.apps.observatory.queries.district import content_folder, read_district

DISTRICT = "zhongguancun"
HAN = re.compile(r"[\u4e00-\u9fff]")
NAMES_WITHOUT_HAN = {"%"}


def texts_in(value, path="district"):
    if isinstance(value, Text):
        yield path, value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_in(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts_in(item, f"{path}[{number}]")


@pytest.fixture(scope="module")
def district():
    return read_district(content_folder(DISTRICT))


@pytest.fixture
def copied(tmp_path):
    with as_file(content_folder(DISTRICT)) as folder:
        return Path(shutil.copytree(folder, tmp_path / DISTRICT))


def test_content_is_written_in_both_languages(district):
    found = list(texts_in(district))

    chinese_in_english = [path for path, text in found if HAN.search(text.en)]
    no_chinese = [
        path for path, text in found if not HAN.search(text.zh) and text.zh not in NAMES_WITHOUT_HAN
    ]

    assert len(found) > 80
    assert chinese_in_english == []
    assert no_chinese == []


def test_content_uses_only_the_spellings_of_the_glossary(district):
    refused = [(t.key, word) for t in district.terms for word in t.never.en + t.never.zh]

    used = [
        (path, key)
        for path, text in texts_in(district)
        for key, word in refused
        if re.search(rf"\b{re.escape(word)}\b", f"{text.en} {text.zh}")
    ]

    assert used == []


def test_each_term_has_one_spelling_that_no_other_term_shares(district):
    english = [term.en.lower() for term in district.terms]
    chinese = [term.zh for term in district.terms]

    assert len(set(english)) == len(english)
    assert sorted({word for word in chinese if chinese.count(word) > 1}) == []
    assert len(english) >= 150


@pytest.mark.parametrize(
    ("key", "value", "as_of"),
    [
        ("office-areas", 45, "2014-09-19"),
        ("makerspaces", 20, "2015-05-31"),
        ("mother-fund", 10**9, "2015-06-01"),
        ("national-standards", 600, "2014-12-31"),
        ("smart-hardware-measures", 29, "2015-03-27"),
        ("teams-2019", 3451, "2019-06-12"),
    ],
)
def test_figures_are_those_of_the_newsletter_and_its_followers(district, key, value, as_of):
    figure = next(f for f in district.figures if f.key == key)

    assert (figure.value, figure.as_of) == (value, as_of)


def test_places_are_those_the_newsletter_names(district):
    assert [s.name.en for s in district.spaces] == [
        "3W Coffee", "Angel Crunch", "Legend Star", "YOU+",
    ]  # fmt: skip
    assert [n.country for n in district.nodes] == ["US", "FI", "GB", "IL"]
    assert [w.key for w in district.windows] == ["policy", "ipr", "social-security", "legal"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("district.yml", "value: 45", "value: many", "district.yml: figures[0].value: must be"),
        ("district.yml", "summary:", "sumary:", "district.yml: sumary: is not a known key"),
        ("nodes/overseas.yml", "zh: 芬兰", "zh: ''", "overseas.yml: nodes[1].name.zh: is empty"),
        ("nodes/overseas.yml", ", zh: 芬兰", "", "overseas.yml: nodes[1].name.zh: is missing"),
        ("terms.yml", "area: hall", "area: moon", "is none of district, hall"),
        ("funds/mother-fund.yml", "source: newsletter-12", "source: hearsay", "is not a source"),
        ("indicators/patents.yml", "key: patents-by-field", "key: patents-by-year", "used twice"),
        ("services/hall.yml", "windows:", "windows: [", "hall.yml: the file: cannot be read"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_key(copied, file, old, new, said):
    path = copied / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    with pytest.raises(ContentFault) as refused:
        read_district(copied)

    assert said in str(refused.value)
