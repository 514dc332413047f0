"""Self-scores of a year: of bodies as a whole, and of their projects."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboards.presence import DEPARTMENT_SCORE, Value
from dashboards.queries.cells import Body, CellBook
from dashboards.queries.projects import ProjectName, list_projects

PROJECT_SCORE = "绩效/项目自评得分"
WHOLE = "部门整体"
# From the best down: name, and the lowest score that still has it.
GRADES = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)), ("差", Decimal(0)))
LEVEL_CHOICES = [("departments", "部门整体"), ("projects", "项目")]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The self-score of a body or of a project, and the grade it falls in."""

    body: Body
    item: str
    scope: str
    project: ProjectName | None
    score: Value

    @property
    def kind(self) -> str:
        """The presence by which the page filters."""
        return self.score.kind

    @property
    def grade(self) -> str:
        """优, 良, 中 or 差; empty where there is no score."""
        return name_grade(self.score.number) if self.score.known else ""


def name_grade(score: Decimal) -> str:
    """The grade of a score out of 100: 90 is 优, 89.99 is 良."""
    return next((name for name, lowest in GRADES if score >= lowest), GRADES[-1][0])


def list_scores(
    bodies: list[Body], year: int | None, level: str = "", presence: str = "", grade: str = ""
) -> list[ScoreRow]:
    """A row for each body and each project, absent ones too."""
    book = CellBook(year, [DEPARTMENT_SCORE, PROJECT_SCORE], ["score"])
    rows = []
    if level != "projects":
        rows += [read_score(book, body) for body in bodies]
    if level != "departments":
        found = list_projects(bodies, year)
        rows += [read_score(book, body, project) for body, project in found]
    rows = [row for row in rows if not presence or row.kind == presence]
    return [row for row in rows if not grade or row.grade == grade]


def read_score(book: CellBook, body: Body, project: ProjectName | None = None) -> ScoreRow:
    """The row of a body, or of one of its projects."""
    indicator = PROJECT_SCORE if project else DEPARTMENT_SCORE
    return ScoreRow(
        body=body,
        item=project.name if project else WHOLE,
        scope="" if project else book.scope(body.pk, indicator, "score"),
        project=project,
        score=book.find(body.pk, indicator, "score", project.pk if project else None),
    )
