"""Forms on their way: asked once, filled in by what is known, kept, merged, forgotten."""

import datetime

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall.calculations.answers import fault_of, faults, merged
from innoway.apps.hall.calculations.known import Known
from innoway.apps.hall.calculations.resume_code import resume_code, tidy_code
from innoway.apps.hall.calculations.union import Asked, asked_once
from innoway.apps.hall.enums import ValueSource
from innoway.apps.hall.errors import (
    DraftMissing,
    DraftSent,
    NothingChosen,
    ResumeCodeWrong,
    ServiceUnknown,
)
from innoway.apps.hall.models import Draft
from innoway.apps.hall.operations.delete_drafts import delete_drafts
from innoway.apps.hall.operations.resume_draft import resume_draft
from innoway.apps.hall.operations.save_draft import save_draft
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.draft import form_of
from innoway.apps.hall.queries.known_values import known_values
from innoway.apps.hall.tests.conftest import NOW, TODAY

DAY = datetime.timedelta(days=1)
BUNDLES = list(catalogue("zhongguancun").bundles)


def save(draft, typed, at=NOW):
    return save_draft(
        draft_id=draft.pk, catalogue=catalogue(), typed=typed, provider_id=None, at=at
    )


def code_of(draft):
    return resume_code(settings.SECRET_KEY, str(draft.pk), draft.nonce)


def resume(code, at=NOW):
    return resume_draft(code=code, secret=settings.SECRET_KEY, keep_days=30, account_id=None, at=at)


@pytest.mark.parametrize("key", BUNDLES)
def test_bundle_asks_nothing_twice_and_leaves_nothing_out(key):
    known = catalogue("zhongguancun")
    items = [known.items[one] for one in known.bundles[key].items]
    asked = [one.field.key for one in asked_once(items, known)]

    assert len(asked) == len(set(asked))
    assert set(asked) == {wanted.field for item in items for wanted in item.asks}


@pytest.mark.django_db
def test_start_draft_fills_in_what_is_known_with_its_source(organisation, started):
    account = make_account("founder@test.example")
    known = known_values(account.pk, organisation.pk, TODAY)
    draft = started("company-change", account=account, known=known)

    assert draft.answers["company-name"]["value"] == "北京星河科技有限公司"
    assert draft.answers["company-name"]["source"] == "register"
    assert draft.answers["company-uscc"]["value"] == "91110000600037341L"
    assert draft.answers["applicant-email"] == {
        "value": "founder@test.example", "source": "account", "at": NOW.isoformat(),
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("items", "bundle", "refusal"),
    [([], "", NothingChosen), (["x"], "", ServiceUnknown),
     (["company-change"], "x", ServiceUnknown)],
    ids=["nothing", "unknown item", "unknown bundle"],
)  # fmt: skip
def test_start_draft_refuses(items, bundle, refusal):
    from innoway.apps.hall.operations.start_draft import start_draft

    with pytest.raises(refusal):
        start_draft(catalogue=catalogue(), items=items, bundle=bundle, known={}, account_id=None,
                    organisation_id=None, secret="s", at=NOW)  # fmt: skip


@pytest.mark.django_db
def test_start_draft_refuses_a_guide_that_is_not_in_force_yet(started):
    with pytest.raises(ServiceUnknown):
        started("company-change", at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))


@pytest.mark.django_db
def test_save_draft_from_two_devices_loses_no_field(started):
    draft = started("company-name-check")
    save(draft, {"company-name": "星河"})
    save(draft, {"second-name": "银河"})

    draft.refresh_from_db()
    assert {key: answer["value"] for key, answer in draft.answers.items()} == {
        "company-name": "星河", "second-name": "银河",
    }  # fmt: skip


@pytest.mark.django_db
def test_save_draft_refuses_what_is_gone_or_sent(started):
    draft = started("company-name-check")
    Draft.objects.update(sent_at=NOW, code_digest=None)

    with pytest.raises(DraftSent):
        save(draft, {})
    Draft.objects.all().delete()
    with pytest.raises(DraftMissing):
        save(draft, {})


@pytest.mark.django_db
def test_code_opens_only_its_form_and_only_while_it_lives(started):
    draft, other = started("company-change"), started("company-change")

    assert resume(code_of(draft)) == draft
    assert code_of(draft) != code_of(other)
    with pytest.raises(ResumeCodeWrong):
        resume(code_of(draft), at=NOW + 30 * DAY)
    with pytest.raises(ResumeCodeWrong):
        resume(resume_code("another key", str(draft.pk), draft.nonce))


@pytest.mark.django_db
def test_database_does_not_hold_the_code(started):
    draft = started("company-change")
    row = " ".join(map(str, Draft.objects.filter(pk=draft.pk).values_list()[0]))

    assert code_of(draft) not in row and code_of(draft).replace("-", "") not in row


@pytest.mark.django_db
def test_delete_drafts_forgets_what_nobody_touched(started):
    kept = started("company-change")
    save(kept, {"what-changes": "address"}, at=NOW + 20 * DAY)
    started("company-change")

    assert delete_drafts(before=NOW + DAY) == 1
    assert list(Draft.objects.all()) == [kept]


FIELDS = catalogue("zhongguancun").fields


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("desks", "0", "too-low"), ("desks", "1", None), ("desks", "5000", None),
        ("desks", "5001", "too-high"), ("desks", "many", "number"), ("desks", "NaN", "number"),
        ("registered-capital", "1,000", None), ("founded-on", "2026-02-30", "date"),
        ("founded-on", "2026-02-28", None), ("applicant-email", "a@b", "email"),
        ("applicant-email", "a@b.cn", None), ("applicant-phone", "+86 10 1234", None),
        ("applicant-phone", "call me", "phone"), ("company-uscc", "91110000600037341L", None),
        ("company-uscc", "911100006000373410", "uscc"), ("degree", "doctor", None),
        ("degree", "wizard", "choice"), ("mark", "", "missing"), ("mark", "x" * 201, "too-long"),
    ],
)  # fmt: skip
def test_answers_are_checked_at_their_edges(field, value, fault):
    assert fault_of(Asked(FIELDS[field], True, ()), value) == fault


def test_optional_answer_may_be_left_out():
    assert faults([Asked(FIELDS["mark"], False, ())], {}) == {}


def test_value_keeps_its_source_until_it_changes():
    known = {"mark": Known("星河", ValueSource.REGISTER).as_answer(NOW)}
    same = merged([FIELDS["mark"]], known, {"mark": " 星河 "}, NOW + DAY)
    other = merged([FIELDS["mark"]], known, {"mark": "银河"}, NOW + DAY)

    assert same == known
    assert other["mark"] == {"value": "银河", "source": "typed", "at": (NOW + DAY).isoformat()}


@given(st.text(), st.text(), st.text())
def test_code_survives_how_people_type(secret, draft, nonce):
    code = resume_code(secret, draft, nonce)

    assert tidy_code(code) == code
    assert tidy_code(code.lower().replace("-", " ")) == code
    assert tidy_code(code.replace("0", "O").replace("1", "l")) == code


@given(st.text(max_size=40))
def test_tidy_code_takes_any_text(text):
    assert len(tidy_code(text)) in {0, 14}


@pytest.mark.django_db
def test_form_says_what_is_missing(started):
    form = form_of(started("company-name-check"))

    assert dict(form.faults) == {
        "applicant-name": "missing", "applicant-email": "missing", "company-name": "missing",
        "company-kind": "missing",
    }  # fmt: skip
