"""Addresses of the shell itself."""

from django.urls import path

from innoway.foundation.web.views.preferences import choose_language, choose_theme
from innoway.foundation.web.views.styleguide import accessibility, styleguide

app_name = "web"
urlpatterns = [
    path("preferences/language", choose_language, name="choose-language"),
    path("preferences/theme", choose_theme, name="choose-theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("styleguide/", styleguide, name="styleguide"),
]
