"""The table of the comparing page; its columns follow the measure."""

from __future__ import annotations

from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from dashboards.measures import DEFAULT
from dashboards.presence import Operand
from dashboards.queries.compare import CompareRow, Comparison, Question
from dashboards.tables.base import (
    BodyColumn,
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    PlainColumn,
    RegionColumn,
    ScopeColumn,
    SourceColumn,
    render_value,
)
from reports.facts import MEASURES


class OwnBodyColumn(BodyColumn):
    """A body's name; one's own is marked with the word."""

    def render(self, value, record: CompareRow):
        mark = SafeString(' <span class="tag tag-own">本单位</span>') if record.own else ""
        return format_html("{}{}", super().render(value), mark)


class ComparedColumn(NumberColumn):
    """The compared value, linked to its words or to how it was computed."""

    def render(self, value, record: CompareRow):
        return render_value(value, self.pad, record.url)


class OperandColumn(NumberColumn):
    """One of the values that the compared one was computed from, linked to its words."""

    def __init__(self, place: int, name: str, unit: str):
        super().__init__(
            name, unit=unit, pad=2, adds=True, accessor="value__operands", empty_values=()
        )
        self.place = place

    def pick(self, operands: tuple[Operand, ...]):
        return operands[self.place].value if self.place < len(operands) else None

    def render(self, value):
        found = self.pick(value)
        return render_value(found, self.pad) if found else ""

    def value(self, value):
        found = self.pick(value)
        return super().value(found) if found else ""

    def sort_key(self, value) -> Decimal | None:
        found = self.pick(value)
        return found.number if found else None


class OperandSource(SourceColumn):
    """The address of an operand's words; exported only."""

    def __init__(self, place: int, name: str):
        super().__init__(accessor="value__operands", empty_values=())
        self.verbose_name = f"{name}出处"
        self.place = place

    def value(self, value, table) -> str:
        found = value[self.place].value if self.place < len(value) else None
        return super().value(found, table) if found else ""


class RowSource(SourceColumn):
    """The address of the row's words, or of how it was computed; exported only."""

    def value(self, value: str, table) -> str:
        return f"{table.site}{value}" if value else ""


class PlaceColumn(PlainColumn):
    """The rank among peers, 1 for the largest."""

    def value(self, value):
        return "" if value is None else value

    def sort_key(self, value):
        return value


class PlanColumn(PlainColumn):
    """Which plan the value is, or is measured by."""

    def render(self, value: str) -> str:
        return MEASURES.get(value, "")

    value = render


class TickColumn(PlainColumn):
    """Ticks bodies to compare only those; the form it belongs to stands above the table."""

    def __init__(self, **extra):
        attrs = {"td": {"class": "pick"}, "th": {"class": "pick"}}
        super().__init__(
            "选", orderable=False, exclude_from_export=True, attrs=attrs,
            accessor="body", **extra,
        )  # fmt: skip

    def render(self, value):
        return format_html(
            '<input type="checkbox" form="pick-form" name="pick" value="{}" aria-label="选{}">',
            value.pk,
            value.name,
        )


class PickColumn(PlainColumn):
    """Chooses a body as one's own; the form it belongs to stands above the table."""

    def __init__(self, **extra):
        attrs = {"td": {"class": "pick"}, "th": {"class": "pick"}}
        super().__init__(
            "本单位", orderable=False, exclude_from_export=True, attrs=attrs,
            accessor="body", **extra,
        )  # fmt: skip

    def render(self, value, record: CompareRow):
        if record.own:
            return ""
        return format_html(
            '<button class="quiet" form="own-form" name="own" value="{}"'
            ' aria-label="把{}设为本单位">设为本单位</button>',
            value.pk,
            value.name,
        )


def extra_columns(question: Question) -> list[tuple[str, PlainColumn]]:
    """The columns that the question asks for, in their order."""
    measure, indicator = question.measure, question.indicator
    label = measure.label if measure.code != DEFAULT else indicator.label
    heads = [(name, unit or indicator.unit) for name, unit in measure.shows]
    columns = [("value", ComparedColumn(label, unit=question.unit, pad=2, adds=True))]
    columns += [(f"of{i}", OperandColumn(i, *head)) for i, head in enumerate(heads)]
    columns += [("place", PlaceColumn("位次", attrs=NUMBERS)), ("band", PlainColumn("所处区间"))]
    if any("budget" in name for need in measure.needs for name in need.measures):
        columns.append(("basis", PlanColumn("预算口径", empty_values=())))
    columns.append(("scope", ScopeColumn("口径", of="value", empty_values=())))
    columns += [("tick", TickColumn()), ("pick", PickColumn())]
    columns.append(("formula", PlainColumn("算式", accessor="value__formula", visible=False)))
    columns += [("corrected", CorrectedColumn()), ("manual", ManualColumn())]
    columns.append(("source", RowSource(accessor="url")))
    columns += [(f"source{i}", OperandSource(i, name)) for i, (name, _) in enumerate(heads)]
    return columns


NUMBERS = {"td": {"class": "number"}, "th": {"class": "number"}}


class CompareTable(ComparisonTable):
    """A row a body: value, operands, place, part of the peers."""

    body = OwnBodyColumn("部门")
    region = RegionColumn()

    class Meta(ComparisonTable.Meta):
        order_by = ("-value",)
        row_attrs = {"class": lambda record: "own" if record.own else None}

    def __init__(self, rows, *, comparison: Comparison, **kwargs):
        question = comparison.question
        attrs = {"class": "figures many"} if question.measure.shows else None
        super().__init__(rows, extra_columns=extra_columns(question), attrs=attrs, **kwargs)
