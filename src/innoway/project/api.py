"""The one REST API of the district, assembled from the routers of the mounted apps."""

from innoway.foundation.mounting import api_routers
from innoway.foundation.rest import build_api

api = build_api(api_routers())
