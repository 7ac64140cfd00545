"""Every page of the district in both languages, at a desk and on a phone.

Each is opened once in a language and looked at in both widths: one heading, a title, the language
on the root, no script error, no breach of the security policy, nothing to push sideways down to
320 pixels, and no fault that axe knows of WCAG 2.2 AA and good practice. Pages of apps with journeys of their own
are looked at there.
"""

from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import get_resolver, reverse
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.models import Principal
from innoway.apps.accounts.tests.factories import make_account, make_delegation
from innoway.apps.observatory.gateways import (
    SearchQuery,
    communities,
    find_entities,
    search_documents,
    technology,
)
from innoway.apps.registry.calculations.pair import Saying
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.enums import EntityKind
from innoway.apps.registry.gateways import review_queue, seen_pair
from innoway.apps.registry.operations.check_import import check_import
from innoway.apps.registry.operations.judge_pair import judge_pair
from innoway.apps.registry.operations.propose_merge import propose_merge
from innoway.apps.registry.operations.record_person import record_person
from innoway.apps.registry.operations.record_place import record_place
from innoway.apps.registry.operations.record_recognition import record_recognition
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.operations.upload_import import upload_import
from innoway.apps.registry.rules import HOUSE
from innoway.apps.registry.tests.conftest import TODAY
from innoway.apps.registry.web.views.forms import FORMS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LOOKS = {"en": ("en", "light"), "zh-hans": ("zh-Hans", "dark")}
WIDTHS = (1280, 390)
NARROWEST = 320  # Source: WCAG 2.2, 1.4.10 Reflow
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OWN_APPS = ("web", "observatory", "registry", "accounts")
ELSEWHERE = {"403", "404", "/search/?q=method", "/search/?q=zzzzqqqq"}

# What has an address and is no page: it acts, sends a file or a part, or needs a letter to get there.
NO_PAGE = {
    "web:choose-language", "web:choose-theme", "web:revoke-api-key", "web:api-catalog",
    "web:security-txt", "web:llms-txt", "web:robots-txt", "web:decide-task", "web:audit-line",
    "observatory:export", "observatory:suggest", "observatory:cite", "observatory:progress",
    "observatory:chart-data", "observatory:flows-file", "observatory:follow-the-money", "observatory:quarantined", "registry:register-table",
    "registry:reveal-contact", "registry:upload-import", "registry:import-rows",
    "registry:match-columns", "registry:confirm-import", "registry:undo-import",
    "registry:desk-progress", "registry:take-pair", "registry:judge-pair", "registry:apply-again",
    "registry:judgement-rows", "registry:undo-judgement", "registry:approve-merge",
    "registry:refuse-merge", "registry:withdraw-merge", "accounts:act-for-organisation",
    "accounts:leave-organisation", "accounts:withdraw-invitation", "accounts:revoke-delegation",
    "accounts:change-role", "accounts:accept-invitation", "accounts:decline-invitation",
    "accounts:revoke-appointment", "accounts:read-all-notices", "accounts:choose-mails",
    "accounts:read-notice", "accounts:stop-mails", "accounts:cancel-deletion",
}  # fmt: skip


@pytest.fixture
def places(settings, db):
    """Return the address of each page by its name, with one thing of each kind behind them."""
    settings.STAFF_TWO_FACTOR = False
    source = Provenance(source="test register", retrieved_on=TODAY)
    firm = register_organisation(
        actor=HOUSE, names=[NewName("Baidu", "en"), NewName("百度", "zh-Hans")],
        identifiers=[("cn:uscc", "91110000600037341L")], facts={"country": "CN"}, provenance=source,
    )  # fmt: skip
    upload = upload_import(actor=HOUSE, content=b"name\nA\n", file_name="t.csv", source="s")
    check_import(register_import=upload)
    things = {
        "organisation": firm.pk,
        "identifier": firm.identifiers.get().pk,
        "person": record_person(actor=HOUSE, name="Li Lei", provenance=source).pk,
        "recognition": record_recognition(
            actor=HOUSE, organisation=firm, kind="gazelle", start=TODAY, provenance=source
        ).pk,
        "place": record_place(actor=HOUSE, name="Street", country="CN", provenance=source).pk,
        "import": upload.pk,
        None: None,
    }
    return of_the_ground() | of_the_record() | of_the_register(things) | of_accounts(firm.pk)


def addresses(names, *args):
    return {name: reverse(name, args=args) for name in names}


def of_the_ground():
    names = ["accessibility", "styleguide", "read-log", "api-keys", "audit-lines", "parked-tasks"]
    return addresses(f"web:{name}" for name in names) | {page: page for page in ELSEWHERE}


def of_the_record():
    patent = technology("US10607601")
    need = search_documents(SearchQuery(kind="need")).hits[0].id
    found = addresses(
        f"observatory:{name}"
        for name in (
            "start",
            "search",
            "sources",
            "charts",
            "graph",
            "shortest-path",
            "resolution-quality",
            "network",
        )
    )
    found |= addresses(
        ["observatory:technology", "observatory:statements", "observatory:chain-of-title"],
        patent.id,
    )
    found |= addresses(["observatory:need"], need)
    found |= addresses(["observatory:organisation"], patent.owners[0].id)
    found |= addresses(["observatory:person"], patent.people[0].id)
    found |= addresses(["observatory:source"], "uspto_grants")
    owner, person = (
        find_entities(named.name, limit=1)[0].id for named in (patent.owners[0], patent.people[0])
    )
    graph = {
        "owner in the graph": f"{reverse('observatory:graph')}?id={owner}",
        "found in the graph": f"{reverse('observatory:graph')}?q=a",
        "way": f"{reverse('observatory:shortest-path')}?from={person}&to={owner}",
        "person": reverse("observatory:entity", args=[person]),
        "field": reverse("observatory:entity", args=[f"field-{patent.fields[0].number}"]),
    }
    found |= addresses(["observatory:entity"], owner) | graph
    found |= addresses(["observatory:community"], communities(limit=1, offset=0)[0].id)
    explained = f"{reverse('observatory:explain')}?q=method&id={patent.id}"
    return found | {"observatory:explain": explained}


def of_the_register(things):
    lists = ["register", "people", "places", "imports", "review-queue", "judgements",
             "contradictions", "merge-proposals"]  # fmt: skip
    found = addresses(f"registry:{name}" for name in lists)
    found |= addresses(
        ["registry:organisation", "registry:organisation-history"], things["organisation"]
    )
    found |= addresses(["registry:person"], things["person"])
    found |= addresses(["registry:place"], things["place"])
    found |= addresses(["registry:register-import"], things["import"])
    found |= {"registry:review-pair": f"{reverse('registry:review-pair')}?{a_judged_pair()}"}
    for phrase, (_form, kind) in FORMS.items():
        args = [] if things[kind] is None else [things[kind]]
        found |= addresses([f"registry:{phrase}"], *args)
    return found


def a_judged_pair():
    """Judge one pair of the queue and propose another as a large merge; return its query."""
    steward = make_account(staff=StaffRole.STEWARD)
    waiting = review_queue(EntityKind.ORGANISATION, limit=9)
    (first, second), (one, other) = ((pair.first, pair.second) for pair in waiting[:2])
    said = Saying("not same", "separate-body")
    judge_pair(
        actor=steward, kind="organisation", mentions=(first, second), said=said, at=timezone.now()
    )
    large = seen_pair(EntityKind.ORGANISATION, one, other)
    propose_merge(actor=steward, pair=large, said=said, at=timezone.now())
    return urlencode({"kind": "organisation", "first": first, "second": second})


def of_accounts(organisation_id):
    names = ["account", "edit-profile", "delegations", "appointments", "appoint-staff", "notices",
             "personal-data", "request-deletion"]  # fmt: skip
    found = addresses(f"accounts:{name}" for name in names)
    found |= addresses(["accounts:people", "accounts:invite-delegate"], organisation_id)
    return found | addresses(["mfa_index", "account_email", "usersessions_list"])


@pytest.fixture
def administrator(django_user_model, places):
    """Somebody who may open every page."""
    account = django_user_model.objects.create_superuser("wei@example.org", "x", full_name="Wei")
    make_delegation(account, Principal.objects.first())
    return account


def faults(page):
    """Return what axe finds, one line each; brought into a page once and asked for faults only."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [
        f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]
    ]


def shape(page, tag):
    """Return what is wrong with the frame of a page, whatever its width."""
    said = page.evaluate(
        "[document.documentElement.lang, document.title.trim(), document.querySelectorAll('h1').length]"
    )
    wrong = [] if said[0] == tag else [f"speaks {said[0]}"]
    wrong += [] if said[1] else ["no title"]
    return wrong + ([] if said[2] == 1 else [f"{said[2]} main headings"])


def sideways(page, width):
    """Return a line when a page must be pushed sideways at a width."""
    page.set_viewport_size({"width": width, "height": 900})
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} px wider than {width}"] if over > 0 else []


def problems(seen, name, address, tag):
    """Open a page and look at it in every width."""
    seen.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    missing = {"403": "/staff/audit/", "404": "/no/such/page"}
    answer = seen.page.goto(seen.address + missing.get(address, address))
    expected = int(name) if name in missing else 200
    wrong = [] if answer.status == expected else [f"answers {answer.status}"]
    wrong += shape(seen.page, tag)
    for width in WIDTHS:
        wrong += sideways(seen.page, width) + faults(seen.page)
    return [f"{name}: {line}" for line in wrong + sideways(seen.page, NARROWEST)]


@pytest.mark.parametrize("language", LOOKS)
def test_every_page(visit, places, administrator, language):
    tag, theme = LOOKS[language]
    seen = visit(language=language, theme=theme, account=administrator)

    wrong = [x for n, a in places.items() if n != "403" for x in problems(seen, n, a, tag)]

    assert wrong == []


@pytest.mark.parametrize("language", LOOKS)
def test_every_page_before_signing_in(visit, settings, language):
    tag, theme = LOOKS[language]
    names = [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_request_login_code",
    ]
    pages = addresses(names) | {"start": "/", "404": "404"}
    seen = visit(language=language, theme=theme)
    stranger = visit(language=language, theme=theme, account=make_account())

    wrong = [x for n, a in pages.items() for x in problems(seen, n, a, tag)]
    wrong += problems(stranger, "403", "403", tag)

    assert wrong == []


def test_no_page_is_forgotten(places):
    named = {
        f"{room.namespace}:{page.name}"
        for room in get_resolver().url_patterns
        if getattr(room, "namespace", None) in OWN_APPS
        for page in room.url_patterns
    } | {
        f"web:{page.name}"
        for room in get_resolver().url_patterns
        if getattr(room, "app_name", None) == "web"
        for page in room.url_patterns
    }

    assert named - NO_PAGE - set(places) == set()
