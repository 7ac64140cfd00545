"""The demo district: every app's seed, lowest app first."""

from innoway.foundation.mounting import mounted_apps
from innoway.foundation.mounting.mounted import optional_module


def seed() -> list[dict[str, str]]:
    """Write the demo data of every app that has a ``seed`` module; safe to repeat.

    Each ``seed.seed()`` only adds what is missing. One that creates people to sign in as
    returns them as mappings with ``role``, ``email`` and ``password``; they are returned here.
    """
    sign_ins: list[dict[str, str]] = []
    for app in reversed(mounted_apps()):
        module = optional_module(f"{app.name}.seed")
        if module is not None:
            sign_ins += module.seed() or []
    return sign_ins
