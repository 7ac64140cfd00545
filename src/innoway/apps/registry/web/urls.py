"""Addresses of the register's pages; each name is the phrase of an operation or a query."""

from django.urls import path

from innoway.apps.registry.web.views import (
    forms,
    imports,
    judgements,
    organisation,
    people,
    places,
    register,
    review,
)

_SUBJECTS = {
    None: "",
    "organisation": "organisations/<int:pk>/",
    "identifier": "identifiers/<int:pk>/",
    "recognition": "recognitions/<int:pk>/",
    "person": "people/<int:pk>/",
}

urlpatterns = [
    path("", register.register, name="register"),
    path("register.csv", register.register_table, name="register-table"),
    path("organisations/<int:pk>/", organisation.organisation, name="organisation"),
    path(
        "organisations/<int:pk>/history/",
        organisation.organisation_history,
        name="organisation-history",
    ),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/reveal-contact/", people.reveal_contact, name="reveal-contact"),
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
    path("imports/", imports.imports, name="imports"),
    path("imports/upload-import/", imports.upload_import, name="upload-import"),
    path("imports/<int:pk>/", imports.register_import, name="register-import"),
    path("imports/<int:pk>/rows.csv", imports.import_rows, name="import-rows"),
    path("imports/<int:pk>/match-columns/", imports.match_columns, name="match-columns"),
    path("imports/<int:pk>/confirm-import/", imports.confirm_import, name="confirm-import"),
    path("imports/<int:pk>/undo-import/", imports.undo_import, name="undo-import"),
    path("review/", review.review_queue, name="review-queue"),
    path("review/desk-progress/", review.desk_progress, name="desk-progress"),
    path("review/take-pair/", review.take_pair, name="take-pair"),
    path("review/pair/", review.review_pair, name="review-pair"),
    path("review/judge-pair/", review.judge_pair, name="judge-pair"),
    path("review/apply-again/", judgements.apply_again, name="apply-again"),
    path("review/judgements/", judgements.judgements, name="judgements"),
    path("review/judgements.csv", judgements.judgement_rows, name="judgement-rows"),
    path(
        "review/judgements/<int:pk>/undo-judgement/",
        judgements.undo_judgement,
        name="undo-judgement",
    ),
    path("review/contradictions/", judgements.contradictions, name="contradictions"),
    path("review/merges/", judgements.merge_proposals, name="merge-proposals"),
    path("review/merges/<int:pk>/approve-merge/", judgements.approve_merge, name="approve-merge"),
    path("review/merges/<int:pk>/refuse-merge/", judgements.refuse_merge, name="refuse-merge"),
    path(
        "review/merges/<int:pk>/withdraw-merge/", judgements.withdraw_merge, name="withdraw-merge"
    ),
    *(
        path(f"{_SUBJECTS[kind]}{phrase}/", forms.view_of(phrase), name=phrase)
        for phrase, (_form, kind) in forms.FORMS.items()
    ),
]
