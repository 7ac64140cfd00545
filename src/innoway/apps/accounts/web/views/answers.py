"""How views of this app turn a refusal into an answer for a person."""

from django.contrib import messages
from django.shortcuts import redirect

from innoway.foundation.errors import DomainError


def attempt(request, form, act):
    """Run an operation; put its refusal on the form. Return the result, or None if refused."""
    try:
        return act()
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return None


def carry_out(request, act, done, target, *args):
    """Run an operation without a form and go on to a page, with a word about how it went."""
    try:
        act()
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(target, *args)
