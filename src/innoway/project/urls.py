"""Where everything hangs: foundation pages, then each mounted app, then the API."""

from django.urls import include, path

from innoway.foundation.mounting import url_patterns
from innoway.project.api import api

urlpatterns = [
    path("api/", api.urls),
    path("auth/", include("allauth.urls")),
    path("_allauth/", include("allauth.headless.urls")),
    path("health/", include("innoway.foundation.health.urls")),
    path("", include("innoway.foundation.web.urls")),
    *url_patterns(),
]

handler400 = "innoway.foundation.web.views.errors.bad_request"
handler403 = "innoway.foundation.web.views.errors.permission_denied"
handler404 = "innoway.foundation.web.views.errors.page_not_found"
handler429 = "innoway.foundation.web.views.errors.too_many_requests"
handler500 = "innoway.foundation.web.views.errors.server_error"
