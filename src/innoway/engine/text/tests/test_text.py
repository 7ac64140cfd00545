"""The normalisers answer any text, and the same text once and for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.engine.text.fold import fold, writable
from innoway.engine.text.language import detect_language, primary
from innoway.engine.text.names import normal_name
from innoway.engine.text.stem import MAX_TERM
from innoway.engine.text.words import runs, terms

# Every code point, lone surrogates among them, and pieces that meet in patents.
ANY_TEXT = st.text(st.characters(), max_size=80) | st.lists(
    st.sampled_from(
        [
            "無線",
            "充电",
            "Ａ",
            "ﬁ",
            "İ",
            "ß",
            "é",
            "e\u0301",
            "'s",
            "_",
            "\x00",
            "\ud800",
            "H2O",
            " ",
        ]
    ),
    max_size=30,
).map("".join)


@given(ANY_TEXT)
def test_fold_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_terms_of_folded_text_are_the_same(text):
    assert terms(fold(text)) == terms(text)


@given(ANY_TEXT)
def test_terms_can_be_written_and_hold_no_space(text):
    for term in terms(text):
        term.encode()
        assert term == "".join(term.split())
        assert 0 < len(term) <= MAX_TERM


@given(ANY_TEXT)
def test_runs_lie_inside_the_text(text):
    assert all(text[run.start() : run.end()] == run.group() for run in runs(text))


@given(ANY_TEXT)
def test_detection_answers_any_text(text):
    assert detect_language(text) == "" or detect_language(text).isalpha()


@given(ANY_TEXT)
def test_normal_name_is_stable(text):
    assert normal_name(normal_name(text)) == normal_name(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("無線充電裝置", "无线充电装置", id="traditional and simplified"),
        pytest.param("ＬＥＤ", "led", id="full width"),
        pytest.param("batteries", "Battery", id="plural"),
        pytest.param("inventor's", "inventors", id="possessive"),
        pytest.param("Schrödinger", "SCHRODINGER", id="accent"),
    ],
)
def test_spellings_of_one_word_share_terms(one, other):
    assert terms(one) == terms(other)


def test_inner_chinese_phrase_is_contiguous():
    whole, part = terms("可充电电池组"), terms("充电电池")

    starts = [i for i in range(len(whole)) if whole[i : i + len(part)] == part]

    assert len(starts) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一种基于 Transformer 的 LED 驱动电路", "zh"),
        ("手机", "zh"),
        ("A method for charging", "en"),
        ("Procédé de fabrication d'une batterie pour les véhicules", "fr"),
        ("Verfahren und Vorrichtung zur Herstellung von Batterien", "de"),
        ("Phương pháp và thiết bị sạc không dây của xe", "vi"),
        ("電池の製造方法及び装置", "ja"),
        ("무선 충전 장치", "ko"),
        ("", ""),
        ("12 34 %", ""),
    ],
)
def test_language_is_recognised(text, language):
    assert detect_language(text) == language


def test_primary_language_of_a_tag():
    assert [primary(tag) for tag in ("zh-Hant", "EN_gb", " fr ", "")] == ["zh", "en", "fr", ""]


def test_writable_keeps_line_breaks():
    assert writable("a\n\tb\r\x0bc") == "a\n\tb\r c"
