"""Addresses of the cases' pages; each name is the phrase of an operation or a query."""

from django.urls import path

from innoway.apps.cases.web.forms.acts import FORMS
from innoway.apps.cases.web.views import acts, case, desk, lists, papers

urlpatterns = [
    path("", lists.cases, name="cases"),
    path("desk/", desk.desk, name="desk"),
    path("supervision/", desk.supervision_wall, name="supervision-wall"),
    path("overruns/", lists.published_overruns, name="published-overruns"),
    path("holidays/", papers.holiday_papers, name="holiday-papers"),
    path("holidays/new/", papers.publish_holiday_paper, name="publish-holiday-paper"),
    path("<int:pk>/", case.case, name="case"),
    path("receipts/<int:index>.json", case.receipt, name="receipt"),
    path("receipts/<int:index>.pdf", case.receipt_sheet, name="receipt-sheet"),
    *(
        path(
            f"<int:pk>/{kind.value.replace('_', '-')}/", acts.view_of(kind),
            name=kind.value.replace("_", "-"),
        )
        for kind in FORMS
    ),
]  # fmt: skip
