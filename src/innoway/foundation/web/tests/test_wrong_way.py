"""The address of a button, opened as if it were a page."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_button_opened_as_a_page_says_so_and_keeps_the_code():
    answer = Client().get(reverse("web:choose-theme"), headers={"Accept-Language": "en"})

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "This address belongs to a button" in answer.content.decode()


def test_machines_still_get_what_they_expect():
    answer = Client().get("/api/registry/judgements", headers={"Accept": "application/json"})

    assert "This address belongs to a button" not in answer.content.decode()
