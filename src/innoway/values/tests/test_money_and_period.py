"""Money keeps every fen; periods know their edges."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.values.money import CurrencyMismatch, Money, total
from innoway.values.percentage import Percentage
from innoway.values.period import Period, months_after

amounts = st.decimals(-(10**12), 10**12, places=2)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(amounts, st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any))
def test_split_parts_add_up_and_stay_close(amount, weights):
    parts = Money(amount).split(weights)

    assert total(parts) == Money(amount)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.amount - amount * weight / sum(weights)) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: Money(1.5), TypeError),
        (lambda: Money("1") * 0.5, TypeError),
        (lambda: Money("x"), ValueError),
        (lambda: Money("NaN"), ValueError),
        (lambda: Money("1", "yuan"), ValueError),
        (lambda: Money("1", "CNY") + Money("1", "USD"), CurrencyMismatch),
        (lambda: Money("1", "CNY") < Money("1", "USD"), CurrencyMismatch),
        (lambda: Money("1").ratio(Money("0")), ZeroDivisionError),
        (lambda: Percentage(0.1), TypeError),
        (lambda: Percentage.ratio(1, 0), ZeroDivisionError),
        (lambda: Money("1").split([0, 0]), ValueError),
    ],
)
def test_money_refuses(make, error):
    with pytest.raises(error):
        make()


def test_percentage_of_money_is_exact():
    assert Percentage("0.1").of(Money("33.30")).amount == Decimal("0.0333")


@given(days, st.integers(1, 400), days, st.integers(1, 400))
def test_overlap_is_a_shared_day(first, length, second, other):
    one = Period(first, first + timedelta(days=length))
    two = Period(second, second + timedelta(days=other))
    shared = one.shared_with(two)

    assert one.overlaps(two) is two.overlaps(one) is (shared is not None)
    if shared:
        assert one.covers(shared) and two.covers(shared)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: Period(date(2026, 1, 2), date(2026, 1, 2)), ValueError),
        (lambda: Period(datetime(2026, 1, 2)), ValueError),
        (lambda: Period(date(2026, 1, 2), datetime(2026, 1, 3, tzinfo=UTC)), TypeError),
    ],
    ids=["empty", "naive", "mixed"],
)
def test_period_refuses(make, error):
    with pytest.raises(error):
        make()


@given(days, st.integers(-500, 500))
def test_months_after_moves_by_whole_months(day, months):
    moved = months_after(day, months)

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
