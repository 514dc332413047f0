"""The tables of findings and of checks."""

from __future__ import annotations

from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django_tables2.data import TableQuerysetData

from dashboards.checkbook import find_check
from dashboards.queries.findings import mark_corrected, sort_findings
from dashboards.severity import mark_severity
from dashboards.tables.base import ComparisonTable, PlainColumn
from reports.models import Department, Evidence, Finding, Report

CHUNK = 500


class FindingRows(TableQuerysetData):
    """Findings in the order of the columns asked for, then gravest first."""

    ordering = None

    def __init__(self, data):
        super().__init__(sort_findings(data))

    def __len__(self) -> int:
        return self.data.count()

    def __iter__(self):
        """All of them, a part at a time, with their evidence: for the exported file."""
        evidence = Evidence.objects.select_related("document").order_by("order")
        light = evidence.defer("document__content", "document__text")
        found = self.data.prefetch_related(Prefetch("evidence", light))
        yield from found.iterator(chunk_size=CHUNK)

    def order_by(self, aliases) -> None:
        self.data = sort_findings(self.data, aliases)


class SeverityColumn(PlainColumn):
    """■ 错误."""

    def render(self, record: Finding):
        return mark_severity(record.severity)


class FindingColumn(PlainColumn):
    """The finding's title, linked to its page with the list's filter; marked where it rests on
    a corrected figure."""

    def render(self, value: str, record: Finding, table):
        mark = SafeString(' <span class="tag">含更正</span>') if record.is_corrected else ""
        url = record.get_absolute_url()
        return format_html('<a href="{}{}">{}</a>{}', url, table.query, value, mark)


class CorrectedEvidenceColumn(PlainColumn):
    """Whether it rests on a figure that a person corrected."""

    def value(self, value: bool) -> str:
        return "是" if value else ""


class DepartmentColumn(PlainColumn):
    """A body's name, linked to its page; samples are marked."""

    def render(self, value: Department):
        mark = SafeString(' <span class="tag tag-sample">示例</span>') if value.is_sample else ""
        return format_html('<a href="{}">{}</a>{}', value.get_absolute_url(), value, mark)


class ReportColumn(PlainColumn):
    """The kind of the report it is about, linked to the report; replaced versions are marked."""

    def render(self, value: Report):
        mark = "" if value.in_force else SafeString(' <span class="tag">旧版</span>')
        kind = value.get_kind_display()
        url = value.get_absolute_url()
        return format_html('<a href="{}" title="{}">{}</a>{}', url, value.title, kind, mark)

    def value(self, value: Report) -> str:
        return value.get_kind_display()


class CheckColumn(PlainColumn):
    """The check, linked to its explanation; a long title is cut by the style sheet."""

    def render(self, value: str, table):
        check = find_check(value)
        title = check.title if check else ""
        return format_html(
            '<a href="{}#{}" title="{}">{}</a>', table.checks_url, value, title, value
        )

    def value(self, value: str) -> str:
        check = find_check(value)
        return f"{value} {check.title}" if check else value


class TimeColumn(PlainColumn):
    """A moment; only the day on the page."""

    def render(self, value):
        return localtime(value).strftime("%Y-%m-%d")

    def value(self, value) -> str:
        return localtime(value).strftime("%Y-%m-%d %H:%M")


class RegionColumn(PlainColumn):
    """Prefecture and county."""

    def value(self, value) -> str:
        return value.full_name()


class VersionColumn(PlainColumn):
    """现行 or 已被替代."""

    def value(self, value: Report) -> str:
        return f"第 {value.version} 版，{'现行' if value.in_force else '已被替代'}"


class QuotesColumn(PlainColumn):
    """Every place with its role, words, file and offsets: 增减率：增长81.13%（a.txt，12-18）."""

    def value(self, record: Finding) -> str:
        return "\n".join(self.say(one) for one in record.evidence.all())

    def say(self, one: Evidence) -> str:
        words = " ".join(one.quote.split()) or ("空白" if one.start is not None else "没有写明")
        place = one.document.name
        if one.start is not None:
            place += f"，{one.start}-{one.end}"
        return f"{one.role}：{words}（{place}）" if one.role else f"{words}（{place}）"


class AddressColumn(PlainColumn):
    """The finding's own page."""

    def value(self, value: int, record: Finding, table) -> str:
        return f"{table.site}{record.get_absolute_url()}"


def exported(column: type[PlainColumn], head: str, **extra) -> PlainColumn:
    """A column that only files have."""
    return column(head, visible=False, orderable=False, default="", **extra)


class FindingTable(ComparisonTable):
    """A row a finding. ``query`` is the list's filter, carried to each finding's page."""

    severity = SeverityColumn("程度")
    title = FindingColumn("问题", orderable=False)
    body = DepartmentColumn("部门", accessor="department")
    region = exported(RegionColumn, "地区", accessor="department__region")
    year = PlainColumn("年度", accessor="fiscal_year_id")
    kind = ReportColumn("报告", accessor="report", default="")
    project = exported(PlainColumn, "项目", accessor="report__project")
    check = CheckColumn("检查项", accessor="code")
    message = exported(PlainColumn, "说明")
    stated = exported(PlainColumn, "报告所写")
    computed = exported(PlainColumn, "计算所得")
    tolerance = exported(PlainColumn, "舍入允许范围")
    quotes = exported(QuotesColumn, "依据", accessor="pk")
    corrected = exported(CorrectedEvidenceColumn, "用到更正的数", accessor="is_corrected")
    status = exported(PlainColumn, "状态", accessor="status")
    version = exported(VersionColumn, "版本", accessor="report")
    first_seen = TimeColumn("首次发现")
    number = exported(PlainColumn, "编号", accessor="pk")
    source = exported(AddressColumn, "出处", accessor="pk")

    class Meta(ComparisonTable.Meta):
        attrs = {"class": "figures findings"}
        empty_text = "没有符合条件的检查发现。"

    def __init__(self, findings, *, query: str = "", checks_url: str = "", **kwargs):
        self.query = query
        self.checks_url = checks_url
        super().__init__(findings, **kwargs)

    def make_rows(self, findings):
        related = ("department__region__parent", "report__project")
        return FindingRows(mark_corrected(findings.select_related(*related)))


class CountColumn(PlainColumn):
    """A count of findings, linked to the list of them."""

    def __init__(self, head: str, severity: str):
        attrs = {"td": {"class": "number"}, "th": {"class": "number"}}
        super().__init__(head, accessor=f"counts__{severity}", attrs=attrs, empty_values=())
        self.severity = severity

    def render(self, value: int, record, table):
        if not value:
            return "0"
        url = f"{table.findings_url}?severity={self.severity}&check={record.code}"
        return format_html('<a href="{}">{}</a>', url, f"{value:,}")

    def value(self, value: int) -> int:
        return value

    def sort_key(self, value: int) -> int:
        return value


class PlainCountColumn(CountColumn):
    """A count without a list of its own."""

    def render(self, value: int) -> str:
        return f"{value:,}"


class CodeColumn(PlainColumn):
    """A check's code and title, linked to its section further down."""

    def render(self, value: str, record):
        return format_html('<a href="#{}">{} {}</a>', value, value, record.title)

    def value(self, value: str, record) -> str:
        return f"{value} {record.title}"


class CheckTable(ComparisonTable):
    """A row a check: what it found in reports in force, and what it looked at besides."""

    code = CodeColumn("检查项")
    family = PlainColumn("类别")
    error = CountColumn("错误", "error")
    warning = CountColumn("疑点", "warning")
    info = CountColumn("提示", "info")
    held = PlainCountColumn("核对相符", "held")
    unchecked = PlainCountColumn("未能核对", "unchecked")

    class Meta(ComparisonTable.Meta):
        order_by = ("code",)

    def __init__(self, rows, *, findings_url: str = "", **kwargs):
        self.findings_url = findings_url
        super().__init__(rows, **kwargs)
