"""``innoway manage lint_services``: read the service catalogue and say what must not be published."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from innoway.apps.hall.calculations.lint import lint
from innoway.apps.hall.errors import ContentFault
from innoway.apps.hall.queries.catalogue import content_folder, read_catalogue


class Command(BaseCommand):
    """Fails when a guide is vague, promises more than the law, or lacks a language or a source."""

    help = "Check the service catalogue of this district."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every fault; the exit code says whether there is one."""
        try:
            read = read_catalogue(content_folder())
        except ContentFault as fault:
            raise CommandError(str(fault)) from fault
        faults = lint(read)
        for line in faults:
            self.stdout.write(line)
        if faults:
            raise CommandError(f"{len(faults)} faults in {len(read.items)} items")
        self.stdout.write(
            f"{len(read.items)} items and {len(read.bundles)} bundles without a fault"
        )
