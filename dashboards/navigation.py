"""The main navigation: all pages by theme, so that nothing has to be folded away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation. ``inside`` names the pages that belong to it."""

    label: str
    name: str
    inside: tuple[str, ...] = ()


class Link(NamedTuple):
    """An entry as the present page shows it."""

    label: str
    url: str
    name: str
    current: bool


THEMES: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "全貌",
        (
            Entry("总览", "overview"),
            Entry("部门", "departments", ("department",)),
            Entry("公开情况", "coverage"),
        ),
    ),
    (
        "对照",
        (
            Entry("对比", "compare", ("working",)),
            Entry("各地", "where"),
            Entry("“三公”经费", "sangong"),
            Entry("执行率", "execution"),
        ),
    ),
    (
        "绩效",
        (
            Entry("自评得分", "scores"),
            Entry("项目", "projects"),
            Entry("绩效指标", "kpis"),
            Entry("工作量", "petitions"),
        ),
    ),
    (
        "核查",
        (
            Entry("检查发现", "findings", ("finding",)),
            Entry("检查规则", "checks", ("check",)),
        ),
    ),
)


def list_themes(request: HttpRequest) -> list[tuple[str, list[Link]]]:
    """The themes with their links; the one that holds the page of ``request`` is current."""
    match = getattr(request, "resolver_match", None)
    here = match.url_name if match else ""
    return [
        (
            theme,
            [
                Link(each.label, reverse(each.name), each.name, here in (each.name, *each.inside))
                for each in entries
            ],
        )
        for theme, entries in THEMES
    ]
