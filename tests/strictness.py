"""A pytest plugin that makes sloppiness fail: outside network, naive times, unknown template names.

No test fails by the clock: on a busy machine every example of a property may be late.
"""

import ipaddress
import socket
import warnings
from typing import Any

import pytest
from django.utils import translation
from hypothesis import settings

real_connect = socket.socket.connect


def connect(self: socket.socket, address: Any) -> None:
    """Allow unix sockets and loopback, refuse everything else."""
    if self.family != socket.AF_UNIX:
        host = str(address[0])
        try:
            loopback = ipaddress.ip_address(host.split("%", maxsplit=1)[0]).is_loopback
        except ValueError:
            loopback = host == "localhost"
        if not loopback:
            raise PermissionError(f"A test tried to reach {host}; tests speak to loopback only.")
    return real_connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Any:
    """Refuse connections that leave the machine."""
    socket.socket.connect = connect  # type: ignore[method-assign]
    yield
    socket.socket.connect = real_connect  # type: ignore[method-assign]


def pytest_runtest_setup() -> None:
    """Begin each test in the language of the settings, whatever page the one before asked for."""
    translation.deactivate()


def pytest_configure(config: pytest.Config) -> None:
    """Turn naive times into errors and take the deadline from examples."""
    from innoway.foundation.i18n.compile import compile_catalogues

    # A fresh checkout holds no compiled catalogues; Chinese pages are tested in Chinese.
    compile_catalogues()
    warnings.filterwarnings("error", message=".*received a naive datetime.*")
    usual = settings.get_profile(settings.get_current_profile_name())
    settings.register_profile("untimed", parent=usual, deadline=None)
    settings.load_profile("untimed")
