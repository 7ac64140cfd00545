"""Who acts for an organisation: owners invite, change and end roles."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.operations.change_role import change_role as change
from innoway.apps.accounts.operations.invite_delegate import invite_delegate as invite
from innoway.apps.accounts.operations.revoke_delegation import revoke_delegation as revoke
from innoway.apps.accounts.operations.withdraw_invitation import withdraw_invitation as withdraw
from innoway.apps.accounts.queries import people as reads
from innoway.apps.accounts.web.forms.people import InviteForm, RoleForm
from innoway.apps.accounts.web.views.answers import attempt, carry_out


def _principal_or_404(request, organisation_id):
    principal = reads.managed_principal(request.user, organisation_id, timezone.now())
    if principal is None:
        raise Http404
    return principal


@login_required
@require_GET
def people(request, organisation_id):
    """Show who acts for the organisation, who was asked, and who used to."""
    now = timezone.now()
    context = {
        "principal": _principal_or_404(request, organisation_id),
        "may_manage": reads.may_manage(request.user, organisation_id, now),
        "people": reads.people_of(request.user, organisation_id, now),
        "invitations": reads.open_invitations_of(request.user, organisation_id, now),
        "former": reads.former_people_of(request.user, organisation_id, now)[:50],
        "now": now,
    }
    return render(request, "accounts/people.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def invite_delegate(request, organisation_id):
    """Ask somebody by e-mail."""
    principal = _principal_or_404(request, organisation_id)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = attempt(request, form, lambda: _send(request, organisation_id, form.cleaned_data))
        if sent:
            told = _("We sent an invitation to %(email)s.") % {"email": sent.email}
            messages.success(request, told)
            return redirect("accounts:people", organisation_id)
    context = {"form": form, "principal": principal}
    return render(request, "accounts/invite_delegate.html", context)


def _send(request, organisation_id, facts):
    return invite(
        organisation_id=organisation_id,
        email=facts["email"],
        role=DelegationRole(facts["role"]),
        invited_by_id=request.user.pk,
        at=timezone.now(),
        delegation_end=facts["last_day"],
        language=translation.get_language() or "",
    )


@login_required
@require_POST
def withdraw_invitation(request, organisation_id, invitation_id):
    """Take an offer back."""
    return carry_out(
        request,
        lambda: withdraw(
            invitation_id=invitation_id, withdrawn_by_id=request.user.pk, at=timezone.now()
        ),
        _("The invitation is withdrawn."),
        "accounts:people",
        organisation_id,
    )


def _delegation_or_404(request, organisation_id, delegation_id):
    rows = reads.people_of(request.user, organisation_id, timezone.now())
    return get_object_or_404(rows, pk=delegation_id)


@login_required
@require_http_methods(["GET", "POST"])
def revoke_delegation(request, organisation_id, delegation_id):
    """Ask once more, then end somebody's role."""
    principal = _principal_or_404(request, organisation_id)
    if request.method == "POST":
        return carry_out(
            request,
            lambda: revoke(
                delegation_id=delegation_id, revoked_by_id=request.user.pk, at=timezone.now()
            ),
            _("The role has ended."),
            "accounts:people",
            organisation_id,
        )
    delegation = _delegation_or_404(request, organisation_id, delegation_id)
    context = {"principal": principal, "delegation": delegation}
    return render(request, "accounts/revoke_delegation.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change_role(request, organisation_id, delegation_id):
    """Give somebody another role."""
    principal = _principal_or_404(request, organisation_id)
    delegation = _delegation_or_404(request, organisation_id, delegation_id)
    form = RoleForm(request.POST or None, initial={"role": delegation.role})
    if request.method == "POST" and form.is_valid():
        facts = {"role": DelegationRole(form.cleaned_data["role"]), "at": timezone.now()}
        changed = attempt(
            request,
            form,
            lambda: change(delegation_id=delegation_id, changed_by_id=request.user.pk, **facts),
        )
        if changed:
            messages.success(request, _("The role is changed."))
            return redirect("accounts:people", organisation_id)
    context = {"form": form, "principal": principal, "delegation": delegation}
    return render(request, "accounts/change_role.html", context)
