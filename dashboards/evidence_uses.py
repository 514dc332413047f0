"""Where a figure goes: the charts and pages that draw the line item it fills."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from dashboards.indicators import BY_CODE, BY_FUNCTION
from dashboards.presence import DEPARTMENT_SCORE
from dashboards.queries.body_charts import CHARTS, PARTS, YEARS
from dashboards.queries.body_trend import QUANTITIES
from dashboards.queries.rates import BODY_ITEMS, PROJECT_TOTAL
from dashboards.queries.sangong import ABROAD, CARS, HOSTING, TOTAL
from dashboards.queries.scores import PROJECT_SCORE
from reports.models import LineCell

RATED = frozenset(path for path, _ in BODY_ITEMS.values())
PLANNED = ("budget_initial", "budget_adjusted", "budget", "final", "execution_rate")
SANGONG = (TOTAL, ABROAD, CARS, HOSTING)


def list_charts(cell: LineCell) -> list[tuple[str, str]]:
    """The charts that a cell stands in, each with its address."""
    year, path, measure = cell.fiscal_year_id, cell.indicator.path, cell.measure
    if cell.line_item.project_id:
        return list(project_charts(path, measure, year))
    body = f"{cell.department.get_absolute_url()}?year={year}"
    drawn = [(words, f"{body}#charts") for words in name_body_charts(path, measure)]
    if any((path, measure) == (one[2], one[3]) for one in QUANTITIES):
        drawn.append(("本部门历年", f"{body}#trend"))
    return [*drawn, *pages_of(path, measure, year)]


def name_body_charts(path: str, measure: str) -> Iterator[str]:
    """Which of 图1 to 图7 show it."""
    for number, title, kind, paths in CHARTS:
        years = kind == YEARS and measure in ("final", "prior_final", "change_rate")
        years = years and path in paths
        part = kind == PARTS and measure in ("final", "share") and is_part(path, paths)
        if years or part:
            yield f"图{number} {title}"


def is_part(path: str, paths: tuple[str, ...]) -> bool:
    """Whether a path is one of the parts; of 功能分类 those are the classes."""
    classes = paths == (BY_FUNCTION,) and path.startswith(f"{BY_FUNCTION}/")
    return path in paths or (classes and path.count("/") == 1)


def pages_of(path: str, measure: str, year: int) -> Iterator[tuple[str, str]]:
    """The comparing pages that draw a body's cell."""
    if path in SANGONG and measure == "final":
        yield "“三公”经费", write_link("sangong", year=year)
    if path in RATED and measure == "execution_rate":
        yield "执行率", write_link("execution", year=year)
    if path == DEPARTMENT_SCORE and measure == "score":
        yield "自评得分", write_link("scores", year=year)
    known = BY_CODE.get(path)
    if known is not None and measure in known.measures:
        yield f"对比：{known.label}", write_link("compare", year=year, indicator=known.code)


def project_charts(path: str, measure: str, year: int) -> Iterator[tuple[str, str]]:
    """The pages that draw a project's cell."""
    if path == PROJECT_TOTAL and measure in PLANNED:
        yield "项目", write_link("projects", year=year)
    if path == PROJECT_SCORE and measure == "score":
        yield "项目", write_link("projects", year=year)
        yield "自评得分", write_link("scores", year=year)


def write_link(name: str, **query: object) -> str:
    """A page's address with its state."""
    return f"{reverse(name)}?{urlencode(query)}"
