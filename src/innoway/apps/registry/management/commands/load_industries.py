"""``innoway manage load_industries SYSTEM FILE``: read a classification's published list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from innoway.apps.registry.calculations.industry_lists import read_gbt, read_nace
from innoway.apps.registry.enums import IndustrySystem
from innoway.apps.registry.operations.load_industries import load_industries

_READERS = {
    IndustrySystem.GBT4754: read_gbt,
    IndustrySystem.NACE: read_nace,
    IndustrySystem.NACE_2025: read_nace,
}


class Command(BaseCommand):
    """Loads a list; the lists are not shipped because their texts belong to others."""

    help = "Load a classification: nace-2 or nace-2.1 from CSV (code;parentCode;level;name) or "
    help += "gbt4754-2017 from JSON ([{level, section, code, name}])."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the system and the file."""
        parser.add_argument("system", choices=[str(system) for system in IndustrySystem])
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read and write the list."""
        reader = _READERS[IndustrySystem(options["system"])]
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
            count = load_industries(system=options["system"], lines=reader(text))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"The list cannot be read: {error}") from error
        self.stdout.write(f"{count} codes of {options['system']} loaded")
