"""Template tags of the pages: links that keep the query string, and heads with their unit."""

from __future__ import annotations

from django import template
from django.http import QueryDict
from django.utils.html import format_html

from dashboards.formatting import format_number
from dashboards.tables.base import render_value
from reports.facts import SCOPES

register = template.Library()
UNITS = {"万元", "%", "分", "万元/人", "个百分点", "人", "人次", "批次", "辆"}


def write_query(query: QueryDict) -> str:
    """The query string as a link on the same page."""
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def link_with(context, name: str, value, *drop: str) -> str:
    """The page's query string with ``name`` set to ``value`` and the names in ``drop`` left out.

    An empty value takes ``name`` out.
    """
    query = context["request"].GET.copy()
    for key in (name, "format", *drop):
        query.pop(key, None)
    if value not in (None, ""):
        query[name] = str(value)
    return write_query(query)


@register.simple_tag(takes_context=True)
def export_link(context, kind: str, table: str = "") -> str:
    """The address that gives all rows of the page's table, or of the one named, as a file."""
    query = context["request"].GET.copy()
    for key in ("format", "table", "page", "per_page"):
        query.pop(key, None)
    if table:
        query["table"] = table
    query["format"] = kind
    return write_query(query)


@register.simple_tag(takes_context=True)
def query_value(context, name: str) -> str:
    """What the query string says for ``name``."""
    return context["request"].GET.get(name, "")


@register.filter
def words(text: str) -> list[str]:
    """The words of a literal list in a template."""
    return text.split()


@register.filter
def unit_apart(head: str):
    """A column head with its unit on a quieter line of its own: 决算数（万元）."""
    name, bracket, unit = str(head).rpartition("（")
    if not bracket or unit.removesuffix("）") not in UNITS:
        return head
    return format_html('{}<span class="unit">（{}</span>', name, unit)


@register.filter
def as_printed(figure) -> str:
    """A figure's value with the decimals that were printed."""
    return format_number(figure.value, figure.decimals)


@register.simple_tag
def show_value(value):
    """A ``Value`` as the cell of a table."""
    return render_value(value, 2)


@register.simple_tag
def scope_word(scope: str) -> str:
    """部门汇总, 单位本级 or 未注明."""
    return SCOPES[scope]
