"""Columns and rows shared by all tables: a column is declared once for page, CSV and XLSX.

``render`` of a column gives the page's cell, ``value`` the exported one. A column with
``visible=False`` is exported only.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

import django_tables2 as tables
from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2.data import TableListData
from django_tables2.utils import OrderBy

from dashboards.formatting import format_number, format_sum
from dashboards.presence import BY_PEOPLE, Value, printed_numbers
from dashboards.queries.cells import Body
from reports.facts import SCOPES

PAGE_SIZES = (25, 100)
# Sums of percentages, scores or amounts per head mean nothing.
ADDITIVE = {"万元", "人", "辆", "批次", "人次"}
STATUS_WORDS = {"uncertain": "待核"} | BY_PEOPLE


class RowList(TableListData):
    """Rows that sort absent values last in either direction."""

    def order_by(self, aliases) -> None:
        """Sorts by the last alias first, so that the first one decides."""
        for alias in reversed(list(aliases)):
            bound = self.table.columns[OrderBy(alias).bare]
            keyed = [(bound.column.sort_key(bound.accessor.resolve(row)), row) for row in self.data]
            known = [pair for pair in keyed if pair[0] is not None]
            known.sort(key=lambda pair: pair[0], reverse=alias.startswith("-"))
            absent = [row for key, row in keyed if key is None]
            self.data = [row for _, row in known] + absent


class PlainColumn(tables.Column):
    """Words. Sorted as GB 18030 bytes, which puts common characters in the order of pinyin."""

    def sort_key(self, value):
        return str(value).encode("gb18030") if value not in (None, "") else None

    def value(self, value):
        return "" if value is None else str(value)


class BodyColumn(PlainColumn):
    """A body's name, linked to its page; samples are marked."""

    def render(self, value: Body):
        mark = SafeString(' <span class="tag tag-sample">示例</span>') if value.is_sample else ""
        return format_html('<a href="{}">{}</a>{}', value.url, value.name, mark)

    def value(self, value: Body) -> str:
        return value.name

    def sort_key(self, value: Body):
        return value.name.encode("gb18030")


class RegionColumn(PlainColumn):
    """City and county of a body; a line breaks only between the two."""

    def __init__(self, **extra):
        attrs = {"td": {"class": "region"}, "th": {"class": "region"}}
        super().__init__("地区", accessor="body__full_region", default="未列", attrs=attrs, **extra)

    def render(self, value: str, record):
        county = record.body.region
        return format_html("{}<wbr>{}", value.removesuffix(county), county)


class Total(NamedTuple):
    """The sum of what reports print in a column, and in how many rows they print it."""

    head: str
    count: int
    sum: Decimal
    text: str


class NumberColumn(tables.Column):
    """A ``Value``: a linked number aligned on its point, or the word of its absence.

    ``adds`` says that the values of its rows may be added up.
    """

    def __init__(
        self, verbose_name: str, *, unit: str = "", pad: int = 0, adds: bool = False, **extra
    ):
        head = f"{verbose_name}（{unit}）" if unit else verbose_name
        extra.setdefault("attrs", {"td": {"class": "number"}, "th": {"class": "number"}})
        super().__init__(head, **extra)
        self.unit = unit
        self.pad = pad
        self.adds = adds and unit in ADDITIVE

    def total(self, values: Iterable[Value]) -> Total:
        """The sum of what is printed; derived and absent values stay out of it."""
        numbers = printed_numbers(values)
        whole = sum(numbers, Decimal(0))
        text = format_sum(whole) if self.unit == "万元" else format_number(whole)
        return Total(str(self.verbose_name), len(numbers), whole, text)

    def pick(self, value) -> Value | None:
        """The ``Value`` of what the accessor finds."""
        return value

    def render(self, value: Value):
        return render_value(value, self.pad)

    def value(self, value: Value):
        return value.number if value.known else value.word

    def sort_key(self, value: Value) -> Decimal | None:
        return value.number

    def has_status(self, value, status: str) -> bool:
        """Whether a person corrected it, or entered it by hand."""
        found = self.pick(value)
        return found is not None and found.status == status


class StatusColumn(PlainColumn):
    """The heads of a row's values that have a status; exported only."""

    status = ""

    def __init__(self, **extra):
        word = BY_PEOPLE[self.status]
        super().__init__(word, visible=False, orderable=False, empty_values=(), **extra)

    def value(self, record, table) -> str:
        marked = [
            str(bound.header)
            for bound in table.columns.columns.values()
            if hasattr(bound.column, "has_status")
            and bound.column.has_status(bound.accessor.resolve(record), self.status)
        ]
        return "、".join(marked)


class CorrectedColumn(StatusColumn):
    """Which values a person corrected."""

    status = "corrected"


class ManualColumn(StatusColumn):
    """Which values were entered by hand."""

    status = "manual"


class ScopeColumn(PlainColumn):
    """部门汇总, 单位本级 or 未注明; ``of`` names the value of the row whose scope it is."""

    def __init__(self, verbose_name: str, of: str = "", **extra):
        super().__init__(verbose_name, **extra)
        self.of = of

    def render(self, value: str, record) -> str:
        absent = self.of and not getattr(record, self.of).known
        return "—" if absent else SCOPES[value]

    value = render


class SourceColumn(PlainColumn):
    """The address of the sentence a row's main value was read from; exported only."""

    def __init__(self, **extra):
        super().__init__("出处", visible=False, orderable=False, **extra)

    def value(self, value: Value, table) -> str:
        return f"{table.site}{value.url}" if value.url else ""


def render_value(value: Value, pad: int = 0, url: str = ""):
    """A page's cell for ``value``; ``pad`` reserves room for that many decimals.

    ``url`` is where a derived value leads, which has no sentence of its own.
    """
    if not value.known:
        return render_absence(value)
    room = pad_text(value.shown_decimals, pad)
    target = value.url or url
    number = format_html(
        '<a class="value" href="{}"{}>{}</a>' if target else '<span title="{}"{}>{}</span>',
        target or f"推算：{value.formula}",
        format_html(' title="折合 {}"', value.exact) if target and value.exact else "",
        value.text,
    )
    before = mark_of(value)
    return format_html('{}{}<span class="pad" data-pad="{}"></span>', before, number, room)


def render_absence(value: Value):
    """未公开, 未收录, or 空白 linked to the place that was left empty, behind a hatched mark."""
    if value.url:
        return format_html(
            '<a class="value absent" href="{}" title="{}">{}</a>', value.url, value.why, value.word
        )
    return format_html('<span class="absent" title="{}">{}</span>', value.why, value.word)


def pad_text(shown: int, pad: int) -> str:
    """The characters missing behind a number so that its point stands in line."""
    if shown >= pad:
        return ""
    return "0" * (pad - shown) if shown else "." + "0" * pad


def mark_of(value: Value):
    """推算, 待核, 已更正 or a qualifier (约, 余) before a number."""
    words = [STATUS_WORDS.get(value.status, ""), value.qualifier]
    if value.presence == "derived":
        words.append("推算")
    text = "、".join(word for word in words if word)
    return format_html('<span class="tag">{}</span> ', text) if text else ""


class ComparisonTable(tables.Table):
    """A table over row objects; ``site`` is the address that exported links start with."""

    site = ""

    class Meta:
        attrs = {"class": "figures"}
        empty_text = "没有符合条件的行。可以放宽上面的筛选。"

    def __init__(self, rows, *, site: str = "", **kwargs):
        self.site = site
        super().__init__(self.make_rows(rows), **kwargs)

    def make_rows(self, rows):
        """``rows`` as something that sorts and pages."""
        return RowList(list(rows))

    def totals(self) -> list[Total]:
        """The totals over all rows, of the columns that add up."""
        return [total for total in self.totals_by_column() if total]

    def totals_by_column(self) -> list[Total | None]:
        """For each column that the page shows its total, or ``None``."""
        return [self.total_of(bound) for bound in self.columns]

    def total_of(self, bound) -> Total | None:
        """The total of one column where it adds up and any report prints a value."""
        column = bound.column
        if not getattr(column, "adds", False):
            return None
        cells = (column.pick(bound.accessor.resolve(row)) for row in self.data)
        total = column.total(cell for cell in cells if cell)
        return total if total.count else None

    def ordered_rows(self) -> list:
        """All row objects in the order in which the page shows them."""
        return list(self.data)


def arrange_table(table: ComparisonTable, params, per_page: int = PAGE_SIZES[0]) -> None:
    """Sorts and pages ``table`` by the query string; what is not understood is passed over."""
    order = params.getlist(table.prefixed_order_by_field)
    if order:
        table.order_by = order
    wanted = params.get(table.prefixed_per_page_field, "")
    size = int(wanted) if wanted in map(str, PAGE_SIZES) else per_page
    number = Paginator(table.rows, size).get_page(params.get(table.prefixed_page_field)).number
    table.paginate(page=number, per_page=size)
