"""Addresses of the observatory's pages, hung at the root."""

from django.urls import path

from innoway.apps.observatory.web.views import (
    charts,
    need,
    organisation,
    person,
    search,
    sources,
    start,
    statements,
    technology,
)

urlpatterns = [
    path("", start.start, name="start"),
    path("search/", search.search, name="search"),
    path("search/explain/", search.explain, name="explain"),
    path("search/export/", search.export, name="export"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("technologies/<str:id>/", technology.technology, name="technology"),
    path("technologies/<str:id>/cite/", technology.cite, name="cite"),
    path("needs/<str:id>/", need.need, name="need"),
    path("organisations/<str:id>/", organisation.organisation, name="organisation"),
    path("people/<str:id>/", person.person, name="person"),
    path("statements/<str:subject>/", statements.statements, name="statements"),
    path("sources/", sources.catalogue, name="sources"),
    path("sources/progress/", sources.progress, name="progress"),
    path("sources/<str:name>/", sources.source, name="source"),
    path("sources/<str:name>/quarantine/<str:id>/", sources.quarantined, name="quarantined"),
    path("charts/", charts.charts, name="charts"),
    path("charts/<str:name>.csv", charts.data, name="chart-data"),
]
