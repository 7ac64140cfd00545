"""Addresses of the document pages; each name is an operation or a query."""

from django.urls import path

from innoway.apps.documents.web.views import changes, documents, reading, upload

urlpatterns = [
    path("", documents.documents, name="documents"),
    path("upload/", upload.store_document, name="store-document"),
    path("<int:pk>/", documents.document, name="document"),
    path("<int:pk>/versions/add/", upload.add_version, name="add-version"),
    path("<int:pk>/versions/<int:number>/", reading.signed_link, name="signed-link"),
    path("<int:pk>/delete/", changes.delete_document, name="delete-document"),
    path("consents/<int:pk>/revoke/", changes.revoke_reuse, name="revoke-reuse"),
    path("read/<str:token>/", reading.read_document, name="read-document"),
]
