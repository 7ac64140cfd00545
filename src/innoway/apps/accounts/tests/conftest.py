"""A moment for tests."""

import datetime

import pytest


@pytest.fixture
def now():
    """A moment that does not move."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
