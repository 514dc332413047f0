"""What sort of office a body is, told from its name: a table for a domain reader to extend."""

from __future__ import annotations

from django.db.models import Q

OTHER = "other"
# The first row of which the name holds a word decides: 信访和群众工作服务中心 is a centre.
KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("hotline", "热线办", ("热线",)),
    ("centre", "接待（服务）中心", ("中心",)),
    ("masses", "群众工作部门", ("群众工作", "群工")),
    ("petition", "信访局（办）", ("信访",)),
)
KIND_CHOICES = [*((code, label) for code, label, _ in KINDS), (OTHER, "其他")]


def kind_of(name: str) -> str:
    """The code of the kind of a body's name: ``masses`` of 中共广元市昭化区委群众工作局."""
    return next((code for code, _, words in KINDS if any(w in name for w in words)), OTHER)


def is_of_kind(wanted: str) -> Q:
    """The same question to the database."""
    condition = Q()
    for code, _, words in KINDS:
        named = Q(*((("official_name__contains", word)) for word in words), _connector=Q.OR)
        if code == wanted:
            return condition & named
        condition &= ~named
    return condition
