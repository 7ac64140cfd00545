"""How an app joins the house: one class in its ``apps.py``, one line in ``project/installed.py``."""

from innoway.foundation.mounting.district_app import DistrictApp, MenuItem
from innoway.foundation.mounting.mounted import api_routers, menu, mounted_apps, url_patterns

__all__ = ["DistrictApp", "MenuItem", "api_routers", "menu", "mounted_apps", "url_patterns"]
