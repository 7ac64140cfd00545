"""What happens by itself when a time runs out; every morning after midnight, and once an hour."""

from django.utils import timezone

from innoway.apps.cases.operations.run_clocks import run_clocks as run
from innoway.foundation.jobs import queue, task


@queue.periodic(cron="7 * * * *")
@task(name="cases.run_clocks", queueing_lock="cases.run_clocks")
def run_clocks(timestamp: int) -> None:
    """Accept by silence, approve tacitly, end stated stops and close what was never supplied."""
    run(at=timezone.now())
