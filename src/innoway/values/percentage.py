"""Percentages, kept in per cent and never as a float."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from innoway.values.money import Money


@dataclass(frozen=True, slots=True, order=True)
class Percentage:
    """A rate in per cent.

    >>> Percentage("35").of(Money("2000000"))
    Money(amount=Decimal('700000.00'), currency='CNY')
    >>> Percentage.ratio(Decimal("9"), Decimal("13")) >= Percentage("60")
    True
    >>> str(Percentage("4.50"))
    '4.5%'
    """

    value: Decimal

    def __init__(self, value: Decimal | int | str) -> None:
        if isinstance(value, float):
            raise TypeError("a percentage is never a float: write it as text or Decimal")
        try:
            exact = Decimal(value)
        except InvalidOperation as error:
            raise ValueError(f"not a percentage: {value!r}") from error
        if not exact.is_finite():
            raise ValueError("a percentage is finite")
        object.__setattr__(self, "value", exact)

    @classmethod
    def ratio(cls, part: Decimal | int, whole: Decimal | int) -> "Percentage":
        """Return the share of a part in a whole.

        Raises:
            ZeroDivisionError: The whole is nothing.
        """
        if not whole:
            raise ZeroDivisionError("a share of nothing")
        return cls(Decimal(part) * 100 / Decimal(whole))

    @property
    def fraction(self) -> Decimal:
        """The rate as a factor: 35 % is 0.35."""
        return self.value.scaleb(-2)

    def of(self, amount: Money) -> Money:
        """Return this share of an amount, unrounded."""
        return amount * self.fraction

    def __str__(self) -> str:
        return f"{self.value.normalize():f}%"
