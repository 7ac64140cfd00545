"""Addresses of the observatory's pages, hung at the root; all public but the quarantine."""

from django.contrib.auth.decorators import login_not_required as public
from django.urls import path

from innoway.apps.observatory.web.views import (
    chain,
    charts,
    entity,
    graph,
    need,
    network,
    organisation,
    person,
    quality,
    search,
    sources,
    start,
    statements,
    technology,
)

urlpatterns = [
    path("", public(start.start), name="start"),
    path("search/", public(search.search), name="search"),
    path("search/explain/", public(search.explain), name="explain"),
    path("search/export/", public(search.export), name="export"),
    path("search/suggest/", public(search.suggest), name="suggest"),
    path("technologies/<str:id>/", public(technology.technology), name="technology"),
    path("technologies/<str:id>/cite/", public(technology.cite), name="cite"),
    path(
        "technologies/<str:id>/chain-of-title/",
        public(chain.chain_of_title),
        name="chain-of-title",
    ),
    path("needs/<str:id>/", public(need.need), name="need"),
    path("organisations/<str:id>/", public(organisation.organisation), name="organisation"),
    path("people/<str:id>/", public(person.person), name="person"),
    path("entities/<str:id>/", public(entity.entity), name="entity"),
    path(
        "entities/<str:id>/follow-the-money.jsonl", entity.follow_the_money, name="follow-the-money"
    ),
    path("graph/", public(graph.explorer), name="graph"),
    path("graph/path/", public(graph.shortest_path), name="shortest-path"),
    path("network/", public(network.network), name="network"),
    path("network/flows.csv", public(network.flows_file), name="flows-file"),
    path("network/communities/<str:id>/", public(network.community), name="community"),
    path("quality/", public(quality.resolution_quality), name="resolution-quality"),
    path("statements/<path:subject>/", public(statements.statements), name="statements"),
    path("sources/", public(sources.catalogue), name="sources"),
    path("sources/progress/", public(sources.progress), name="progress"),
    path("sources/<str:name>/", public(sources.source), name="source"),
    path("sources/<str:name>/quarantine/<str:id>/", sources.quarantined, name="quarantined"),
    path("charts/", public(charts.charts), name="charts"),
    path("charts/<str:name>.csv", public(charts.chart_data), name="chart-data"),
]
