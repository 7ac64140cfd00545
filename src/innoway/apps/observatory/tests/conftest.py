"""A small real store for the tests: sample files taken in by the engine's own run."""

import datetime
from pathlib import Path

import pytest
from django.test import Client

from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store

SAMPLE = Path(__file__).parent / "sample"
FILES = {"uspto_grants": "grants.xml", "nasa_offers": "offers.csv", "dod_topics": "topics.json"}
NOW = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.UTC)


def fill(store: Path) -> Path:
    """Take the sample in as an installation would, and resolve who is who."""
    for source, file in FILES.items():
        ingest(store, source, [SAMPLE / file], clock=lambda: NOW)
    resolve_store(store, clock=lambda: NOW)
    return store


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("observatory") / "store")


@pytest.fixture
def filled(settings, sample_store):
    settings.STORE = sample_store
    return sample_store


@pytest.fixture
def nothing_loaded(settings, tmp_path):
    settings.STORE = tmp_path / "store"
    return settings.STORE


@pytest.fixture
def visitor():
    """Return a function that gets an address in a language."""

    def get(address, language="en", **headers):
        return Client().get(address, headers={"Accept-Language": language, **headers})

    return get
