"""The seed is true to its source, and running it again adds nothing."""

import io
import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from innoway.apps.accounts.facade import delegates_of
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.registry import rules
from innoway.apps.registry.models import (
    Identifier,
    IndustryCode,
    Organisation,
    OrganisationName,
    Person,
    Place,
)
from innoway.apps.registry.seed import DEMO_FIRM, ORGANISATIONS, seed

pytestmark = pytest.mark.django_db
DATA = Path(os.environ.get("INNOWAY_DATA", "../shared/data")) / "codelists"


def test_seed_is_idempotent_and_invents_no_identifier():
    seed()
    first = list(OrganisationName.objects.order_by("pk").values_list("pk", "text"))
    seed()

    assert list(OrganisationName.objects.order_by("pk").values_list("pk", "text")) == first
    assert Organisation.objects.count() == len(ORGANISATIONS) + 1
    assert Identifier.objects.count() == 0
    assert (Person.objects.count(), Place.objects.count()) == (1, 2)
    assert set(Organisation.objects.values_list("source", flat=True)) == {
        "newsletter 12/2015", "generated for the demonstration",
    }  # fmt: skip


def test_seed_lets_the_demo_people_act_for_the_demo_firm():
    owner = make_account("owner@demo.innoway.example")
    preparer = make_account("preparer@demo.innoway.example")
    seed()
    seed()
    firm = Organisation.objects.get(name=DEMO_FIRM)

    assert rules.owns(owner, firm.pk)
    assert not rules.owns(preparer, firm.pk)
    assert {v.account_id for v in delegates_of(firm.pk, timezone.now())} == {
        owner.pk, preparer.pk,
    }  # fmt: skip
    assert firm.sizes.get().size == "small"


def test_seed_sorts_and_names_in_both_languages():
    seed()
    baidu = Organisation.objects.get(name="Baidu")

    assert (baidu.name_zh, baidu.sort_key, baidu.place.division_code) == (
        "百度", "baidu", "110108",
    )  # fmt: skip
    assert baidu.names.get(language="zh-Hans").confidence == "M"


def test_load_industries_reads_both_lists(tmp_path):
    gbt = tmp_path / "gbt.json"
    gbt.write_text(
        json.dumps([{"level": 4, "section": "I", "code": "6513", "name": "应用软件开发"}])
    )
    nace = tmp_path / "nace.csv"
    nace.write_text("code;parentCode;level;name\n62.01;62.0;4;Computer programming\n")
    call_command("load_industries", "gbt4754-2017", str(gbt), stdout=io.StringIO())
    call_command("load_industries", "nace-2", str(nace), stdout=io.StringIO())

    assert list(IndustryCode.objects.values_list("system", "code", "parent_code")) == [
        ("gbt4754-2017", "6513", "651"),
        ("nace-2", "62.01", "62.0"),
    ]


@pytest.mark.real_data
@pytest.mark.skipif(not DATA.is_dir(), reason="INNOWAY_DATA is not there")
def test_load_industries_reads_the_published_lists():
    gbt, nace = DATA / "gbt4754_2017.json", DATA / "nace.csv"
    call_command("load_industries", "gbt4754-2017", str(gbt), stdout=io.StringIO())
    call_command("load_industries", "nace-2.1", str(nace), stdout=io.StringIO())

    assert IndustryCode.objects.get(system="gbt4754-2017", code="6513").name_zh == "应用软件开发"
    assert IndustryCode.objects.filter(system="gbt4754-2017").count() > 1700
    assert IndustryCode.objects.get(system="nace-2.1", code="62.1").name
