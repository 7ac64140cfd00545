"""Periodic jobs of the ground."""

import datetime

import structlog
from django.conf import settings
from procrastinate.jobs import Status

from innoway.foundation.audit.retention import delete_lines
from innoway.foundation.jobs import queue, task
from innoway.foundation.rest.rates import delete_counters

MOST_DEATHS = 3
KEEP_HOURS = 24 * 14
log = structlog.get_logger(__name__)


def moment(timestamp: int) -> datetime.datetime:
    """Return the moment a periodic job was due."""
    return datetime.datetime.fromtimestamp(timestamp, datetime.UTC)


@queue.periodic(cron="*/5 * * * *")
@queue.task(name="upkeep.take_over", queueing_lock="upkeep.take_over")
async def take_over(timestamp: int) -> None:
    """Run the jobs of workers that died again; park those that keep killing their worker."""
    manager = queue.job_manager
    for job in await manager.get_stalled_jobs():
        if job.attempts >= MOST_DEATHS:
            log.error("job_parked", job=job.id, task=job.task_name, reason="its worker died")
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)


@queue.periodic(cron="23 2 * * *")
@queue.task(name="upkeep.clear_away_jobs", queueing_lock="upkeep.clear_away_jobs")
async def clear_away_jobs(timestamp: int) -> None:
    """Delete jobs that succeeded or were given up two weeks ago; parked ones stay."""
    await queue.job_manager.delete_old_jobs(nb_hours=KEEP_HOURS, include_cancelled=True)


@queue.periodic(cron="53 2 * * *")
@task(name="upkeep.forget_old_lines", queueing_lock="upkeep.forget_old_lines")
def forget_old_lines(timestamp: int) -> None:
    """Delete audit lines beyond the retention time of the settings."""
    delete_lines(now=moment(timestamp), keep_days=settings.AUDIT_RETENTION_DAYS)


@queue.periodic(cron="41 * * * *")
@task(name="upkeep.forget_counters", queueing_lock="upkeep.forget_counters")
def forget_counters(timestamp: int) -> None:
    """Delete the request counters of minutes long gone."""
    delete_counters(before=moment(timestamp) - datetime.timedelta(hours=1))
