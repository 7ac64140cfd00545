import pytest
from django.db import connection, connections

from innoway.foundation.health import readiness


@pytest.fixture(autouse=True)
def unasked(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(readiness, "_schema_was_current", False)
    settings.STORE = tmp_path / "store"


def test_live_answers_without_asking_the_database(client):
    # no django_db mark: a query would fail the test
    answer = client.get("/health/live")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_answers_200_when_all_is_in_order(client):
    answer = client.get("/health/ready")

    assert answer.status_code == 200
    assert answer.json()["checks"] == {"database": "ok", "migrations": "ok", "store": "ok"}


@pytest.mark.django_db
def test_ready_asks_the_migration_graph_once(client, django_assert_num_queries):
    client.get("/health/ready")

    with django_assert_num_queries(1):
        client.get("/health/ready")


@pytest.mark.django_db
def test_ready_answers_503_while_a_migration_is_missing(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == "migrations not applied: 1"


@pytest.mark.django_db(transaction=True)
def test_ready_answers_503_when_the_database_is_gone(client, monkeypatch):
    connections.close_all()
    settings = dict(connection.settings_dict)
    monkeypatch.setitem(connection.settings_dict, "NAME", "no_such_database")

    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "the database does not answer"
    monkeypatch.setitem(connection.settings_dict, "NAME", settings["NAME"])
    connections.close_all()


@pytest.mark.django_db
def test_ready_answers_503_when_the_published_version_is_missing(client, settings):
    settings.STORE.mkdir()
    (settings.STORE / "CURRENT").write_text("7\n")

    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["checks"]["store"] == "the published version 7 is missing"


@pytest.mark.django_db
def test_only_safe_methods_are_answered(client):
    assert client.post("/health/ready").status_code == 405
