"""What the database should look like, as one number: has any migration changed?"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.db.migrations.loader import MigrationLoader


def migration_fingerprint() -> str:
    """Return a digest over the content of every migration file of the installed apps.

    Costs a few milliseconds where asking the migration graph costs half a second, and sees
    a migration that was edited in place.
    """
    digest = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        digest.update(config.label.encode())
        for file in _migration_files(config.label):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _migration_files(label: str) -> list[Path]:
    module, _ = MigrationLoader.migrations_module(label)
    if module is None:
        return []
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        return []
    folders = (spec.submodule_search_locations or []) if spec else []
    return sorted(file for folder in folders for file in Path(folder).glob("[0-9]*.py"))
