"""``python -m innoway.project.cli`` is the ``innoway`` command where no script is installed."""

from innoway.project.cli import main

main(prog_name="innoway")
