"""A model field for exact decimals that behaves the same on SQLite and PostgreSQL."""

from __future__ import annotations

from decimal import Decimal, localcontext

from django.core.exceptions import ValidationError
from django.db import models

SCALE = 6
STEP = Decimal(1).scaleb(-SCALE)
LARGEST = Decimal(2**63 - 1) * STEP


class ExactDecimalField(models.BigIntegerField):
    """A ``Decimal`` of at most six decimals, stored as a whole number of millionths.

    SQLite keeps a ``DecimalField`` as a binary float, so sums of money drift there; whole
    numbers are summed, compared and indexed exactly on both databases. Values are returned
    as plain ``Decimal`` without trailing zeros beyond the point. Raises ``ValidationError``
    for a value that is finer than a millionth or larger than 9.2 · 10¹².
    """

    description = "exact decimal, six decimals"

    def from_db_value(self, value, expression, connection) -> Decimal | None:
        return None if value is None else self.to_decimal(value)

    def to_python(self, value) -> Decimal | None:
        return None if value is None else Decimal(str(value))

    def get_prep_value(self, value) -> int | None:
        return None if value is None else self.to_millionths(value)

    @staticmethod
    def to_decimal(millionths) -> Decimal:
        """Millionths, as stored or summed by the database, to a tidy ``Decimal``."""
        value = (Decimal(millionths) * STEP).normalize()
        return value if value.as_tuple().exponent <= 0 else value.quantize(Decimal(1))

    @staticmethod
    def to_millionths(value) -> int:
        """``Decimal``, ``int`` or numeric string to the stored whole number."""
        with localcontext() as context:
            context.prec = 60
            scaled = Decimal(str(value)).scaleb(SCALE)
            if scaled != scaled.to_integral_value():
                raise ValidationError(f"{value} has more than {SCALE} decimals")
            if abs(scaled) > 2**63 - 1:
                raise ValidationError(f"{value} is too large to store")
            return int(scaled)

    def formfield(self, **kwargs):
        from django.forms import DecimalField

        return DecimalField(**{"decimal_places": SCALE, **kwargs})
