"""The ``innoway`` command: every sub-command is imported only when it runs."""

import click

from innoway.engine.cli.lazy import LazyGroup

HERE = "innoway.project.cli"


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    lazy={
        "demo": (f"{HERE}.demo:demo", "Set up and serve the demo district on this machine."),
        "serve": (f"{HERE}.serve:serve", "Serve the platform in production."),
        "engine": (
            "innoway.engine.cli:engine",
            "Take in, search and resolve data; needs no district.",
        ),
        "doctor": (f"{HERE}.doctor:doctor", "Check the installation and say how to repair it."),
        "backup": (f"{HERE}.backup:backup", "Write everything into one archive."),
        "restore": (f"{HERE}.restore:restore", "Bring a backup back."),
        "verify": (f"{HERE}.verify:verify", "Check a receipt without the platform."),
        "manage": (f"{HERE}.manage:manage", "Run a Django management command."),
    },
)
@click.version_option(package_name="innoway")
def main() -> None:
    """Run an innovation district: its hall, its market, its fund and its data.

    New here? Start with: innoway demo
    """
