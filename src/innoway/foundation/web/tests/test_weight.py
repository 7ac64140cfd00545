"""What a first visit fetches stays small: on a slow phone every kilobyte is waited for."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import html

REQUESTS = 18
KILOBYTES = 110  # page, sheets, scripts and letters, as the proxy sends them
CHARTS = 400  # with the chart library on top
pytestmark = pytest.mark.django_db


def fetched(path):
    """Return the compressed size of a page and of each file it names."""
    answer = Client(headers={"Accept-Language": "zh-CN"}).get(path)
    page = html.fromstring(answer.content.decode())
    names = set(page.xpath("//link[@href]/@href | //script[@src]/@src"))
    files = [finders.find(name.removeprefix("/static/")) for name in names if "/static/" in name]
    return [packed(answer.content), *(packed(Path(file).read_bytes()) for file in files)]


def packed(body):
    return min(len(body), len(gzip.compress(body, 6))) / 1000


@pytest.mark.parametrize(
    "path,most",
    [("/accessibility/", KILOBYTES), ("/auth/login/", KILOBYTES), ("/styleguide/", CHARTS)],
)
def test_first_visit_stays_light(path, most):
    sizes = fetched(path)

    assert len(sizes) <= REQUESTS
    assert sum(sizes) < most
