"""The tables of petition work: a row a body, and a row a figure with the report's words."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils.html import format_html

from dashboards.presence import Value
from dashboards.queries.petitions import SHOWN, Said, Wording, WorkRow
from dashboards.tables.base import (
    BodyColumn,
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    PlainColumn,
    ScopeColumn,
    SourceColumn,
    render_value,
)
from dashboards.work_kinds import BY_CODE, KIND_WORDS


class SaidColumn(NumberColumn):
    """What a body says of a kind of work; where it says several numbers, a link to them."""

    def __init__(self, code: str):
        kind = BY_CODE[code]
        super().__init__(
            kind.label, unit=kind.unit, adds=True, accessor="work", orderable=True, empty_values=()
        )
        self.code = code

    def pick(self, value: Mapping[str, Said]) -> Value:
        return value[self.code].value

    def render(self, value, record: WorkRow, table):
        said = value[self.code]
        if not said.several:
            return render_value(said.value, self.pad)
        query = urlencode(
            {"year": table.year, "kind": self.code, "q": record.body.name, "sample": "all"}
        )
        numbers = "、".join(each.text for each in said.several)
        return format_html('<a href="?{}#words" title="{}">{}</a>', query, numbers, said.word)

    def value(self, value):
        said = value[self.code]
        numbers = "、".join(each.text for each in said.several)
        return f"{said.word}：{numbers}" if said.several else super().value(said.value)

    def sort_key(self, value):
        return self.pick(value).number

    def has_status(self, value, status: str) -> bool:
        said = value[self.code]
        return any(each.status == status for each in (said.value, *said.several))


class SaidSource(SourceColumn):
    """The address of a kind of work's words; exported only."""

    def __init__(self, code: str):
        super().__init__(accessor="work")
        self.verbose_name = f"{KIND_WORDS[code]}出处"
        self.code = code

    def value(self, value, table) -> str:
        return super().value(value[self.code].value, table)


class CostColumn(NumberColumn):
    """Spending a batch of visits, linked to the batches it is divided by."""

    def render(self, value: Value):
        url = value.operands[1].value.url if value.known else ""
        return render_value(value, self.pad, url)


class WorkTable(ComparisonTable):
    """A row a body: its petition work, its spending, and what a batch of visits costs."""

    body = BodyColumn("部门")
    region = PlainColumn(
        "地区", accessor="body__full_region", default="未列", visible=False, orderable=False
    )
    spent = NumberColumn("本年支出合计", unit="万元", pad=2, adds=True)
    cost = CostColumn("每批次支出", unit="万元/批次", pad=2)
    scope = ScopeColumn("口径", empty_values=(), visible=False, orderable=False)
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="spent")

    class Meta(ComparisonTable.Meta):
        attrs = {"class": "figures many"}

    def __init__(self, rows, *, year: int, **kwargs):
        self.year = year
        said = [(code, SaidColumn(code)) for code in SHOWN]
        sources = [(f"{code}_source", SaidSource(code)) for code in SHOWN]
        names = [name for name, _ in said]
        super().__init__(
            rows,
            extra_columns=[*said, *sources],
            sequence=("body", "region", *names, "spent", "cost", "..."),
            order_by="-batches",
            **kwargs,
        )


class WordsColumn(PlainColumn):
    """The report's own sentence where it is known, else its words for the figure."""

    def render(self, value: str, record: Wording, table):
        quote = table.quotes.get(record.value.figure)
        if not quote:
            return value
        return format_html('{}<span class="unit quote">{}</span>', value, quote)


class KindsColumn(PlainColumn):
    """What a figure was sorted under by its words."""

    def render(self, value: tuple[str, ...]) -> str:
        return "、".join(KIND_WORDS[code] for code in value)

    value = render

    def sort_key(self, value):
        return list(KIND_WORDS).index(value[0])


class UnitColumn(PlainColumn):
    """The unit as printed."""


class WordingTable(ComparisonTable):
    """A row a figure of petition work, in the words of the report."""

    words = WordsColumn("报告的说法")
    body = BodyColumn("部门")
    kinds = KindsColumn("归入")
    number = NumberColumn("数值", accessor="value")
    unit = UnitColumn("单位", accessor="value__unit", default="")
    measure_word = PlainColumn("口径")
    report = PlainColumn("报告")
    project = PlainColumn("项目", default="")
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="value")

    class Meta(ComparisonTable.Meta):
        prefix = "w-"
        empty_text = "所选部门的报告没有写工作量。"

    def __init__(self, rows, **kwargs):
        self.quotes: Mapping[int, str] = {}
        super().__init__(rows, **kwargs)
