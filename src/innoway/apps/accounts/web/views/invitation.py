"""Answering an invitation out of a mail."""

from django.contrib.auth.decorators import login_not_required, login_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from innoway.apps.accounts.errors import InvitationInvalid
from innoway.apps.accounts.operations.accept_invitation import accept_invitation as accept
from innoway.apps.accounts.operations.decline_invitation import decline_invitation as decline
from innoway.apps.accounts.queries.invitation import invitation_of_token
from innoway.apps.accounts.web.views.answers import carry_out


def _invitation(token):
    try:
        return invitation_of_token(token)
    except InvitationInvalid:
        return None


@login_not_required
@require_http_methods(["GET", "POST"])
def accept_invitation(request, token):
    """Show the offer to whoever holds the link; let the owner of the mailbox take it."""
    invitation = _invitation(token)
    if invitation is None:
        return render(request, "accounts/invitation_invalid.html", status=404)
    if request.method == "GET":
        context = {"invitation": invitation, "token": token, "now": timezone.now()}
        return render(request, "accounts/accept_invitation.html", context)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return carry_out(
        request,
        lambda: accept(invitation_id=invitation.pk, account_id=request.user.pk, at=timezone.now()),
        _("You now act for this organisation."),
        "accounts:delegations",
    )


@login_required
@require_POST
def decline_invitation(request, token):
    """Say no."""
    invitation = _invitation(token)
    if invitation is None:
        return render(request, "accounts/invitation_invalid.html", status=404)
    return carry_out(
        request,
        lambda: decline(invitation_id=invitation.pk, account_id=request.user.pk, at=timezone.now()),
        _("You declined the invitation."),
        "accounts:delegations",
    )
