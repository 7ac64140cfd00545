"""A moment, and caches without the last test's rate limits."""

import datetime

import pytest
from django.core.cache import cache


@pytest.fixture
def now():
    """A moment that does not move."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


@pytest.fixture(autouse=True)
def forget_rate_limits():
    """Start each test without requests counted by the one before."""
    cache.clear()
