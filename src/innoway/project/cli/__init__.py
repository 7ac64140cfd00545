"""The ``innoway`` command: every sub-command is imported only when it runs."""

from importlib import import_module

import click


class LazyGroup(click.Group):
    """A group whose sub-commands are named as ``module:attribute`` and imported when they run."""

    def __init__(self, *args: object, lazy: dict[str, tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self.lazy, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, summary) for name, (_, summary) in self.lazy.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


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
