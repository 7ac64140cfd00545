"""Every story of the demo district runs against sample data, step by step."""

import re
from html import unescape

import pytest

from innoway.apps.observatory.queries.district import content_folder, read_district

STORIES = read_district(content_folder("zhongguancun")).stories
HIT = re.compile(r'<li class="hit">.*?href="/[a-z]+/([^"/]+)/"', re.DOTALL)


def text_of(response):
    body = b"".join(response) if response.streaming else response.content
    return unescape(body.decode())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_story(story, filled, visitor, db):
    for step in story.steps:
        response = visitor(step.visit, step.language)
        text = text_of(response)

        assert response.status_code == 200, step.visit
        assert [said for said in step.shows if said not in text] == [], step.visit
        if step.first is not None:
            found = HIT.search(text)
            assert found is not None and unescape(found[1]).replace("%3A", ":") == step.first
