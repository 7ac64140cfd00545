"""The WSGI application that granian serves."""

import os
from pathlib import Path
from threading import Thread

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from innoway.engine.facade.search import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innoway.project.settings")
application = get_wsgi_application()
# The dictionary takes seconds to load: before the first visitor asks, beside the first pages.
Thread(target=warm, args=(Path(settings.STORE),), name="warm-search", daemon=True).start()
