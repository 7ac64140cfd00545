"""Amounts of money: a Decimal with its currency, never a float."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation

# Digits behind the point where ISO 4217 differs from two.
_MINOR = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF"), 0),
    **dict.fromkeys(("UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}


class CurrencyMismatch(ValueError):
    """Two currencies met in one sum: convert first, at a stated rate and date."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency, exact to whatever digits it was given.

    >>> Money("1200.00", "CNY") + Money("0.05", "CNY")
    Money(amount=Decimal('1200.05'), currency='CNY')
    >>> Money(0.1, "CNY")
    Traceback (most recent call last):
    TypeError: money is never a float: write it as text or Decimal
    """

    amount: Decimal
    currency: str = "CNY"

    def __init__(self, amount: Decimal | int | str, currency: str = "CNY") -> None:
        if isinstance(amount, float):
            raise TypeError("money is never a float: write it as text or Decimal")
        try:
            exact = Decimal(amount)
        except InvalidOperation as error:
            raise ValueError(f"not an amount: {amount!r}") from error
        if not exact.is_finite():
            raise ValueError("an amount is finite")
        if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
            raise ValueError(f"not an ISO 4217 currency: {currency!r}")
        object.__setattr__(self, "amount", exact)
        object.__setattr__(self, "currency", currency)

    @classmethod
    def zero(cls, currency: str = "CNY") -> "Money":
        """Return nothing, in that currency."""
        return cls(0, currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> "Money":
        if isinstance(factor, float):
            raise TypeError("money is never multiplied by a float")
        return Money(self.amount * factor, self.currency)

    __rmul__ = __mul__

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        """Print with thousands and the currency's own digits, halves to even.

        >>> str(Money("1234567.5", "CNY")), str(Money("1234.4", "JPY"))
        ('CNY 1,234,567.50', 'JPY 1,234')
        """
        return f"{self.currency} {self.rounded(rounding=ROUND_HALF_EVEN).amount:,f}"

    def ratio(self, whole: "Money") -> Decimal:
        """Return this amount as a share of another of the same currency.

        Raises:
            ZeroDivisionError: The whole is nothing.

        >>> Money("13").ratio(Money("300"))
        Decimal('0.04333333333333333333333333333')
        """
        divisor = self._same(whole)
        if not divisor:
            raise ZeroDivisionError("a share of nothing")
        return self.amount / divisor

    def rounded(self, step: str | None = None, rounding: str = ROUND_HALF_UP) -> "Money":
        """Round to a step, by default to the currency's smallest unit, halves up.

        >>> Money("10.005").rounded().amount, Money("1234").rounded("100").amount
        (Decimal('10.01'), Decimal('1200'))
        """
        unit = Decimal(step) if step else self.unit
        steps = (self.amount / unit).quantize(Decimal(1), rounding=rounding)
        return Money(steps * unit, self.currency)

    @property
    def unit(self) -> Decimal:
        """The smallest unit of the currency: a fen, a cent, a yen."""
        return Decimal(1).scaleb(-_MINOR.get(self.currency, 2))

    def split(self, weights: Sequence[int | Decimal]) -> tuple["Money", ...]:
        """Share out by weight so that the parts add up to the last fen.

        The leftover units go to the largest remainders, the earlier part first when equal.

        >>> [str(part.amount) for part in Money("100.00").split([1, 1, 1])]
        ['33.34', '33.33', '33.33']
        """
        total = sum(Decimal(w) for w in weights)
        if total <= 0 or any(w < 0 for w in weights):
            raise ValueError("weights are not negative and one at least is positive")
        exact = [self.amount * Decimal(w) / total for w in weights]
        parts = [(e / self.unit).quantize(Decimal(1), ROUND_DOWN) * self.unit for e in exact]
        left = self.amount - sum(parts)
        step = self.unit.copy_sign(left)
        order = sorted(range(len(parts)), key=lambda i: (-abs(exact[i] - parts[i]), i))
        for place in range(int(abs(left) / self.unit)):
            parts[order[place % len(order)]] += step
        rest = self.amount - sum(parts)
        parts[order[0]] += rest
        return tuple(Money(part, self.currency) for part in parts)

    def _same(self, other: "Money") -> Decimal:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")
        return other.amount


def total(amounts: Sequence[Money], currency: str = "CNY") -> Money:
    """Add up amounts of one currency; nothing at all is zero of ``currency``.

    >>> total([Money("1.10"), Money("2.20")])
    Money(amount=Decimal('3.30'), currency='CNY')
    """
    return sum(amounts[1:], amounts[0]) if amounts else Money.zero(currency)
