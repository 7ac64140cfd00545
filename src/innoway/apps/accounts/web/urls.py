"""Addresses of the account pages; each name is an operation or a query."""

from django.urls import path

from innoway.apps.accounts.web.views import (
    account,
    appointments,
    delegations,
    invitation,
    notices,
    people,
    personal_data,
)

ORGANISATION = "organisations/<int:organisation_id>"
DELEGATION = f"{ORGANISATION}/people/<int:delegation_id>"

urlpatterns = [
    path("", account.account, name="account"),
    path("profile/", account.edit_profile, name="edit-profile"),
    path("organisations/", delegations.delegations, name="delegations"),
    path("act-for/", delegations.act_for_organisation, name="act-for-organisation"),
    path(f"{ORGANISATION}/leave/", delegations.leave_organisation, name="leave-organisation"),
    path(f"{ORGANISATION}/people/", people.people, name="people"),
    path(f"{ORGANISATION}/invite/", people.invite_delegate, name="invite-delegate"),
    path(
        f"{ORGANISATION}/invitations/<int:invitation_id>/withdraw/",
        people.withdraw_invitation,
        name="withdraw-invitation",
    ),
    path(f"{DELEGATION}/revoke/", people.revoke_delegation, name="revoke-delegation"),
    path(f"{DELEGATION}/role/", people.change_role, name="change-role"),
    path("invitations/<str:token>/", invitation.accept_invitation, name="accept-invitation"),
    path(
        "invitations/<str:token>/decline/",
        invitation.decline_invitation,
        name="decline-invitation",
    ),
    path("staff/", appointments.appointments, name="appointments"),
    path("staff/appoint/", appointments.appoint_staff, name="appoint-staff"),
    path(
        "staff/<int:appointment_id>/revoke/",
        appointments.revoke_appointment,
        name="revoke-appointment",
    ),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all_notices, name="read-all-notices"),
    path("notices/mails/", notices.choose_mails, name="choose-mails"),
    path("notices/<int:notice_id>/", notices.read_notice, name="read-notice"),
    path("mails/stop/<str:token>/", notices.stop_mails, name="stop-mails"),
    path("data/", personal_data.personal_data, name="personal-data"),
    path("delete/", personal_data.request_deletion, name="request-deletion"),
    path("keep/", personal_data.cancel_deletion, name="cancel-deletion"),
]
