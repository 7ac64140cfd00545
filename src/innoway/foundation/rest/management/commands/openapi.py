"""Writes the OpenAPI document, or checks that the committed one is current."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import get_resolver

DOCUMENT = Path("docs/openapi.json")


class Command(BaseCommand):
    """``innoway manage openapi [--check]``."""

    help = "Write docs/openapi.json, or with --check fail when it is not current."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --check."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare or write.

        Raises:
            CommandError: The committed document differs from the code.
        """
        get_resolver()
        from importlib import import_module

        api = import_module("innoway.project.api").api
        text = (
            json.dumps(
                api.get_openapi_schema(), indent=1, sort_keys=True, default=str, ensure_ascii=False
            )
            + "\n"
        )
        if options["check"]:
            if not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text:
                raise CommandError("docs/openapi.json is not current; run: uv run just openapi")
            self.stdout.write("docs/openapi.json is current")
        else:
            DOCUMENT.parent.mkdir(exist_ok=True)
            DOCUMENT.write_text(text, encoding="utf-8")
            self.stdout.write(f"wrote {DOCUMENT}")
