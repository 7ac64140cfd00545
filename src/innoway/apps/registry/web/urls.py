"""Addresses of the register's pages; each name is the phrase of an operation or a query."""

from django.urls import path

from innoway.apps.registry.web.views import forms, imports, organisation, people, places, register

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
    *(
        path(f"{_SUBJECTS[kind]}{phrase}/", forms.view_of(phrase), name=phrase)
        for phrase, (_form, kind) in forms.FORMS.items()
    ),
]
