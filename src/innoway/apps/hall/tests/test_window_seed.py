"""The made-up day at the windows."""

import pytest

from innoway.apps.accounts.seed import seed as seed_accounts
from innoway.apps.hall.models import Appointment, Obstacle, Rating, Ticket
from innoway.apps.hall.seed import VISITS, seed

pytestmark = pytest.mark.django_db


def test_seed_fills_the_windows_once_and_marks_what_is_made_up(settings, tmp_path):
    settings.HOME = tmp_path
    seed_accounts()

    seed()
    seed()

    assert Ticket.objects.count() == Rating.objects.filter(is_demo=True).count() == len(VISITS)
    assert Obstacle.objects.filter(is_demo=True).count() == 2
    assert Appointment.objects.count() == 1
    assert Rating.objects.exclude(corrected_at=None).count() == 1
