"""Django settings, read from the environment once; one module a topic.

``INNOWAY_PROFILE`` is ``development`` (default), ``demo`` or ``production``. Production
refuses to start without its own secret key, hosts and database.
"""

from innoway.project.settings.apps import *  # noqa: F403
from innoway.project.settings.database import *  # noqa: F403
from innoway.project.settings.environment import *  # noqa: F403
from innoway.project.settings.i18n import *  # noqa: F403
from innoway.project.settings.logs import *  # noqa: F403
from innoway.project.settings.security import *  # noqa: F403
from innoway.project.settings.signin import *  # noqa: F403
from innoway.project.settings.web import *  # noqa: F403
