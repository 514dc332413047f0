"""Constraints and choices that several models share."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


def unique_with_empty(name: str, fields: list[str], empty: str, **kwargs) -> list:
    """Uniqueness over ``fields`` in which an empty ``empty`` counts as a value.

    Two partial constraints do what NULLS NOT DISTINCT does, on SQLite as well.
    """
    condition = kwargs.get("condition", Q())
    others = [field for field in fields if field != empty]
    return [
        models.UniqueConstraint(
            fields=fields, condition=condition & Q(**{f"{empty}__isnull": False}), name=name
        ),
        models.UniqueConstraint(
            fields=others, condition=condition & Q(**{f"{empty}__isnull": True}), name=f"{name}_0"
        ),
    ]


def choices(table: dict[str, str]) -> list[tuple[str, str]]:
    """A vocabulary table of ``facts`` as model choices."""
    return list(table.items())


def one_of(name: str, field: str, table: dict[str, str]) -> models.CheckConstraint:
    """The database accepts only the codes of ``table`` in ``field``."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(table)}), name=name)
