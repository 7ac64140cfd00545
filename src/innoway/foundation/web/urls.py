"""Addresses of the shell itself and of the ground's own pages."""

from django.urls import path

from innoway.foundation.web.views import api_keys, audit, tasks, wellknown
from innoway.foundation.web.views.preferences import choose_language, choose_theme
from innoway.foundation.web.views.styleguide import accessibility, styleguide

app_name = "web"
urlpatterns = [
    path("preferences/language", choose_language, name="choose-language"),
    path("preferences/theme", choose_theme, name="choose-theme"),
    path("accessibility/", accessibility, name="accessibility"),
    path("styleguide/", styleguide, name="styleguide"),
    path("my/reads/", audit.read_log, name="read-log"),
    path("my/api-keys/", api_keys.api_keys, name="api-keys"),
    path("my/api-keys/<int:key_id>/revoke", api_keys.revoke_api_key, name="revoke-api-key"),
    path("staff/audit/", audit.audit_lines, name="audit-lines"),
    path("staff/audit/<int:number>/", audit.audit_line, name="audit-line"),
    path("staff/tasks/", tasks.parked_tasks, name="parked-tasks"),
    path("staff/tasks/<int:task_id>/", tasks.decide_task, name="decide-task"),
    path(".well-known/api-catalog", wellknown.api_catalog, name="api-catalog"),
    path(".well-known/security.txt", wellknown.security_txt, name="security-txt"),
    path("llms.txt", wellknown.llms_txt, name="llms-txt"),
    path("robots.txt", wellknown.robots_txt, name="robots-txt"),
]
