"""Addresses of the shell itself and of the ground's own pages."""

from django.urls import path

from innoway.foundation.web.views import ground
from innoway.foundation.web.views.preferences import choose_language, choose_theme
from innoway.foundation.web.views.styleguide import accessibility, styleguide

app_name = "web"
urlpatterns = [
    path("preferences/language", choose_language, name="choose-language"),
    path("preferences/theme", choose_theme, name="choose-theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("styleguide/", styleguide, name="styleguide"),
    path("my/reads/", ground.read_log, name="read-log"),
    path("my/api-keys/", ground.api_keys, name="api-keys"),
    path("my/api-keys/<int:key_id>/revoke", ground.revoke_api_key, name="revoke-api-key"),
    path("staff/audit/", ground.audit_lines, name="audit-lines"),
    path("staff/tasks/", ground.tasks, name="tasks"),
    path("staff/tasks/<int:task_id>/", ground.decide_task, name="decide-task"),
]
