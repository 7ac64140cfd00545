"""Actors and facts that most tests of the register begin with."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rules import HOUSE
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store

TODAY = date(2026, 11, 23)
GRANTS = Path(__file__).parents[2] / "observatory/tests/sample/grants.xml"
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def provenance():
    """A plain source of the day."""
    return Provenance(source="test register", retrieved_on=TODAY)


@pytest.fixture
def organisation(db, provenance):
    """A firm with a Chinese and an English name and one number."""
    return register_organisation(
        actor=HOUSE,
        names=[NewName("Baidu", "en"), NewName("百度", "zh-Hans")],
        identifiers=[("cn:uscc", "91110000600037341L")],
        facts={"country": "CN", "kind": "enterprise"},
        provenance=provenance,
    )


@pytest.fixture(scope="session")
def made_store(tmp_path_factory):
    """Take the sample in and resolve it, once."""
    made = tmp_path_factory.mktemp("review") / "store"
    ingest(made, "uspto_grants", [GRANTS], clock=lambda: NOW)
    resolve_store(made)
    return made


@pytest.fixture
def store(made_store, tmp_path, settings):
    """Give a test a store of its own: judging publishes new versions."""
    settings.STORE = tmp_path / "store"
    shutil.copytree(made_store, settings.STORE)
    return settings.STORE
