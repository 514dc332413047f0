"""Score sheets of projects and of a whole body, whose columns each province orders its own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.corpus import prose, rounding
from reports.corpus.ledger import EXECUTION_WEIGHT, Kpi, Plan, Project
from reports.corpus.voice import Voice, kpi_subject, trimmed
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.writer import Piece

TOTAL = "项目预算/总额"
SCORE = "绩效/项目自评得分"
WHOLE = "绩效/部门整体自评得分"
Columns = Sequence[tuple[str, str]]
# The columns of the form that the ministry of finance prints.
COLUMNS: Columns = (
    ("target", "年度指标值"),
    ("actual", "实际完成值"),
    ("weight", "分值"),
    ("score", "得分"),
    ("reason", "偏差原因分析及改进措施"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Heads of a province's sheet; ``columns`` orders the cells behind the 三级指标."""

    title: str
    money: str
    spent: str
    columns: Columns
    level1_each: bool


def write_sheet(scene: Scene, project: Project, layout: Layout) -> None:
    """One project's sheet."""
    w = scene.writer
    w.line(layout.title, year=scene.year)
    w.row("项目名称", project.name)
    w.row("主管部门", scene.profile.name, "实施单位", scene.profile.name)
    write_funds(scene, project, layout)
    w.row("年度总体目标", "预期目标", "实际完成情况")
    w.row("", project.goal, outcome(project))
    heads = (head for _, head in layout.columns)
    w.row("一级指标", "二级指标", "三级指标", *heads)
    v, above = scene.about(project).at("table"), ("", "")
    for kpi in project.kpis:
        names = (kpi.level1, kpi.level2)
        shown = [
            name if name != last or layout.level1_each else ""
            for name, last in zip(names, above, strict=True)
        ]
        w.row(*shown, kpi.level3, *kpi_cells(v, project, kpi, layout.columns))
        above = names
    cells = dict.fromkeys((name for name, _ in layout.columns), "")
    cells["weight"] = v.points(SCORE, "weight", Decimal(100))
    cells["score"] = v.points(SCORE, "score", project.score)
    w.row("总分", "", "", *cells.values())


def write_funds(scene: Scene, project: Project, layout: Layout) -> None:
    """The project's money by source."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row(layout.money, "", "年初预算数", "全年预算数", layout.spent, "分值", "执行率", "得分")
    cells = money_cells(v, TOTAL, project.plan)
    weight = v.points(TOTAL, "weight", EXECUTION_WEIGHT)
    score = v.points(TOTAL, "score", project.money_score)
    w.row("", "年度资金总额", *cells[:3], weight, cells[3], score)
    kinds = (
        ("其中：财政资金", "项目预算/财政资金", project.fiscal),
        ("其他资金", "项目预算/其他资金", project.own),
    )
    for words, indicator, plan in kinds:
        parts = money_cells(v, indicator, plan) if plan.adjusted else [""] * 4
        w.row("", words, *parts[:3], "—", parts[3], "—")


def write_whole(scene: Scene, layout: Layout) -> None:
    """The whole body's sheet: its money by kind, its score."""
    w, v, now = scene.writer, scene.voice.at("table"), scene.now
    w.row("部门名称", scene.profile.name)
    w.row("资金用途（万元）", "年初预算数", "全年预算数", layout.spent, "执行率")
    rows = (
        ("部门整体支出", "部门整体支出/总额", now.whole),
        ("人员经费", "基本支出/人员经费", now.staff),
        ("公用经费", "基本支出/公用经费", now.office),
        ("项目支出", "支出/项目支出", now.project_plan),
    )
    for words, indicator, plan in rows:
        w.row(words, *money_cells(v, indicator, plan))
    weight = v.points(WHOLE, "weight", Decimal(100))
    w.row("总分", weight, v.points(WHOLE, "score", now.self_score), prose.grade(now.self_score))


def money_cells(v: Voice, indicator: str, plan: Plan) -> list[Piece]:
    """Three amounts and the rate."""
    rate = f"{rounding.percent(plan.final, plan.adjusted, 2):f}"
    return [
        v.money(indicator, "budget_initial", plan.initial, full=True),
        v.money(indicator, "budget_adjusted", plan.adjusted, full=True),
        v.money(indicator, "final", plan.final, full=True),
        [v.figure(rate, rate, indicator, "execution_rate", "%"), "%"],
    ]


def kpi_cells(v: Voice, project: Project, kpi: Kpi, columns: Columns = COLUMNS) -> list[Piece]:
    """The cells of a row behind its 三级指标, in the order of the columns."""
    voice = v.of("kpi", kpi_subject(project.name, kpi.level3))
    indicator = f"KPI/{kpi.level1}/{kpi.level2}"
    sign = "" if kpi.nature == "定性" else kpi.nature
    cells: dict[str, Piece] = {
        "target": [sign, value_of(voice, indicator, "target", kpi.target, kpi.unit)],
        "actual": value_of(voice, indicator, "actual", kpi.actual, kpi.unit),
        "weight": voice.points(indicator, "weight", kpi.weight),
        "score": voice.points(indicator, "score", kpi.score),
        "reason": kpi.reason,
    }
    return [cells[name] for name, _ in columns]


def split_cells(v: Voice, project: Project, kpi: Kpi, write: Callable[..., Piece]) -> list[Piece]:
    """The cells of a row from its 三级指标 on, nature and unit in columns of their own; ``write``
    puts a value into its cell."""
    voice = v.of("kpi", kpi_subject(project.name, kpi.level3))
    indicator = f"KPI/{kpi.level1}/{kpi.level2}"
    return [
        kpi.level3,
        kpi.nature,
        write(voice, indicator, "target", kpi.target, kpi.unit),
        kpi.unit,
        write(voice, indicator, "actual", kpi.actual, kpi.unit),
        voice.points(indicator, "weight", kpi.weight),
        voice.points(indicator, "score", kpi.score),
        kpi.reason,
    ]


def value_of(v: Voice, indicator: str, measure: str, value: Decimal | str, unit: str) -> Piece:
    """A number with its unit, or words."""
    if isinstance(value, str):
        return value
    text = f"{value:.2f}" if unit == "万元" else trimmed(f"{value:f}")
    return [v.figure(text, text, indicator, measure, unit), unit]


def outcome(project: Project) -> str:
    """What came of the year's goal."""
    missed = [kpi.level3 for kpi in project.kpis if kpi.reason]
    if missed:
        return f"除{listed(missed)}以外，其余指标达到年初设定的目标"
    return "各项指标达到年初设定的目标"
