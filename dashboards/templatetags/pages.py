"""Template tags of the pages: links that keep the query string, and heads with their unit."""

from __future__ import annotations

from functools import cache

from django import template
from django.http import QueryDict
from django.utils.html import format_html, format_html_join

from dashboards.checkbook import describe_example, list_passages, say_words
from dashboards.evidence import lay_out
from dashboards.evidence_html import Ink, write_blocks
from dashboards.formatting import format_number
from dashboards.navigation import list_themes
from dashboards.queries.findings import count_errors
from dashboards.severity import mark_severity
from dashboards.tables.kpis import frame_target
from reports.spans import Span

register = template.Library()
UNITS = {
    *("万元", "%", "分", "万元/人", "万元/批次", "个百分点"),
    *("人", "人次", "批次", "辆", "件", "项"),
}


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


@register.simple_tag(takes_context=True)
def kept_fields(context, drop: str = ""):
    """The page's query string as hidden fields of a form, without the names in ``drop``."""
    kept = [
        (name, value)
        for name, values in context["request"].GET.lists()
        for value in values
        if name not in {"format", *drop.split()} and value
    ]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


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


@register.simple_tag
def head_of(column, table):
    """A column's head; without its unit where the table says one unit for all once."""
    once = getattr(table, "unit_once", "")
    return unit_apart(column.header.removesuffix(f"（{once}）") if once else column.header)


@register.filter
def thousands(count: int) -> str:
    """1,896."""
    return f"{count:,}"


@register.filter
def before_target(row) -> str:
    """The sign of a KPI's target where the target does not begin with it."""
    return frame_target(row)[0]


@register.filter
def after_target(row) -> str:
    """The unit of a KPI's target where the target does not end with it."""
    return frame_target(row)[1]


@register.filter
def as_printed(figure) -> str:
    """A figure's value with the decimals that were printed."""
    return format_number(figure.value, figure.decimals)


@register.simple_tag
def error_count() -> str:
    """How many errors the checks found, with thousands marks; empty for none."""
    count = count_errors()
    return f"{count:,}" if count else ""


@register.simple_tag(takes_context=True)
def themes(context) -> list:
    """The main navigation as the present page shows it."""
    return list_themes(context["request"])


@register.filter
def severity_mark(code: str):
    """■ 错误."""
    return mark_severity(code)


@register.filter
def example_passages(example) -> list:
    """The passages of a check's example set as a report's text is, tables as tables."""
    return [set_passage(passage) for passage in list_passages(example)]


@cache
def set_passage(passage: str) -> str:
    """A passage set once for all readers: the examples are part of the program."""
    return write_blocks(lay_out(passage, Span(0, len(passage)), []), Ink())


@register.filter
def example_kind(example) -> str:
    """What sort of report an example stands in, and why it is told."""
    return describe_example(example)


@register.filter
def example_says(example) -> str:
    """The words that the finding holds."""
    return say_words(example)
