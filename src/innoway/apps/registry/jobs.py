"""Background entry points of the register."""

from django.utils import timezone

from innoway.apps.registry.models import RegisterImport
from innoway.apps.registry.operations.apply_import import apply_import as apply
from innoway.apps.registry.operations.apply_judgements import apply_judgements as apply_all
from innoway.apps.registry.operations.bring_names_up_to_date import bring_names_up_to_date as bring
from innoway.apps.registry.operations.check_import import check_import as check
from innoway.apps.registry.operations.delete_contacts import delete_contacts as delete
from innoway.apps.registry.operations.note_progress import note_progress
from innoway.apps.registry.operations.renew_networks import renew_networks as renew
from innoway.apps.registry.operations.stop_import import stop_import
from innoway.foundation.jobs import PATIENT, queue, task


@task(name="registry.check_import", retry=2)
def check_import(import_id: int) -> None:
    """Work out what each row of an upload would do."""
    found = RegisterImport.objects.get(pk=import_id)
    with note_progress(import_id=import_id) as progress:
        check(register_import=found, progress=progress)


@task(name="registry.apply_import")
def apply_import(import_id: int) -> None:
    """Write a confirmed import; when that fails nothing is written and the page says so."""
    found = RegisterImport.objects.get(pk=import_id)
    try:
        with note_progress(import_id=import_id) as progress:
            apply(register_import=found, on=timezone.localdate(), progress=progress)
    except Exception as error:
        stop_import(register_import=found, reason=f"{type(error).__name__}")
        raise


@task(name="registry.apply_judgements", retry=PATIENT, lock="registry.apply_judgements")
def apply_judgements() -> None:
    """Let the published record follow what stewards judged, one worker at a time."""
    apply_all(clock=timezone.now)


@queue.periodic(cron="40 3 * * *")
@task(name="registry.send_judgements", retry=PATIENT, lock="registry.apply_judgements")
def send_judgements(timestamp: int) -> None:
    """Give the engine every standing judgement again, every night; it does nothing if it has them."""
    apply_all(clock=timezone.now, anyway=True)


@queue.periodic(cron="50 * * * *")
@task(name="registry.renew_networks", retry=PATIENT, lock="registry.apply_judgements")
def renew_networks(timestamp: int) -> None:
    """Let flows, centrality and communities follow the judgements of the hour."""
    renew()


@queue.periodic(cron="20 3 * * *")
@task(name="registry.delete_contacts")
def delete_contacts(timestamp: int) -> None:
    """Delete contacts whose time is over, every night."""
    delete(on=timezone.localdate())


@queue.periodic(cron="5 0 * * *")
@task(name="registry.bring_names_up_to_date")
def bring_names_up_to_date(timestamp: int) -> None:
    """Show the names that come into force today, every night after midnight."""
    bring(on=timezone.localdate())
