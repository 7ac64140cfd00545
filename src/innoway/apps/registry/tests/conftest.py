"""Actors and facts that most tests of the register begin with."""

from datetime import date

import pytest

from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rules import HOUSE

TODAY = date(2026, 11, 23)


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
