"""Every reader at every address of cases, documents and the hall, with real objects behind.

What was answered is the table of ``docs/access.md``; the test fails when the document says
something else. Write it anew with ``just access`` and read what changed.
"""

import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client

from innoway.foundation.rest.keys import issue_key

from .conftest import NOW, VISITOR
from .routes import PUBLIC, endpoints, pages

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DOCUMENT = Path(__file__).parents[2] / "docs/access.md"
OUTSIDERS = (VISITOR, "signed in", "owner elsewhere", "former owner")
# Tokens against forged forms, nonces, numbers of requests, signed links, the asked number repeated.
RANDOM = re.compile(
    r'[A-Za-z0-9]{64}|(?<=nonce=")[^"]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
    r"|(?<=/documents/read/)[\w:-]+|(?<=/documents/)\d+"
)
HEAD = """# Who may what in cases, documents and the hall

Measured, not written: `tests/access` asks for every address of the three apps as every reader,
with a real object of a firm (or of its owner) behind it. `just access` writes this page.

**yes**: let in (an act may still be refused for the state of its object). **sign in**: asked to
sign in. **refused**: knows of the object, may not do this. **·**: learns nothing (404, as for an
object that does not exist; for outsiders both answers are compared to the byte).

The case is accepted and a clerk is in charge; the owner of the firm opened it. Tickets are opened
by their secret address, which only the visitor holds; ratings and listed providers are tried in
the hall's own tests. A link to a version is made for whoever asks; it is bound to that person, and
opening it asks for the right. Reading a paper through the case it was handed in with is tried in the tests of documents.
"""


@pytest.fixture
def browsers(readers):
    """Return (browser, headers of a key) of each reader."""
    found = {VISITOR: (Client(), {})}
    for name, account in readers.items():
        if account is not None:
            client = Client()
            client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
            _key, text = issue_key(
                account_id=account.pk, name="t", scopes=["read", "write"], days=1, now=NOW
            )
            found[name] = client, {"X-API-Key": text}
    return found


def ask(browser, method, address, route):
    """Ask and undo whatever it did; return status, target and what was said."""
    client, key = browser
    client = Client() if route.is_api else client
    sent = {"content_type": "application/json", "data": {}} if route.is_api else {}
    with transaction.atomic():
        answer = client.generic("GET", address, headers=key) if method == "GET" else getattr(
            client, method.lower())(address, headers=key, **sent)  # fmt: skip
        # To its end: the client then closes what is sent piece by piece.
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)  # what was told of one act is not shown on the next page
    return answer.status_code, answer.headers.get("Location", ""), said


def known(routes, objects):
    """Return the routes whose places all have an object here."""
    return [one for one in routes if all(one.meaning(name) in objects for name in one.places)]


def word(status, target):
    """Say what an answer means for the reader."""
    if status == 401 or (status == 302 and "/login" in target):
        return "sign in"
    return {403: "refused", 404: "·"}.get(status, "yes")


def row(route, objects, browsers):
    """Return the method that the address answers to, and the word for each reader."""
    method = route.method
    if ask(browsers["administrator"], method, route.at(objects), route)[0] == 405:
        method = "POST"
    answers = [ask(browser, method, route.at(objects), route) for browser in browsers.values()]
    return method, [word(status, target) for status, target, _said in answers]


def table(routes, objects, browsers):
    """Return the lines of a table."""
    yield "| | " + " | ".join(browsers) + " |"
    yield "|---" * (len(browsers) + 1) + "|"
    for route in routes:
        method, cells = row(route, objects, browsers)
        yield f"| {method} `{route.path}` | " + " | ".join(cells) + " |"


def test_the_document_says_what_is_answered(objects, browsers):
    shown = known(pages(), objects)
    read = [one for one in known(endpoints(), objects) if one.method == "GET"]
    text = "\n".join([
        HEAD, "## Pages", "", *table(shown, objects, browsers), "",
        "## Endpoints that read", "", *table(read, objects, browsers), "",
    ])  # fmt: skip
    if os.environ.get("WRITE_ACCESS"):
        DOCUMENT.write_text(text, encoding="utf-8")

    assert DOCUMENT.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("reader", OUTSIDERS)
def test_outsiders_cannot_tell_theirs_from_none(objects, browsers, reader):
    """Whoever may not know of an object is answered as if it did not exist, to the byte."""
    told = []
    for route in known([*pages(), *endpoints()], objects):
        if not set(route.places) - PUBLIC - {"key"}:
            continue
        for method in [route.method] if route.is_api else ["GET", "POST"]:
            real, none = (
                neutral(ask(browsers[reader], method, route.at(objects, absent=absent), route),
                        route.at(objects, absent=absent))
                for absent in (False, True)
            )  # fmt: skip
            if real != none:
                told.append((method, route.path, real[0], none[0], first_difference(real, none)))

    assert told == []


def first_difference(real, none):
    """Return where two answers part, to be read by whoever mends it."""
    pairs = zip(real[1] + real[2], none[1] + none[2], strict=False)
    start = next((n for n, (a, b) in enumerate(pairs) if a != b), 0)
    return [(one[1] + one[2])[max(start - 40, 0) : start + 60] for one in (real, none)]


def neutral(answer, address):
    """Take out of an answer what the request itself brought: its address, and random tokens."""
    status, target, said = answer
    text = said.decode(errors="replace")
    for form in (quote(address, safe=""), address):
        text, target = text.replace(form, "HERE"), target.replace(form, "HERE")
    return status, RANDOM.sub("RANDOM", target), RANDOM.sub("RANDOM", text)
