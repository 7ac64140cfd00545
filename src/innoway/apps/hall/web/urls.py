"""Addresses of the hall's pages; each name is the phrase of an operation or a query."""

from django.urls import path

from innoway.apps.hall.web import urls_windows
from innoway.apps.hall.web.views import ask, drafts, guides, papers, providers, sending

urlpatterns = [
    path("", ask.ask, name="ask"),
    path("services/", guides.catalogue, name="catalogue"),
    path("services/<slug:key>/", guides.item, name="item"),
    path("plans/<slug:key>/", guides.bundle, name="bundle"),
    path("name-check/", drafts.name_check, name="name-check"),
    path("forms/", drafts.drafts, name="drafts"),
    path("forms/start-draft/", drafts.start_draft, name="start-draft"),
    path("forms/resume-draft/", drafts.resume_draft, name="resume-draft"),
    path("forms/<uuid:draft_id>/", drafts.draft, name="draft"),
    path("forms/<uuid:draft_id>/save-draft/", drafts.save_draft, name="save-draft"),
    path("forms/<uuid:draft_id>/delete-draft/", drafts.delete_draft, name="delete-draft"),
    path("forms/<uuid:draft_id>/choose-papers/", papers.choose_papers, name="choose-papers"),
    path("forms/<uuid:draft_id>/send-draft/", sending.send_draft, name="send-draft"),
    path("providers/", providers.providers, name="providers"),
    path("providers/list-provider/", providers.list_provider, name="list-provider"),
    path("providers/<int:pk>/", providers.provider, name="provider"),
    path("providers/<int:pk>/rate-provider/", providers.rate_provider, name="rate-provider"),
    path("providers/<int:pk>/delist-provider/", providers.delist_provider, name="delist-provider"),
    *urls_windows.urlpatterns,
]
