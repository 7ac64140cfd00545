"""Telling people: once, in their language, by the mail they chose, after the commit."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from innoway.apps.accounts import jobs
from innoway.apps.accounts.enums import DelegationRole, MailDelivery, StaffRole
from innoway.apps.accounts.errors import TopicObligatory, TopicUnknown
from innoway.apps.accounts.facade import Topic, notify
from innoway.apps.accounts.models import Notice, NoticePreference
from innoway.apps.accounts.operations.change_role import change_role
from innoway.apps.accounts.operations.choose_mails import choose_mails
from innoway.apps.accounts.operations.revoke_appointment import revoke_appointment
from innoway.apps.accounts.operations.revoke_delegation import revoke_delegation
from innoway.apps.accounts.queries import topics
from innoway.apps.accounts.queries.notices import unsubscribe_token
from innoway.apps.accounts.tests.factories import (
    make_account,
    make_appointment,
    make_delegation,
    make_principal,
)
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SUBJECT = ("Your case was accepted", "您的申请已受理")
BODY = ("We decide by 5 March.", "我们将于3月5日前作出决定。")


@pytest.fixture(autouse=True)
def declared(monkeypatch):
    monkeypatch.setattr(topics, "_declared", dict(topics._declared))
    topics.declare_topic(Topic("test.cases", "Cases"))
    topics.declare_topic(Topic("test.duty", "Decisions", obligatory=True))
    topics.declare_topic(Topic("test.daily", "News", delivery=MailDelivery.DAILY))


@pytest.fixture
def person():
    return make_account("person@test.example", language="zh-hans")


@pytest.fixture
def inside(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def tell(person, now, topic="test.cases", key="case:1", **more):
    return notify(
        account_id=person.pk, topic=topic, key=key, subject=SUBJECT, body=BODY, at=now,
        link="/accounts/", **more,
    )  # fmt: skip


def deferred(name):
    """Return the arguments of jobs; those about notices that are gone were left by tests of races."""
    found = ProcrastinateJob.objects.filter(task_name=name).values_list("args", flat=True)
    known = {None, *Notice.objects.values_list("pk", flat=True)}
    return [args for args in found if args.get("notice_id") in known]


def test_notify_tells_once_and_mails_once_in_the_readers_language(person, now):
    first, second = tell(person, now), tell(person, now)

    assert first == second
    assert deferred("accounts.mail_notice") == [{"notice_id": first}]
    jobs.mail_notice(first)
    jobs.mail_notice(first)
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == (SUBJECT[1], ["person@test.example"])
    assert BODY[1] in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["Message-ID"].startswith(f"<notice-{first}@")


def test_notify_renders_a_template_in_both_languages(person, now):
    number = notify(
        account_id=person.pk, topic="test.cases", key="t", template="accounts/mail/digest",
        facts={"count": 2, "told": [], "choose": ""}, at=now,
    )  # fmt: skip

    row = Notice.objects.get(pk=number)
    assert row.subject == "2 notices for you"
    assert row.subject_zh != row.subject


def test_mail_that_fails_is_tried_again(person, now, monkeypatch):
    number = tell(person, now)

    def down(self):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", down)
        with pytest.raises(ConnectionRefusedError):
            jobs.mail_notice(number)

    assert Notice.objects.get(pk=number).mailed_at is None
    jobs.mail_notice(number)
    assert len(mail.outbox) == 1


def test_notify_refuses_an_undeclared_topic_and_is_silent_to_closed_accounts(person, now):
    with pytest.raises(TopicUnknown):
        tell(person, now, topic="test.nothing")
    person.is_active = False
    person.save()

    assert tell(person, now) is None
    assert not Notice.objects.exists()


def test_digest_gathers_what_is_unread_and_still_wanted(person, now):
    choose_mails(account_id=person.pk, chosen={"test.cases": MailDelivery.DAILY})
    read = tell(person, now, key="read")
    Notice.objects.filter(pk=read).update(read_at=now)
    tell(person, now, key="a")
    tell(person, now, topic="test.daily", key="b")
    choose_mails(account_id=person.pk, chosen={"test.daily": MailDelivery.OFF})
    assert deferred("accounts.mail_notice") == []

    jobs.start_digests(int(now.timestamp()))
    assert deferred("accounts.mail_digest") == [{"account_id": person.pk}]
    jobs.mail_digest(person.pk)
    jobs.mail_digest(person.pk)

    (letter,) = mail.outbox
    assert letter.body.count(SUBJECT[1]) == 1


def test_stop_mails_asks_on_get_and_acts_on_post_without_a_cookie(person, now):
    address = reverse("accounts:stop-mails", args=[unsubscribe_token(person.pk, "test.cases")])
    strict = Client(enforce_csrf_checks=True)

    assert strict.get(address).status_code == 200
    assert not NoticePreference.objects.exists()
    body = {"List-Unsubscribe": "One-Click"}
    assert strict.post(address, body).status_code == 200
    assert strict.post(reverse("accounts:stop-mails", args=["nonsense"])).status_code == 404
    number = tell(person, now)
    jobs.mail_notice(number)
    assert (Notice.objects.get(pk=number).delivery, mail.outbox) == ("off", [])


def test_choose_mails_keeps_obligatory_topics(person):
    with pytest.raises(TopicObligatory):
        choose_mails(account_id=person.pk, chosen={"test.duty": MailDelivery.OFF})


def test_obligatory_mails_offer_no_way_out(person, now):
    jobs.mail_notice(tell(person, now, topic="test.duty"))

    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_inbox_shows_reads_and_counts(inside, person, now):
    number = tell(person, now)
    tell(make_account(), now)

    page = inside.get(reverse("accounts:notices"))
    assert page.context["shell"]["unread"] == 1
    assert [row.pk for row in page.context["notices"]] == [number]
    page = inside.get(reverse("accounts:read-notice", args=[number]))
    assert page.context["shell"]["unread"] == 0
    assert page.context["link"] == "/accounts/"
    assert len(inside.get(reverse("accounts:notices") + "?unread").context["notices"]) == 0


def test_read_all_notices_leaves_what_came_later(inside, person, now):
    seen = tell(person, now, key="a")
    later = tell(person, now, key="b")

    inside.post(reverse("accounts:read-all-notices"), {"up_to": seen})

    unread = Notice.objects.filter(read_at=None)
    assert [row.pk for row in unread] == [later]


def test_notices_of_others_do_not_exist(inside, now):
    other = tell(make_account(), now)

    assert inside.get(reverse("accounts:read-notice", args=[other])).status_code == 404
    assert Notice.objects.get(pk=other).read_at is None


def test_links_elsewhere_are_not_offered(inside, person, now):
    number = notify(
        account_id=person.pk, topic="test.cases", key="x", subject=SUBJECT, body=BODY, at=now,
        link="//evil.example/",
    )  # fmt: skip

    assert inside.get(reverse("accounts:read-notice", args=[number])).context["link"] == ""


def test_choose_mails_page_saves(inside, person):
    address = reverse("accounts:choose-mails")
    form = inside.get(address).context["form"]
    choice = {name: field.initial for name, field in form.fields.items()}

    done = inside.post(address, choice | {"test.cases": "daily"})

    assert done.status_code == 302
    row = NoticePreference.objects.get(account=person, topic="test.cases")
    assert row.delivery == "daily"
    refused = inside.post(address, choice | {"test.duty": "off"})
    assert refused.context["form"].errors["test.duty"]


@pytest.mark.parametrize("more", [1, 3])
def test_inbox_costs_the_same_for_few_and_many(
    inside, person, now, more, django_assert_num_queries
):
    for number in range(more):
        tell(person, now, key=str(number))

    with django_assert_num_queries(5):
        inside.get(reverse("accounts:notices"))


def test_strangers_cost_no_query_for_the_bell(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get(reverse("web:styleguide"))

    assert page.context["shell"]["inbox_url"] == ""


def test_api_lists_reads_and_chooses(client, person, now):
    number = tell(person, now)
    _key, text = issue_key(
        account_id=person.pk, name="t", scopes=["read", "write"], days=1, now=now
    )
    facts = {"content_type": "application/json", "headers": {"X-API-Key": text}}

    rows = client.get("/api/accounts/notices?unread=true", **facts).json()["items"]
    assert [row["id"] for row in rows] == [number]
    read = client.post(f"/api/accounts/notices/{number}/read", **facts)
    assert read.json()["read_at"]
    other = tell(make_account(), now)
    assert client.post(f"/api/accounts/notices/{other}/read", **facts).status_code == 404
    assert client.post("/api/accounts/notices/read", {}, **facts).status_code == 204
    chosen = {"chosen": [{"topic": "test.cases", "delivery": "off"}]}
    assert client.put("/api/accounts/me/mails", chosen, **facts).status_code == 204
    rows = client.get("/api/accounts/me/mails", **facts).json()
    assert {"test.cases": "off", "test.duty": "immediate"}.items() <= {
        row["topic"]: row["delivery"] for row in rows
    }.items()
    wrong = {"chosen": [{"topic": "test.duty", "delivery": "off"}]}
    assert client.put("/api/accounts/me/mails", wrong, **facts).status_code == 409


def test_people_are_told_when_others_decide_about_their_roles(
    person, now, django_capture_on_commit_callbacks
):
    owner, works = make_account(), make_principal("Works", "工厂")
    make_delegation(owner, works)
    held = make_delegation(person, works, DelegationRole.PREPARER)
    desk = make_appointment(person, StaffRole.ANALYST)
    administrator = make_account(staff=StaffRole.ADMINISTRATOR)

    with django_capture_on_commit_callbacks(execute=True):
        changed = change_role(
            delegation_id=held.pk, role=DelegationRole.APPROVER, changed_by_id=owner.pk, at=now
        )
        revoke_delegation(delegation_id=changed.pk, revoked_by_id=owner.pk, at=now)
        revoke_appointment(appointment_id=desk.pk, revoked_by_id=administrator.pk, at=now)

    told = Notice.objects.filter(account=person).order_by("pk")
    assert [row.subject for row in told] == [
        "Your role for Works has changed",
        "Your role for Works has ended",
        "Your staff role has ended",
    ]
    assert [row.subject_zh for row in told] == [
        "您在工厂的角色已变更", "您在工厂的角色已终止", "您的工作人员角色已终止",
    ]  # fmt: skip
    assert "审批人" in told[0].body_zh
