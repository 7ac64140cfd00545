"""The dictionary in both directions, and the glossary on top."""

import pytest

from innoway.engine.search.cedict import GLOSSARY, glossary_rows
from innoway.engine.search.translate import Translator, translator
from innoway.engine.search.weights import DEFAULT
from innoway.engine.text.fold import fold


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("无线充电装置", ["无线", "充电", "装置"]),
        ("发光二极管", ["发光二极管"]),
        ("半导体激光器", ["半导体", "激光器"]),
        ("燃料电池电极", ["燃料电池", "电极"]),
    ],
)
def test_segmentation_prefers_long_words(run, words):
    assert translator().segment(run) == words


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("电池", "battery"),
        ("发光二极管", "light emitting diode"),
        ("催化剂", "catalyst"),
        ("衬底", "substrate"),
    ],
)
def test_chinese_into_english(chinese, english):
    [rendering] = translator().into_english(chinese, DEFAULT)

    assert english in {sense.written for sense in rendering.senses}
    assert sum(sense.weight for sense in rendering.senses) == pytest.approx(1)


def test_english_phrase_is_one_word_of_chinese():
    [rendering] = translator().into_chinese(["fuel", "cells"], DEFAULT)

    assert (rendering.origin, rendering.senses[0].written) == ("fuel cells", "燃料电池")


def test_stewards_glossary_adds_and_leads(tmp_path):
    own = tmp_path / "glossary.csv"
    own.write_text(
        "zh,en\n# a comment\n众创空间,maker space; innovation hub\n电池,galvanic cell\n", "utf-8"
    )
    table = Translator((GLOSSARY, own))

    [new] = table.into_english("众创空间", DEFAULT)
    [led] = table.into_english("电池", DEFAULT)

    assert [s.written for s in new.senses][:2] == ["maker space", "innovation hub"]
    assert "galvanic cell" in {s.written for s in led.senses}
    assert max(led.senses, key=lambda s: s.weight).source == "glossary"


def test_shipped_glossary_is_well_formed():
    rows = list(glossary_rows(GLOSSARY))

    assert len(rows) > 300
    assert all(fold(chinese) == chinese and words for chinese, words in rows)
    assert len(set(rows)) == len(rows)
