"""Every endpoint answers anything at all with what its document says, and never with a fault.

Valid and invalid requests are generated from the OpenAPI document, the same in every run, and sent
as a stranger, as a person and as staff. Where a path names something, half of the requests name
something that exists.
"""

import datetime
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account, make_appointment
from innoway.apps.observatory.tests.conftest import fill
from innoway.apps.registry.calculations.pair import Saying, SeenPair, Side
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.enums import EntityKind, PairVerdict
from innoway.apps.registry.operations.enter_judgement import enter_judgement
from innoway.apps.registry.operations.propose_merge import propose_merge
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rules import HOUSE
from innoway.engine.pipelines.resolving import resolve_store
from innoway.foundation.rest.keys import issue_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DOCUMENT = Path(__file__).parents[2] / "docs/openapi.json"
CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
SEED = 20261123
EXAMPLES = 12

load_all_checks()
schema = schemathesis.openapi.from_path(DOCUMENT)
OPERATIONS = {found.ok().label: found.ok() for found in schema.get_all_operations()}
CALLERS = {"stranger": None, "person": (), "staff": (StaffRole.ADMINISTRATOR, StaffRole.STEWARD)}


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """A small real store that all requests ask, its mentions resolved."""
    made = fill(tmp_path_factory.mktemp("fuzz") / "store")
    resolve_store(made)
    return made


@pytest.fixture
def existing(db, store):
    """What paths may name: an organisation of the register, a technology, what stewards judged."""
    today = Provenance(source="test", retrieved_on=datetime.date(2026, 11, 23))
    names = [NewName("Baidu", "en"), NewName("百度", "zh-Hans")]
    organisation = register_organisation(
        actor=HOUSE, names=names, facts={"country": "CN"}, provenance=today
    )
    pair = SeenPair(
        EntityKind.PERSON, *(Side(f"US{n}|inventor|0", "A", f"e{n}", 1) for n in (1, 2))
    )
    said = Saying("same", "rare-name")
    now, steward = timezone.now(), make_account(staff=StaffRole.STEWARD)
    judged = enter_judgement(
        columns=pair.columns() | said.columns(), verdict=PairVerdict.SAME,
        judged_by_id=steward.pk, at=now,
    )  # fmt: skip
    return {
        "judgement_id": judged.pk,
        "proposal_id": propose_merge(actor=steward, pair=pair, said=said, at=now).pk,
        "organisation_id": organisation.pk,
        "id": "US10607601",
        "subject": "US10607601",
        "name": "nasa_offers",
        "scheme": "lei",
    }


@pytest.fixture(params=CALLERS)
def headers(request, db):
    """The key of a caller, nothing for a stranger."""
    roles = CALLERS[request.param]
    if roles is None:
        return {}
    account = make_account()
    for role in roles:
        make_appointment(account, role)
    key = issue_key(
        account_id=account.pk, name="fuzz", scopes=["read", "write"], days=1, now=timezone.now()
    )
    return {"X-API-Key": key[1]}


@pytest.mark.parametrize("label", OPERATIONS)
def test_an_endpoint_answers_anything(label, headers, existing, district):
    operation = OPERATIONS[label]
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
    cases = st.one_of(operation.as_strategy(generation_mode=mode) for mode in modes)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=cases, known=st.booleans())
    def send(case, known):
        if known:
            named = {n: existing[n] for n in case.path_parameters or {} if n in existing}
            case.path_parameters.update(named)
        response = case.call(app=district, headers=headers)
        case.validate_response(response, checks=CHECKS.get_by_names(list(CHECKED)))

    send()


@pytest.fixture
def district(settings, store):
    """The whole application over the sample store, without a limit to the number of requests.

    A request that ends would close the connection, and with it the transaction of the test.
    """
    settings.STORE = store
    settings.API_REQUESTS_A_MINUTE = dict.fromkeys(settings.API_REQUESTS_A_MINUTE, 10**9)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
