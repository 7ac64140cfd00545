"""The inbox, and which of it also comes by e-mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innoway.apps.accounts.operations.choose_mails import choose_mails as choose
from innoway.apps.accounts.operations.read_all_notices import read_all_notices as read_all
from innoway.apps.accounts.operations.read_notice import read_notice as read
from innoway.apps.accounts.operations.stop_mails import stop_mails as stop
from innoway.apps.accounts.queries import notices as reads
from innoway.apps.accounts.web.forms.notices import MailsForm
from innoway.apps.accounts.web.views.answers import attempt
from innoway.foundation.web.paging import PAGE, below, cut


@login_required
@require_safe
def notices(request):
    """Show the inbox, newest first."""
    rows = reads.notices_for(request.user.pk, unread_only="unread" in request.GET)
    start = below(request)
    rows = rows.filter(pk__lt=start) if start else rows
    shown, following = cut(list(rows[: PAGE + 1]))
    context = {"notices": shown, "following": following, "unread_only": "unread" in request.GET}
    return render(request, "accounts/notices.html", context)


@login_required
@require_safe
def read_notice(request, notice_id):
    """Show one notice in full; whoever opens it has read it."""
    notice = read(notice_id=notice_id, account_id=request.user.pk, at=timezone.now())
    link = notice.link if url_has_allowed_host_and_scheme(notice.link, None) else ""
    return render(request, "accounts/read_notice.html", {"notice": notice, "link": link})


@login_required
@require_POST
def read_all_notices(request):
    """Mark all that the page showed as read."""
    text = request.POST.get("up_to", "")
    up_to = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
    read_all(account_id=request.user.pk, up_to=up_to, at=timezone.now())
    messages.success(request, _("Everything is marked as read."))
    return redirect("accounts:notices")


@login_required
@require_http_methods(["GET", "POST"])
def choose_mails(request):
    """Choose at once, daily or never for each topic."""
    form = MailsForm(request.POST or None, choices=reads.choices_of(request.user.pk))
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        attempt(request, form, lambda: choose(account_id=request.user.pk, chosen=chosen))
        if form.is_valid():
            messages.success(request, _("Your choice is saved."))
            return redirect("accounts:notices")
    return render(request, "accounts/choose_mails.html", {"form": form})


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def stop_mails(request, token):
    """Stop the mails of a topic out of a mail, without signing in.

    A GET only asks, for mail scanners follow links. The signed token is the permission, so a
    mail program may POST without our cookie (RFC 8058).
    """
    if request.method == "POST":
        return render(
            request, "accounts/stop_mails.html", {"topic": stop(token=token), "done": True}
        )
    _account, topic = reads.unsubscribe_subject(token)
    return render(request, "accounts/stop_mails.html", {"topic": topic, "done": False})
