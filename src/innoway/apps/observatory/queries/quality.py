"""How well people and organisations of the record are told apart."""

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import Measured


def resolution_quality() -> dict[str, list[Measured]]:
    """Return what was measured, by data set."""
    found: dict[str, list[Measured]] = {}
    for one in gateways.measured_quality():
        found.setdefault(one.data_set, []).append(one)
    return found
