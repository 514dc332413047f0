"""Execution rates of a year: bodies by item, and their projects."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboards.presence import Value
from dashboards.queries.cells import Body, CellBook
from dashboards.queries.projects import ProjectName, list_projects
from dashboards.queries.sangong import ABROAD, CARS, HOSTING, TOTAL

GENERAL = "一般公共预算财政拨款支出"
PROJECT_TOTAL = "项目预算/总额"
LINE = Decimal(90)
BODY_ITEMS = {
    "general": (GENERAL, "一般公共预算支出"),
    "sangong": (TOTAL, "“三公”经费"),
    "abroad": (ABROAD, "因公出国（境）费"),
    "cars": (CARS, "公务用车费"),
    "hosting": (HOSTING, "公务接待费"),
}
PROJECTS = "projects"
# What the page compares where nothing is chosen; the parts of “三公” are seldom given a rate.
USUAL_ITEMS = ("general", "sangong", PROJECTS)
ITEM_CHOICES = [(code, label) for code, (_, label) in BODY_ITEMS.items()] + [(PROJECTS, "项目")]
BASES = ("budget_adjusted", "budget", "budget_initial")


@dataclass(frozen=True, slots=True)
class RateRow:
    """One stated execution rate with the amounts it compares, of a body's item or a project."""

    body: Body
    item: str
    scope: str
    project: ProjectName | None
    basis: str
    budget: Value
    final: Value
    rate: Value

    @property
    def kind(self) -> str:
        """The presence by which the page filters."""
        return self.rate.kind

    @property
    def below_line(self) -> bool:
        """Whether the stated rate is under 90 %."""
        return self.rate.known and self.rate.number < LINE


def list_rates(
    bodies: list[Body], year: int | None, item: str = "", presence: str = ""
) -> list[RateRow]:
    """A row for each body and item and each project, absent ones too."""
    items = (item,) if item else USUAL_ITEMS
    indicators = [BODY_ITEMS[code][0] for code in items if code in BODY_ITEMS]
    book = CellBook(year, [*indicators, PROJECT_TOTAL], ["execution_rate", "final", *BASES])
    rows = [
        read_rate(book, body, *BODY_ITEMS[code])
        for body in bodies
        for code in items
        if code in BODY_ITEMS
    ]
    if PROJECTS in items:
        rows += [
            read_rate(book, body, PROJECT_TOTAL, project.name, project)
            for body, project in list_projects(bodies, year)
        ]
    return [row for row in rows if not presence or row.kind == presence]


def read_rate(
    book: CellBook, body: Body, indicator: str, item: str, project: ProjectName | None = None
) -> RateRow:
    """The row of one indicator of a body or one of its projects."""
    pk = project.pk if project else None
    rate = book.find(body.pk, indicator, "execution_rate", pk)
    basis, budget = find_budget(book, body.pk, indicator, pk, rate.basis)
    return RateRow(
        body=body,
        item=item,
        scope=book.scope(body.pk, indicator, "execution_rate"),
        project=project,
        basis=basis,
        budget=budget,
        final=book.find(body.pk, indicator, "final", pk),
        rate=rate,
    )


def find_budget(
    book: CellBook, body: int, indicator: str, project: int | None, basis: str
) -> tuple[str, Value]:
    """The plan that the rate names as its basis, else the latest one that is printed."""
    wanted = [basis] if basis in BASES else []
    for measure in [*wanted, *BASES]:
        value = book.find(body, indicator, measure, project)
        if value.known:
            return measure, value
    return "", book.find(body, indicator, BASES[0], project)
