"""The review desk on a small real store: ingested, resolved, judged, undone."""

import math
import shutil
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.registry import gateways, jobs
from innoway.apps.registry.calculations.pair import Saying
from innoway.apps.registry.enums import EntityKind, JudgementState, MergeDecision
from innoway.apps.registry.errors import (
    EntryMissing,
    JudgementKnown,
    MergeStale,
    MergeWaiting,
    PairMissing,
    PairStale,
    PairTaken,
    PairUnsound,
    QueueEmpty,
    ReasonMissing,
    VerdictUnknown,
)
from innoway.apps.registry.models import (
    Judgement,
    MergeProposal,
    PairLease,
    ResolutionRun,
)
from innoway.apps.registry.operations.approve_merge import approve_merge
from innoway.apps.registry.operations.judge_pair import judge_pair
from innoway.apps.registry.operations.propose_merge import propose_merge
from innoway.apps.registry.operations.renew_networks import renew_networks
from innoway.apps.registry.operations.take_pair import Wanted, take_pair
from innoway.apps.registry.operations.undo_judgement import undo_judgement
from innoway.apps.registry.operations.withdraw_merge import withdraw_merge
from innoway.apps.registry.queries import review_rule as rules_of
from innoway.apps.registry.queries.contradictions import contradictions
from innoway.apps.registry.queries.merge_proposals import merge_proposals
from innoway.apps.registry.queries.review_queue import open_pairs, review_queue
from innoway.apps.registry.rules import HOUSE
from innoway.apps.registry.templatetags.review import signed
from innoway.apps.registry.tests.conftest import TODAY
from innoway.engine.pipelines.resolving import resolve_store
from innoway.foundation.audit.models import AuditLine
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
# Qing Peng, Jun Lu and Ya-Dong Li stand together on two patents of Tsinghua University.
PEOPLE = ("Qing Peng", "Jun Lu", "Ya-Dong Li")
DOCUMENTS = ("US8795892", "US8906449")
SAME = Saying("same", "shared-partners")
APART = Saying("not same", note="two people of one name")
UNSURE = Saying("unsure", "evidence-thin")
API = "/api/registry/review"


@pytest.fixture
def steward(db):
    return make_account(staff=StaffRole.STEWARD, full_name="Zhao Yun")


@pytest.fixture
def second_steward(db):
    return make_account(staff=StaffRole.STEWARD, full_name="Guan Yu")


def mentions_of(name):
    """Return the mentions of an inventor on both documents."""
    places = [f"{document}|inventor|{n}" for document in DOCUMENTS for n in range(12)]
    found = [one.mention for one in gateways.mention_views(places).values() if one.name == name]
    assert len(found) == 2
    return tuple(sorted(found))


def judge(actor, pair, said, **more):
    return judge_pair(
        actor=actor, kind="person", mentions=pair, said=said, at=timezone.now(), **more
    )


def joined(pair):
    """Tell whether the published record has both mentions in one entity."""
    return gateways.seen_pair(EntityKind.PERSON, *sorted(pair)).joined


@pytest.fixture
def pair(store):
    return mentions_of(PEOPLE[0])


def test_judge_pair_splits_the_entity_and_undoing_joins_it_again(pair, steward):
    assert joined(pair)

    made = judge(steward, pair, APART)
    jobs.apply_judgements()
    after = joined(pair)
    undo_judgement(actor=steward, judgement=made, at=timezone.now())
    jobs.apply_judgements()

    assert not after
    assert joined(pair)
    runs = ResolutionRun.objects.all()
    assert [bool(run.finished_at and run.changed) for run in runs] == [True, True]


def test_renew_networks_lets_the_analysis_follow_what_was_judged(pair, steward):
    judge(steward, pair, APART)
    jobs.apply_judgements()

    renewed, again = renew_networks(), renew_networks()

    assert (renewed, again) == (True, False)
    assert not joined(pair)
    assert AuditLine.objects.filter(act="registry.networks-renewed").count() == 1


def test_judge_pair_joins_what_the_model_keeps_apart(store, steward):
    one, other = mentions_of(PEOPLE[0])[0], mentions_of(PEOPLE[1])[1]
    assert not joined((one, other))

    judge(steward, (one, other), SAME)
    jobs.apply_judgements()

    assert joined((one, other))


def test_explain_pair_gives_the_score_of_groups_beside_that_of_the_mentions(pair, steward):
    joined_before = gateways.explain_pair(*pair)
    judge(steward, pair, APART)
    jobs.apply_judgements()

    alone = gateways.explain_pair(*pair)
    others = gateways.explain_pair(pair[0], mentions_of(PEOPLE[1])[0])
    page = page_of(steward, pair).content.decode()

    assert (joined_before.groups, joined_before.groups_ruled_out) == (None, False)
    most = 8 / math.log(2)  # the engine bounds what groups say at eight nats
    assert alone.groups == pytest.approx(max(-most, min(most, alone.score)))
    assert (others.groups, others.groups_ruled_out) == (None, True)
    assert page.count(f"<dd>{signed(alone.groups)} bits</dd>") >= 1


def test_judge_pair_holds_after_data_is_resolved_again(pair, steward, store):
    judge(steward, pair, APART)
    jobs.apply_judgements()

    resolve_store(store, whole=True)

    assert not joined(pair)


def test_send_judgements_reaches_a_store_that_was_made_anew(pair, steward, store, made_store):
    judge(steward, pair, APART)
    jobs.apply_judgements()
    shutil.rmtree(store / "graph")
    shutil.copytree(made_store / "graph", store / "graph")

    jobs.send_judgements(0)

    assert not joined(pair)
    assert ResolutionRun.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "said", "refusal"),
    [
        ("person", Saying("maybe", "rare-name"), VerdictUnknown),
        ("person", Saying("same", "because"), VerdictUnknown),
        ("person", Saying("same", note=" \u200b"), ReasonMissing),
        ("place", SAME, PairUnsound),
        ("organisation", SAME, PairMissing),
    ],
    ids=["verdict", "ground", "reason", "kind", "other kind"],
)
def test_judge_pair_refuses_what_it_cannot_use(pair, steward, kind, said, refusal):
    with pytest.raises(refusal):
        judge_pair(actor=steward, kind=kind, mentions=pair, said=said, at=timezone.now())

    assert not Judgement.objects.exists()


def test_judge_pair_refuses_one_mention_twice_and_unknown_ones(pair, steward):
    with pytest.raises(PairUnsound):
        judge(steward, (pair[0], pair[0]), SAME)
    with pytest.raises(PairMissing):
        judge(steward, (pair[0], "US1|inventor|0"), SAME)


def test_judge_pair_says_that_a_pair_changed_since_it_was_shown(pair, steward, second_steward):
    seen = gateways.seen_pair(EntityKind.PERSON, *pair).token(None)
    judge(second_steward, pair, UNSURE)

    with pytest.raises(PairStale):
        judge(steward, pair, APART, seen=seen)
    with pytest.raises(JudgementKnown):
        judge(steward, pair, UNSURE)


def test_judge_pair_leaves_a_pair_to_who_has_it_on_the_desk(pair, steward, second_steward):
    wanted = Wanted("person", pair=pair)
    lease = take_pair(actor=second_steward, wanted=wanted, at=timezone.now())

    with pytest.raises(PairTaken):
        judge(steward, pair, APART)
    with pytest.raises(PairTaken):
        take_pair(actor=steward, wanted=wanted, at=timezone.now())
    take_pair(actor=steward, wanted=wanted, at=lease.until)

    assert PairLease.objects.get().holder == steward


@pytest.fixture
def small_limit(monkeypatch):
    """Ask for four eyes from two mentions on: the sample has no large entities."""
    real = rules_of.review_rules()
    low = tuple({**r, "value": 1} if r["key"] == "four-eyes-mentions" else r for r in real)
    monkeypatch.setattr(rules_of, "review_rules", lambda district="": low)


def test_judge_pair_holds_a_large_merge_back_for_four_eyes(
    store, steward, second_steward, small_limit
):
    one, other = mentions_of(PEOPLE[0])[0], mentions_of(PEOPLE[1])[0]

    held = judge(steward, (one, other), SAME)

    assert isinstance(held, MergeProposal)
    assert not Judgement.objects.exists()
    with pytest.raises(MergeWaiting):
        judge(second_steward, (one, other), APART)
    made = approve_merge(actor=second_steward, proposal=held, at=timezone.now())
    jobs.apply_judgements()
    held.refresh_from_db()
    assert (held.decision, held.judgement) == (MergeDecision.APPROVED, made)
    assert (made.judged_by, made.approved_by) == (steward, second_steward)
    assert joined((one, other))


@pytest.fixture
def merge(store, steward, small_limit):
    """A large merge that waits, of the first mentions of two people."""
    return judge(steward, (mentions_of(PEOPLE[0])[0], mentions_of(PEOPLE[1])[0]), SAME)


@pytest.fixture
def beside(merge):
    """Another pair of mentions of the two people whose merge waits."""
    return mentions_of(PEOPLE[0])[1], mentions_of(PEOPLE[1])[1]


def page_of(account, pair):
    """Return what the page of a pair shows a steward."""
    query = {"kind": "person", "first": pair[0], "second": pair[1]}
    return signed_in(account).get(reverse("registry:review-pair"), query)


def test_review_pair_tells_of_a_merge_of_the_same_two_that_waits(merge, beside, second_steward):
    here, elsewhere = (
        page_of(second_steward, beside),
        page_of(second_steward, mentions_of(PEOPLE[2])),
    )
    itself = page_of(second_steward, (merge.first, merge.second)).context["found"]

    assert here.context["found"].beside == merge
    assert reverse("registry:merge-proposals") in here.content.decode().split("<main")[1]
    assert elsewhere.context["found"].beside is None
    assert (itself.proposal, itself.beside) == (merge, None)


def test_judge_pair_does_not_propose_one_merge_twice(merge, beside, second_steward):
    with pytest.raises(MergeWaiting):
        judge(second_steward, beside, SAME)

    assert MergeProposal.objects.count() == 1
    assert judge(second_steward, beside, APART).verdict == "not same"


def left():
    """Return the pairs of organisations that are left in the queue, as pairs of mentions."""
    pairs = open_pairs(EntityKind.ORGANISATION, "", TODAY)
    return {tuple(sorted((one.first, one.second))) for one in pairs}


def test_open_pairs_leaves_out_the_two_whose_merge_waits(store, steward):
    one, other, namesake = "US10787546|owner|0", "US10787546|owner|1", "US11208984|owner|0"
    now = timezone.now()
    judge_pair(
        actor=steward, kind="organisation", mentions=(one, namesake), said=SAME, at=now
    )  # fmt: skip
    jobs.apply_judgements()
    before = left()

    large = gateways.seen_pair(EntityKind.ORGANISATION, other, namesake)
    merge = propose_merge(actor=steward, pair=large, said=SAME, at=now)
    waiting = left()
    withdraw_merge(actor=steward, proposal=merge, at=now)

    assert before - waiting == {(one, other)}
    assert left() == before


def test_review_queue_says_that_more_may_come_although_some_were_judged(
    store, steward, monkeypatch
):
    real = rules_of.review_rules()
    short = tuple({**r, "value": 3} if r["key"] == "queue-length" else r for r in real)
    now, mentions = timezone.now(), ("US10787546|owner|0", "US10787546|owner|1")
    judge_pair(actor=steward, kind="organisation", mentions=mentions, said=APART, at=now)

    whole = review_queue(EntityKind.ORGANISATION, "", steward.pk, now)
    monkeypatch.setattr(rules_of, "review_rules", lambda district="": short)
    cut = review_queue(EntityKind.ORGANISATION, "", steward.pk, now)

    assert (whole.total, whole.whole) == (2, True)
    assert (cut.total, cut.whole) == (2, False)


def test_merge_proposals_tell_what_was_said_of_the_same_two(merge, beside, second_steward):
    before = merge_proposals()[0]
    said = judge(second_steward, beside, APART)
    judge(second_steward, mentions_of(PEOPLE[2]), APART)

    (found,) = merge_proposals()
    page = signed_in(second_steward).get(reverse("registry:merge-proposals"))

    assert (before.said, before.opposed) == ((), False)
    assert (found.proposal, found.said, found.opposed) == (merge, (said,), True)
    assert APART.note in page.content.decode()


def test_approve_merge_waits_until_new_verdicts_were_seen(merge, beside, steward, second_steward):
    now = timezone.now()
    before = merge_proposals()[0].token
    judge(steward, beside, APART)

    with pytest.raises(MergeStale):
        approve_merge(actor=second_steward, proposal=merge, at=now, seen=before)
    after = merge_proposals()[0].token
    made = approve_merge(actor=second_steward, proposal=merge, at=now, seen=after)

    assert made.approved_by == second_steward


def test_an_approved_merge_holds_beside_a_not_same_of_another_pair(
    merge, beside, steward, second_steward
):
    judge(steward, beside, APART)
    approve_merge(actor=second_steward, proposal=merge, at=timezone.now())
    jobs.apply_judgements()

    assert joined((merge.first, merge.second))
    assert not joined(beside)
    assert contradictions() == []


def test_contradictions_are_shown_with_their_causes_and_resolved(store, steward):
    one, other, third = (mentions_of(name)[0] for name in PEOPLE)
    aside = judge(steward, (one, third), APART)
    first = judge(steward, (one, other), SAME)
    second = judge(steward, (other, third), SAME)
    jobs.apply_judgements()

    judge(steward, mentions_of("Wei-Yang Wang"), APART)
    jobs.apply_judgements()

    (found,) = contradictions()
    assert (found.aside, set(found.against)) == (aside, {first, second})
    undo_judgement(actor=steward, judgement=aside, at=timezone.now())

    assert contradictions() == []


def test_contradictions_among_spellings_of_organisations_are_shown_too(store, steward):
    one, other, third = "US11208984|owner|0", "US11118569|owner|0", "US10607601|owner|0"
    for mentions, saying in (((one, other), APART), ((one, third), SAME), ((other, third), SAME)):
        judge_pair(actor=steward, kind="organisation", mentions=mentions, said=saying,
                   at=timezone.now())  # fmt: skip
    jobs.apply_judgements()

    (found,) = contradictions()

    assert found.aside.verdict == "not same"
    assert len(found.against) == 2


def test_apply_judgements_keeps_what_failed_for_the_next_try(pair, steward, store, settings):
    judge(steward, pair, APART)
    settings.STORE = store / "graph" / "CURRENT"

    with pytest.raises(OSError):
        jobs.apply_judgements()
    failure = ResolutionRun.objects.get().failure
    settings.STORE = store
    jobs.apply_judgements()

    assert "Error" in failure
    assert (ResolutionRun.objects.get().failure, joined(pair)) == ("", False)


def test_take_pair_goes_through_the_queue(store, steward, second_steward):
    now = timezone.now()
    kind = next(k for k in EntityKind if gateways.review_queue(k, limit=10))
    queue = [tuple(sorted((p.first, p.second))) for p in gateways.review_queue(kind, limit=10)]

    first = take_pair(actor=steward, wanted=Wanted(kind), at=now)

    assert (first.first, first.second) == queue[0]
    if len(queue) == 1:
        with pytest.raises(QueueEmpty):
            take_pair(actor=second_steward, wanted=Wanted(kind), at=now)
    else:
        other = take_pair(actor=second_steward, wanted=Wanted(kind), at=now)
        assert (other.first, other.second) == queue[1]


ROLES = (None, StaffRole.WINDOW_CLERK, StaffRole.ANALYST, StaffRole.PARTNER_DISTRICT)
STEWARDS = (StaffRole.STEWARD, StaffRole.ADMINISTRATOR)


@pytest.fixture
def clients(db):
    """Return a browser for a visitor, for each role and for who has none."""
    found = {"visitor": Client()}
    for role in (*ROLES, *STEWARDS):
        found[role] = Client()
        account = make_account(staff=role)
        found[role].force_login(account, "django.contrib.auth.backends.ModelBackend")
    return found


def pages_of(pair, judgement, merge):
    """Return every address of the desk with its method."""
    query = urlencode({"kind": "person", "first": pair[0], "second": pair[1]})
    reads = ["review-queue", "desk-progress", "judgements", "judgement-rows", "contradictions",
             "merge-proposals"]  # fmt: skip
    found = [("get", reverse(f"registry:{name}")) for name in reads]
    found += [("get", f"{reverse('registry:review-pair')}?{query}")]
    found += [("get", f"{reverse('registry:take-pair')}?{query}")]
    found += [("post", reverse(f"registry:{name}")) for name in ("judge-pair", "apply-again")]
    found += [("post", reverse("registry:undo-judgement", args=[judgement.pk]))]
    for name in ("approve-merge", "refuse-merge", "withdraw-merge"):
        found += [("post", reverse(f"registry:{name}", args=[merge.pk]))]
    return found


def endpoints_of(pair, judgement, merge):
    """Return every endpoint of the desk with its method."""
    query = urlencode({"kind": "person", "first": pair[0], "second": pair[1]})
    reads = ["queue", f"pair?{query}", "judgements", "contradictions", "merges"]
    writes = [f"judgements/{judgement.pk}/undo-judgement", f"merges/{merge.pk}/approve-merge",
              f"merges/{merge.pk}/withdraw-merge"]  # fmt: skip
    found = [("get", f"{API}/{path}", None) for path in reads]
    found += [("post", f"{API}/{path}", None) for path in writes]
    found += [("post", f"{API}/merges/{merge.pk}/refuse-merge", {"reason": "no"})]
    body = {"first": pair[0], "second": pair[1], "kind": "person", "verdict": "same",
            "ground": "rare-name"}  # fmt: skip
    return [*found, ("post", f"{API}/judge-pair", body)]


@pytest.fixture
def things(store, steward, small_limit):
    """A pair, a judgement of another pair and a large merge that waits."""
    judged = judge(steward, mentions_of(PEOPLE[2]), APART)
    merge = judge(steward, (mentions_of(PEOPLE[0])[0], mentions_of(PEOPLE[1])[0]), SAME)
    return mentions_of(PEOPLE[0]), judged, merge


def test_the_desk_is_there_for_stewards_only(clients, things):
    for method, url in pages_of(*things):
        answers = {role: getattr(c, method)(url).status_code for role, c in clients.items()}

        assert answers.pop("visitor") == 302, url
        assert {answers.pop(role) for role in ROLES} == {404}, url
        if method == "get":
            assert set(answers.values()) <= {200, 302}, url


def test_the_endpoints_are_there_for_stewards_only(client, things):
    for method, url, body in endpoints_of(*things):
        assert ask(client, method, url, body).status_code == 401, url
        for role in ROLES:
            assert ask(client, method, url, body, role).status_code == 404, url


def ask(client, method, url, body=None, role="visitor", account=None):
    """Send a request with a key of an account in a role, without one for a visitor."""
    headers = {}
    if role != "visitor":
        owner = account or make_account(staff=role)
        _, text = issue_key(
            account_id=owner.pk, name="k", scopes=["read", "write"], days=1, now=timezone.now()
        )
        headers = {"X-API-Key": text}
    if method == "get":
        return client.get(url, headers=headers)
    return client.post(url, body or {}, content_type="application/json", headers=headers)


def test_endpoints_judge_explain_and_undo(client, pair, steward):
    query = urlencode({"kind": "person", "first": pair[0], "second": pair[1]})
    body = {"kind": "person", "first": pair[0], "second": pair[1], "verdict": "not same"}

    why = ask(client, "get", f"{API}/pair?{query}", role=0, account=steward).json()
    bare = ask(client, "post", f"{API}/judge-pair", body, 0, steward)
    body |= {"note": "two people", "seen": why["seen"]}
    made = ask(client, "post", f"{API}/judge-pair", body, 0, steward)
    listed = ask(client, "get", f"{API}/judgements", role=0, account=steward).json()
    undo = f"{API}/judgements/{made.json()['id']}/undo-judgement"
    undone = ask(client, "post", undo, role=0, account=steward).json()

    assert sum(f["score"] for f in why["features"]) == pytest.approx(why["score"])
    assert (bare.json()["code"], made.status_code) == ("registry.reason-missing", 201)
    assert [one["id"] for one in listed["items"]] == [made.json()["id"]]
    assert undone["state"] == JudgementState.UNDONE


def test_endpoints_merge_with_four_eyes(client, things, steward, second_steward):
    merge = things[2]
    approve = f"{API}/merges/{merge.pk}/approve-merge"

    own = ask(client, "post", approve, role=0, account=steward)
    other = ask(client, "post", approve, role=0, account=second_steward)
    again = ask(client, "post", approve, role=0, account=second_steward)

    assert (own.json()["code"], other.status_code) == ("registry.four-eyes", 200)
    assert again.json()["code"] == "registry.merge-decided"


def test_endpoints_tell_of_a_merge_and_withdraw_it(client, merge, beside, steward, second_steward):
    query = urlencode({"kind": "person", "first": beside[0], "second": beside[1]})
    said = judge(second_steward, beside, APART)
    withdraw = f"{API}/merges/{merge.pk}/withdraw-merge"

    why = ask(client, "get", f"{API}/pair?{query}", role=0, account=steward).json()
    (listed,) = ask(client, "get", f"{API}/merges", role=0, account=steward).json()
    approve = f"{API}/merges/{merge.pk}/approve-merge"
    stale = ask(client, "post", approve, {"seen": "0 0"}, 0, second_steward).json()
    other = ask(client, "post", withdraw, role=0, account=second_steward).json()
    own = ask(client, "post", withdraw, role=0, account=steward).json()

    assert why["merge"] == merge.pk
    assert [one["id"] for one in listed["said"]] == [said.pk]
    assert (stale["code"], other["code"]) == ("registry.merge-stale", "registry.merge-of-another")
    assert own["decision"] == MergeDecision.WITHDRAWN


def signed_in(account):
    client = Client()
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")
    return client


def form_of(pair, said, **more):
    """Return the fields of the verdict form."""
    fields = {"kind": "person", "first": pair[0], "second": pair[1], "verdict": said.verdict}
    return fields | {"ground": said.ground, "note": said.note} | more


def test_the_pages_judge_and_undo_without_script(pair, steward):
    browser = signed_in(steward)
    page = browser.get(
        reverse("registry:review-pair"), {"kind": "person", "first": pair[0], "second": pair[1]}
    )
    seen = page.context["found"].token

    sent = browser.post(reverse("registry:judge-pair"), form_of(pair, APART, seen=seen))
    made = Judgement.objects.get()
    undone = browser.post(
        reverse("registry:undo-judgement", args=[made.pk]), {"next": "//evil.example/"}
    )

    assert sent.status_code == 302
    assert sent.url.startswith(reverse("registry:take-pair"))
    assert undone.url == reverse("registry:judgements")
    made.refresh_from_db()
    assert made.state == JudgementState.UNDONE


def test_the_pages_withdraw_a_proposal_without_script(merge, steward, second_steward):
    address = reverse("registry:withdraw-merge", args=[merge.pk])
    pages = [page_of(steward, (merge.first, merge.second)),
             signed_in(steward).get(reverse("registry:merge-proposals")),
             signed_in(steward).get(reverse("registry:desk-progress"))]  # fmt: skip
    others = signed_in(second_steward).get(reverse("registry:merge-proposals"))

    sent = signed_in(steward).post(address, {"next": "/registry/review/"})

    assert [address in page.content.decode() for page in pages] == [True, True, True]
    assert address not in others.content.decode()
    assert sent.url == "/registry/review/"
    merge.refresh_from_db()
    assert merge.decision == MergeDecision.WITHDRAWN


def test_what_two_agreed_on_is_undone_on_the_page_of_the_pair(merge, steward, second_steward):
    made = approve_merge(actor=second_steward, proposal=merge, at=timezone.now())
    undo = reverse("registry:undo-judgement", args=[made.pk])

    line = signed_in(steward).get(reverse("registry:desk-progress")).content.decode()
    page = page_of(steward, (merge.first, merge.second)).content.decode()

    assert 'data-key="z"' not in line
    assert undo in page


def test_the_page_says_what_a_verdict_lacks(pair, steward):
    browser = signed_in(steward)

    bare = browser.post(reverse("registry:judge-pair"), form_of(pair, Saying("same")))
    stale = browser.post(
        reverse("registry:judge-pair"), form_of(pair, SAME, seen="person-1 person-2 0")
    )

    assert bare.status_code == 422
    assert str(ReasonMissing()) in bare.content.decode()
    assert stale.url.startswith(reverse("registry:review-pair"))
    assert not Judgement.objects.exists()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_are_whole_in_both_languages(clients, things, language):
    steward = clients[StaffRole.STEWARD]

    for method, url in pages_of(*things):
        if method == "get":
            answer = steward.get(url, headers={"accept-language": language}, follow=True)
            assert answer.status_code == 200, url


@pytest.mark.parametrize("count", [1, 3])
def test_judgements_asks_the_same_questions_for_any_length(
    store, steward, count, django_assert_num_queries
):
    for name in PEOPLE[:count]:
        judge(steward, mentions_of(name), APART)
    browser = signed_in(steward)

    with django_assert_num_queries(5):
        answer = browser.get(reverse("registry:judgements"))

    assert len(answer.context["rows"]) == count


def test_the_desk_stands_on_an_empty_store(settings, tmp_path, steward):
    settings.STORE = tmp_path / "store"
    browser = signed_in(steward)

    for name in ("review-queue", "contradictions", "judgements", "merge-proposals"):
        assert browser.get(reverse(f"registry:{name}")).status_code == 200, name
    with pytest.raises(EntryMissing):
        judge(HOUSE, ("a", "b"), SAME)
