"""Which body published what for which year: in time, late, without a day, or not collected."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from dashboards.deadlines import is_late
from dashboards.presence import UNCOLLECTED
from dashboards.queries.cells import Body
from dashboards.queries.rates import GENERAL
from dashboards.queries.sangong import TOTAL
from reports.models import LineCell, Report

# The table is to fit a screen: the latest so many years.
LOOKED_AT = 8
# Databases differ in where they put what has no day, so it is said: one with a day counts first.
FIRST_PUBLISHED = (F("document__published_on").asc(nulls_last=True), "pk")
IN_TIME, LATE, UNDATED = "in_time", "late", "undated"
STATE_WORDS = {
    IN_TIME: "按时公开",
    LATE: "晚公开",
    UNDATED: "公开日期不明",
    UNCOLLECTED: "未收录",
}
STATE_CHOICES = list(STATE_WORDS.items())
# What every final account and plan has to state; the rest depends on what a body does.
REQUIRED = {
    "final_account": {
        "本年支出合计": ("本年支出合计", "支出总计", "收支总计"),
        "一般公共预算支出": (GENERAL,),
        "“三公”经费": (TOTAL,),
        "政府采购": ("政府采购/总额",),
        "车辆": ("国有资产/车辆",),
    },
    "budget": {
        "本年支出": ("本年支出合计", "支出总计", "收支总计"),
        "“三公”经费": (TOTAL,),
    },
}


@dataclass(frozen=True, slots=True)
class Filing:
    """One kind of report of a body and year. ``lacks`` names what it must state and does not."""

    state: str
    published: date | None = None
    report: int | None = None
    versions: int = 0
    lacks: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The report's page."""
        return Report(pk=self.report).get_absolute_url() if self.report else ""

    @property
    def word(self) -> str:
        """按时公开, 晚公开, 公开日期不明 or 未收录."""
        return STATE_WORDS[self.state]

    @property
    def text(self) -> str:
        """All of it in words, as an export writes it."""
        parts = [self.word]
        if self.published:
            parts.append(self.published.isoformat())
        if self.versions > 1:
            parts.append(f"共 {self.versions} 版")
        if self.lacks:
            parts.append("未公开：" + "、".join(self.lacks))
        return "；".join(parts)


NOT_COLLECTED = Filing(UNCOLLECTED)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A body and what of one kind of report is stored of it, by year."""

    body: Body
    filings: dict[int, Filing]

    def find(self, year: int) -> Filing:
        """The filing of a year."""
        return self.filings.get(year, NOT_COLLECTED)


def list_coverage(
    bodies: list[Body], kind: str, years: list[int], state: str = "", year: int | None = None
) -> list[CoverageRow]:
    """A row a body. ``state`` keeps bodies in that state in ``year``, or in any without one."""
    found: dict[int, dict[int, Filing]] = defaultdict(dict)
    lacks = find_lacks(kind)
    versions = count_versions(kind)
    reports = Report.objects.in_force().filter(kind=kind).order_by(*FIRST_PUBLISHED)
    fields = ("department_id", "fiscal_year_id", "document__published_on", "pk")
    for body, of_year, published, pk in reports.values_list(*fields):
        if of_year in found[body]:
            continue
        found[body][of_year] = Filing(
            state_of(kind, of_year, published), published, pk, versions[body, of_year],
            lacks.get((body, of_year), ()),
        )  # fmt: skip
    rows = [CoverageRow(body, found.get(body.pk, {})) for body in bodies]
    watched = [year] if year else years
    return [row for row in rows if not state or any(row.find(y).state == state for y in watched)]


def state_of(kind: str, year: int, published: date | None) -> str:
    """How a stored report was published."""
    if published is None:
        return UNDATED
    return LATE if is_late(kind, year, published) else IN_TIME


def count_versions(kind: str) -> Counter:
    """How many versions of a report of ``kind`` each body and year has."""
    rows = Report.objects.filter(kind=kind, project=None).order_by()
    return Counter(rows.values_list("department_id", "fiscal_year_id"))


def find_lacks(kind: str) -> dict[tuple[int, int], tuple[str, ...]]:
    """What the stored reports of ``kind`` must state and do not, by body and year."""
    required = REQUIRED.get(kind)
    if not required:
        return {}
    stated = defaultdict(set)
    paths = {path for group in required.values() for path in group}
    cells = LineCell.objects.filter(indicator__path__in=paths, line_item__project=None)
    rows = cells.order_by().values_list("department_id", "fiscal_year_id", "indicator__path")
    for body, year, path in rows.distinct():
        stated[body, year].add(path)
    stored = Report.objects.in_force().read_from_text().filter(kind=kind).order_by()
    return {
        key: tuple(name for name, group in required.items() if not stated[key] & set(group))
        for key in stored.values_list("department_id", "fiscal_year_id")
    }


def count_states(rows: list[CoverageRow], years: list[int]) -> dict[int, Counter]:
    """How many bodies stand in which state, by year."""
    return {year: Counter(row.find(year).state for row in rows) for year in years}
