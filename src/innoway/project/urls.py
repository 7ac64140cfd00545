"""Where everything hangs: foundation pages, then each mounted app, then the API."""

from allauth.socialaccount.views import login_error
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from innoway.foundation.mounting import url_patterns
from innoway.project.api import api

documentation = login_not_required(RedirectView.as_view(pattern_name="api-1.0.0:openapi-view"))

urlpatterns = [
    path("api/", documentation),
    path("api/", api.urls),
    # allauth leaves this one to those who are signed in, but it tells why sign-in failed.
    path("auth/3rdparty/login/error/", login_not_required(login_error)),
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
