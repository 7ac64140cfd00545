"""The colours: readable everywhere they meet, and every one of them has its dark twin."""

import re
from pathlib import Path

import pytest

SHEETS = Path(__file__).parents[1] / "static" / "web"
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")
GROUNDS = ("paper", "surface", "sunk")
TEXTS = ("ink", "ink-soft", "ink-faint", "brand", "brand-strong", "bad")
MEETINGS = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    *((name, f"{name}-tint") for name in ("good", "warn", "bad", "info")),
    *(("ink", f"{name}-tint") for name in ("good", "warn", "bad", "info", "street", "brand")),
    ("brand-strong", "brand-tint"), ("on-brand", "brand"), ("on-brand", "brand-strong"),
    ("on-plate", "plate"), ("on-plate", "plate-deep"), ("on-plate-soft", "plate"),
    ("on-street", "street"), ("on-mark", "mark"), ("seal", "paper"),
]  # fmt: skip
EDGES = [("line-strong", ground) for ground in ("paper", "surface")] + [
    (f"chart-{n}", "surface") for n in range(1, 9)
]


def tokens(*sheets):
    return dict(pair for name in sheets for pair in TOKEN.findall((SHEETS / name).read_text()))


LOOKS = {"light": tokens("tokens.css"), "dark": tokens("tokens.css", "dark.css")}


def contrast(one, other):
    """Return the contrast ratio of two colours. Source: WCAG 2.2, relative luminance."""

    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        ]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_agrees_with_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
def test_text_stands_out_from_its_ground(look):
    faint = {
        f"{text} on {ground}": round(ratio, 2)
        for text, ground in MEETINGS
        if (ratio := contrast(LOOKS[look][text], LOOKS[look][ground])) < 4.5
    }

    assert faint == {}


@pytest.mark.parametrize("look", LOOKS)
def test_edges_and_chart_colours_can_be_made_out(look):
    faint = {
        f"{edge} on {ground}": round(ratio, 2)
        for edge, ground in EDGES
        if (ratio := contrast(LOOKS[look][edge], LOOKS[look][ground])) < 3.0
    }

    assert faint == {}


def test_every_colour_has_its_dark_twin():
    same_by_night = {"on-street"}

    missing = tokens("tokens.css").keys() - tokens("dark.css").keys() - same_by_night

    assert missing == set()


def test_sheets_use_only_tokens_that_exist():
    defined = set(re.findall(r"--([\w-]+):", (SHEETS / "tokens.css").read_text()))

    used = {
        name
        for sheet in SHEETS.glob("*.css")
        for name in re.findall(r"var\(--([\w-]+)", sheet.read_text())
    }

    assert used - defined == set()
