"""Every component of the design system in both languages, both colours, at a desk and on a phone."""

import pytest

from tests.journeys.test_every_page import NARROWEST, faults, sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LOOKS = {
    "desk-english-light": {"language": "en", "theme": "light", "width": 1280},
    "phone-chinese-dark": {"language": "zh-hans", "theme": "dark", "width": 390},
    "desk-chinese-dark": {"language": "zh-hans", "theme": "dark", "width": 1280},
    "phone-english-light": {"language": "en", "theme": "light", "width": 390},
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_component(visit, look):
    page = visit(**LOOKS[look]).go("/styleguide/")

    wrong = faults(page) + sideways(page, LOOKS[look]["width"]) + sideways(page, NARROWEST)

    assert wrong == []
