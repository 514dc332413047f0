"""Equal results of one indicator are scored equally in all sheets of a body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case, Dossier, say
from reports.checks.forms import Form, Line, find_forms, held_rows
from reports.checks.forms_examples import ROWS, form
from reports.findings import Place, Verdict

WHAT = "相同结果的得分相同"
MARKS = re.compile(r"[“”\"'‘’\s，。、：；]")
RISING = {"≥": 1, "＞": 1, "≤": -1, "＜": -1}
Scored = tuple[Form, Line]


def check(dossier: Dossier) -> Iterator[Verdict]:
    """The sheets of each year that count, indicator by indicator."""
    years: dict[int, list[Form]] = defaultdict(list)
    for case in scored_cases(dossier):
        years[case.year] += find_forms(case)
    for year, forms in sorted(years.items()):
        if len(forms) > 1:
            yield from check_indicators(year, forms)
            yield from check_execution(year, forms)


def scored_cases(dossier: Dossier) -> list[Case]:
    """Reports with points, the newest of each: a budget's sheet of targets is no later version."""
    found: dict[tuple, Case] = {}
    for case in dossier.cases:
        if not any(line.score for sheet in find_forms(case) for line in sheet.rows):
            continue
        reading = case.reading
        key = (case.year, case.astray, reading.kind, reading.project, reading.scope)
        last = found.get(key)
        if last is None or (last.in_force, last.version) < (case.in_force, case.version):
            found[key] = case
    return list(found.values())


def check_indicators(year: int, forms: list[Form]) -> Iterator[Verdict]:
    """Rows of different sheets with the same name, target and weight."""
    groups: dict[tuple, list[Scored]] = defaultdict(list)
    for sheet in forms:
        for line in sheet.rows:
            if line.kpi and line.kpi.actual.text and has_points(sheet, line):
                kpi = line.kpi
                name = MARKS.sub("", line.name)
                aim = (kpi.nature, kpi.target.text, kpi.unit, line.weight.value)
                groups[name, *aim].append((sheet, line))
    for rows in groups.values():
        if len({id(sheet) for sheet, _ in rows}) > 1:
            yield judge(year, rows)


def has_points(sheet: Form, line: Line) -> bool:
    """Whether a row has points within its weight, surely read from their columns."""
    score, weight = line.score, line.weight
    if score is None or weight is None or score.unit != "分":
        return False
    return score.value <= weight.value and sheet.is_aligned(line)


def judge(year: int, rows: list[Scored]) -> Verdict:
    """Whether equal results have equal points, and better ones no fewer."""
    uneven = [pair for pair in combinations(rows, 2) if is_uneven(*pair)]
    line = rows[0][1]
    if not uneven:
        return held_rows(rows[0][0], f"{WHAT}：{line.short}", [line])
    equal = [pair for pair in uneven if same_result(*pair)]
    told: dict[str, list[str]] = defaultdict(list)
    for sheet, row in rows:
        told[f"完成值{result((sheet, row))}得{say(row.score)}"].append(sheet.name)
    one, two = (equal or uneven)[0]
    title = f"{line.short}：完成值{result(one)}，得{say(one[1].score)}"
    title += (
        f"和{say(two[1].score)}不等"
        if equal
        else f"；完成值{result(two)}，得{say(two[1].score)}，较好的结果得分较低"
    )
    named = "；".join(f"{words}（{'、'.join(names)}）" for words, names in told.items())
    message = f"同一指标、同一指标值和权重（{say(line.weight)}），各表打分不一：{named}"
    return uneven_verdict(year, rows, title, message, line.short)


def is_uneven(one: Scored, two: Scored) -> bool:
    """Whether two rows of different sheets are scored against their results."""
    if one[0] is two[0]:
        return False
    gap = one[1].score.value - two[1].score.value
    if same_result(one, two):
        return bool(gap)
    direction = RISING.get(one[1].kpi.nature, 0)
    first, second = number(one), number(two)
    if not direction or first is None or second is None:
        return False
    return (first - second) * direction * gap < 0


def same_result(one: Scored, two: Scored) -> bool:
    """Whether two rows report the same in the same words."""
    return one[1].kpi.actual.text == two[1].kpi.actual.text


def number(scored: Scored) -> Decimal | None:
    """The result as a number, where the cell holds nothing else."""
    line = scored[1]
    actual = line.one("actual")
    if actual is None or not line.kpi.actual.text.startswith(actual.raw) or actual.qualifier:
        return None
    return actual.value if len(line.kpi.actual.text) - len(actual.raw) <= 3 else None


def result(scored: Scored) -> str:
    """A result with its unit."""
    kpi = scored[1].kpi
    text = kpi.actual.text[:20]
    return text + kpi.unit if text[-1:].isdigit() else text


def check_execution(year: int, forms: list[Form]) -> Iterator[Verdict]:
    """A higher execution rate with fewer points than a lower one has elsewhere."""
    rows = [
        (sheet, sheet.whole)
        for sheet in forms
        if sheet.whole and sheet.whole.one("execution_rate") and has_points(sheet, sheet.whole)
    ]
    pairs = [pair for pair in combinations(rows, 2) if is_reversed(*pair)]
    if not pairs:
        return
    ends = max(pairs, key=lambda pair: abs(rate(pair[0]) - rate(pair[1])))
    higher, lower = sorted(ends, key=rate, reverse=True)
    title = (
        f"执行率{rate(higher):f}%得{say(higher[1].score)}，"
        f"{rate(lower):f}%反而得{say(lower[1].score)}"
    )
    told = "；".join(f"{one[0].name}：{rate(one):f}%得{say(one[1].score)}" for one in rows)
    yield uneven_verdict(year, list(ends), title, f"满分相同，各表的执行率和得分：{told}", "执行率")


def rate(scored: Scored) -> Decimal:
    """The execution rate as printed."""
    return scored[1].one("execution_rate").value


def is_reversed(one: Scored, two: Scored) -> bool:
    """Whether the higher rate has fewer of the same points."""
    if one[1].weight.value != two[1].weight.value:
        return False
    return (rate(one) - rate(two)) * (one[1].score.value - two[1].score.value) < 0


def uneven_verdict(year: int, rows: list[Scored], title: str, message: str, name: str) -> Verdict:
    """All the rows that were compared, as evidence."""
    evidence: list[Place] = []
    for sheet, line in rows:
        done = line.kpi.actual.span if line.kpi else line.one("execution_rate")
        evidence += places(sheet.case, (done, "完成值"), (line.score, "得分"))
    case: Case = rows[0][0].case
    return failed(
        case, WHAT, "info", title, message, tuple(evidence), roles=(WHAT, name, str(year))
    )  # fmt: skip


def two_forms(first: str, second: str) -> str:
    """Two sheets of one document that differ in one row."""
    return form(*ROWS[:3], first) + "\n" + form(*ROWS[:3], second, name="接待场所运行经费")


SATISFIED = "满意度指标|服务对象满意度指标|群众满意度|≥|90|%|"

CHECK = Check(
    code="C12",
    name="even-scoring",
    title="同一单位各自评表对相同结果的打分是否一致",
    severity="info",
    explanation=(
        "同一单位同一年度的几张自评表里，指标名称、指标值和权重都相同的，"
        "完成值相同得分也应相同，完成得好的得分不应更低；预算执行率也是如此。"
        "打分忽高忽低，说明没有统一的评分标准。"
        "各项目如另有评分细则，打分可以不同，所以只作提示。"
    ),
    run=check,
    scope="body",
    leaves=(
        Example(two_forms(SATISFIED + "92|20|20|", SATISFIED + "95|20|20|"), kind="document"),
        Example(two_forms(SATISFIED + "92|20|20|", SATISFIED + "80|20|15|低"), kind="document"),
    ),
    finds=(
        Example(
            two_forms(SATISFIED + "80|20|18|低", SATISFIED + "80|20|15|低"),
            ("完成值80%，得18分和15分不等",),
            kind="document",
        ),
        Example(
            two_forms(SATISFIED + "80|20|18|低", SATISFIED + "85|20|15|低"),
            ("较好的结果得分较低", "信访维稳经费"),
            kind="document",
        ),
        Example(
            form(money="20.00|20.00|16.00|80.00%|10|6|")
            + "\n"
            + form(name="接待场所运行经费", money="20.00|20.00|10.00|50.00%|10|8|"),
            ("执行率80.00%得6分，50.00%反而得8分",),
            kind="document",
        ),
    ),
)
