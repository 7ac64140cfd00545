"""Published due dates, years nobody announced, and the year that was changed midway."""

from datetime import date

import pytest

from innoway.values.calendar import CHINA, YearUnknown, forecast_calendar, forecast_paper
from innoway.values.period import Period

D = date.fromisoformat


@pytest.mark.parametrize(("year", "count"), [(2015, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_the_year(year, count):
    assert CHINA.working_days_in(Period(date(year, 1, 1), date(year + 1, 1, 1))) == count


@pytest.mark.parametrize(
    ("accepted", "days", "due"),
    [
        ("2026-09-23", 5, "2026-10-08"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-18", 3, "2026-09-22"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-13", 20, "2026-03-19"),
        ("2025-09-25", 5, "2025-10-09"),
        ("2025-04-25", 3, "2025-04-29"),
        ("2024-02-02", 5, "2024-02-08"),
        ("2015-02-13", 5, "2015-02-26"),
        ("2026-04-30", 20, "2026-06-01"),
        ("2026-09-21", 20, "2026-10-26"),
        ("2026-09-21", 30, "2026-11-09"),
        ("2026-09-07", 20, "2026-10-10"),
    ],
)
def test_due_matches_the_published_vectors(accepted, days, due):
    assert CHINA.due(D(accepted), days) == D(due)


def test_due_does_not_count_a_special_procedure():
    stop = Period.inclusive(D("2026-09-14"), D("2026-09-23"))

    assert CHINA.working_days_in(stop) == 9
    assert CHINA.due(D("2026-09-07"), 20, stopped=[stop]) == D("2026-10-22")
    with pytest.raises(ValueError, match="needs an end"):
        CHINA.due(D("2026-09-07"), 20, stopped=[Period(D("2026-09-14"))])


def test_due_counts_back():
    assert CHINA.due(D("2026-10-08"), -1) == D("2026-09-30")


def test_a_second_paper_changes_dates_already_reckoned():
    accepted = D("2015-09-02")
    before = CHINA.as_known_on(D("2015-05-01"))

    assert before.due(accepted, 2) == D("2015-09-04")
    assert CHINA.due(accepted, 2) == D("2015-09-07")
    assert len(CHINA.reckon(accepted, 2).papers) == 2


def test_an_unannounced_year_is_an_error_and_a_forecast_says_so():
    with pytest.raises(YearUnknown) as refusal:
        CHINA.due(D("2026-12-30"), 5)
    forecast = CHINA.with_paper(forecast_paper("CN", 2027, on=D("2026-11-01")))

    assert refusal.value.year == 2027
    assert forecast.reckon(D("2026-12-30"), 5).provisional
    assert not forecast.reckon(D("2026-12-01"), 5).provisional


def test_an_announcement_replaces_the_forecast():
    forecast = CHINA.with_paper(forecast_paper("CN", 2027, on=D("2026-11-01")))
    announced = forecast_paper("CN", 2027, on=D("2026-11-15"), provisional=False)

    assert forecast.is_provisional(2027)
    assert not forecast.with_paper(announced).is_provisional(2027)


def test_make_up_days_are_a_switch():
    strict = type(CHINA)("cn", CHINA.papers, count_make_up_days=False)

    assert CHINA.is_working_day(D("2026-09-20"))
    assert not strict.is_working_day(D("2026-09-20"))


def test_israel_rests_on_friday_and_saturday():
    israel = forecast_calendar("IL", [2026], on=D("2026-01-01"), provisional=False)

    assert israel.due(D("2026-01-01"), 1) == D("2026-01-04")
