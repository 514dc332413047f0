"""Projects of all bodies in a year: money, execution rate, self-score, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from dashboards.presence import Value
from dashboards.queries.cells import Body, CellBook
from dashboards.queries.projects import ProjectName, list_projects
from dashboards.queries.rates import LINE, PROJECT_TOTAL
from dashboards.queries.scores import PROJECT_SCORE, name_grade
from reports.models import Project

HIGH_SCORE, LOW_SCORE = Decimal(90), Decimal(80)
OVERRATED, UNDERRATED, AGREEING, UNKNOWN = "overrated", "underrated", "agreeing", "unknown"
GAP_WORDS = {
    OVERRATED: "分高执行低",
    UNDERRATED: "执行足分低",
    AGREEING: "",
    UNKNOWN: "",
}
GAP_CHOICES = [
    (OVERRATED, "▲ 得 90 分以上，执行率不到 90%"),
    (UNDERRATED, "▼ 执行率 90% 以上，得分不到 80"),
    (AGREEING, "没有明显不一致"),
    (UNKNOWN, "缺得分或执行率"),
]
# The lowest score of each bar of the distribution, from the best down.
BAND_FLOORS = (95, 90, 85, 80, 75, 70, 65, 60, 0)
OVER_FULL = "over"


def name_band(score: Decimal) -> str:
    """The code of the bar that a score stands in: 93.5 is ``90``."""
    if score > 100:
        return OVER_FULL
    return str(next((floor for floor in BAND_FLOORS if score >= floor), 0))


def say_band(code: str) -> str:
    """90～95 and the like; the upper edge belongs to the next bar, 100 to the last."""
    if code == OVER_FULL:
        return "100以上"
    floor = int(code)
    return f"{floor}～{floor + 5}" if floor else "60以下"


BANDS = (OVER_FULL, *map(str, BAND_FLOORS))
BAND_CHOICES = [(code, f"{say_band(code)} 分") for code in BANDS]


@dataclass(frozen=True, slots=True)
class BodyProject:
    """A project of a body with what its sheet or report prints."""

    body: Body
    project: ProjectName
    initial: Value
    adjusted: Value
    final: Value
    rate: Value
    score: Value

    @property
    def kind(self) -> str:
        """The presence by which the page filters: that of the score."""
        return self.score.kind

    @property
    def grade(self) -> str:
        """优, 良, 中 or 差; empty where there is no score."""
        return name_grade(self.score.number) if self.score.known else ""

    @property
    def band(self) -> str:
        """The bar of the distribution; empty where there is no score."""
        return name_band(self.score.number) if self.score.known else ""

    @property
    def below_line(self) -> bool:
        """Whether the stated rate is under 90 %."""
        return self.rate.known and self.rate.number < LINE

    @property
    def gap(self) -> str:
        """Whether score and stated rate disagree, and which of them is high."""
        if not (self.rate.known and self.score.known):
            return UNKNOWN
        if self.below_line:
            return OVERRATED if self.score.number >= HIGH_SCORE else AGREEING
        return UNDERRATED if self.score.number < LOW_SCORE else AGREEING


def list_body_projects(bodies: list[Body], year: int | None) -> list[BodyProject]:
    """A row for each project of ``bodies``; three queries whatever their number."""
    measures = ["budget_initial", "budget_adjusted", "final", "execution_rate", "score"]
    book = CellBook(year, [PROJECT_TOTAL, PROJECT_SCORE], measures)
    return [read_project(book, body, project) for body, project in list_projects(bodies, year)]


def read_project(book: CellBook, body: Body, project: ProjectName) -> BodyProject:
    """The row of one project."""

    def total(measure: str) -> Value:
        return book.find(body.pk, PROJECT_TOTAL, measure, project.pk)

    return BodyProject(
        body=body,
        project=project,
        initial=total("budget_initial"),
        adjusted=total("budget_adjusted"),
        final=total("final"),
        rate=total("execution_rate"),
        score=book.find(body.pk, PROJECT_SCORE, "score", project.pk),
    )


def count_projects(bodies) -> dict[str, int]:
    """Projects of ``bodies`` (a queryset) by year."""
    rows = Project.objects.filter(department__in=bodies.order_by().values("pk")).order_by()
    counted = rows.values_list("fiscal_year_id").annotate(Count("pk"))
    return {str(year): number for year, number in counted}
