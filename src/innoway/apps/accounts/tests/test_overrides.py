"""No page and no mail of the sign-in library shows in its own dress."""

from pathlib import Path

import allauth
import pytest
from django.template.loader import get_template

from innoway.apps import accounts

THEIRS = Path(allauth.__file__).parent / "templates"
OURS = Path(accounts.__file__).parent / "web" / "templates"
ROOMS = ("account", "mfa", "socialaccount", "usersessions")
# Pages whose address our settings do not serve, and layouts only their own pages use.
NEVER_SHOWN = {
    "account/email.html",  # several addresses an account: we have one
    "account/email_confirm.html",  # confirmation by link: ours is by code
    "account/email/password_reset_key_message.txt",  # reset by link: ours is by code
    "account/email/password_reset_key_subject.txt",
    "account/messages/phone_verification_sent.txt",  # telephone numbers
    "account/messages/phone_verified.txt",
    "account/phone_change.html",
    "account/confirm_phone_verification_code.html",
    "account/signup_by_passkey.html",  # signing up by passkey is off
    "mfa/webauthn/signup_form.html",
    "mfa/trust.html",  # trusted browsers are off
    "socialaccount/login_redirect.html",  # only with strict cookies; ours are lax
}


def library_templates():
    for room in ROOMS:
        for file in sorted((THEIRS / room).rglob("*")):
            name = file.relative_to(THEIRS).as_posix()
            layout = "/snippets/" in name or (
                file.stem == "base" or (file.stem.startswith("base_") and file.suffix == ".html")
            )
            if file.is_file() and not layout and name not in NEVER_SHOWN:
                yield name


@pytest.mark.parametrize("name", list(library_templates()))
def test_templates_of_the_library_are_ours(name):
    assert Path(get_template(name).origin.name).is_relative_to(OURS)


@pytest.mark.parametrize("name", sorted(NEVER_SHOWN))
def test_exceptions_still_exist(name):
    assert (THEIRS / name).exists()
