"""The rows of a score sheet stand under their own kind, once, with a unit that fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reports import units
from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case
from reports.checks.forms import Form, Line, find_forms, held_rows, listed
from reports.checks.forms_examples import ROWS, form
from reports.findings import Verdict

WHAT = "指标各归其类"
# Which second levels belong to which first; cost may stand by itself or under output.
SECONDS = (
    (re.compile(r"数量|质量|时效"), re.compile(r"产出|完成|过程")),
    (re.compile(r"(?:经济|社会|生态)\w{0,2}效益|可持续"), re.compile(r"效益|效果|影响")),
    (re.compile(r"满意度"), re.compile(r"满意|效益|效果")),
)
KNOWN_FIRST = re.compile(r"产出|完成|过程|成本|效益|效果|满意")
# Names of kinds, which are no names of indicators.
KIND = re.compile(
    r"(?:数量|质量|时效|成本|经济成本|经济效益|社会效益|生态效益|可持续影响|(?:服务对象)?满意度)指标"
)
# 项目完成100%: what came of it stands where the indicator's name should.
TOLD = re.compile(r"(?:已|全部|项目|工作|任务)完成(?:率)?(?:达到?)?\d{1,3}%")
NUMBER = re.compile(r"(?:次数|人数|人次|件数|批次|户数|场次|个数)$")
COST = re.compile(r"(?:成本|费用|经费|支出)$")
RATE = re.compile(r"(?:满意度|满意率|[办受化回执完合采到参及覆][^，。；]{0,4}率)$")


def check(case: Case) -> Iterator[Verdict]:
    """The rows of every project's sheet."""
    for one in find_forms(case):
        rows = [line for line in one.rows if line.kpi]
        found = list(check_form(one, rows))
        yield from found
        if rows and not found:
            yield held_rows(one, WHAT, rows)


def check_form(form: Form, rows: list[Line]) -> Iterator[Verdict]:
    """Each kind of fault once, with all rows that have it."""
    kinds = (
        ([line for line in rows if is_misplaced(form, line)], "项二级指标不属于所在的一级指标"),
        ([line for line in rows if KIND.fullmatch(line.name)], "项三级指标写成了指标类别"),
        ([line for line in rows if is_odd_unit(line)], "项指标的度量单位与指标不符"),
        ([line for line in rows if TOLD.search(line.name)], "项三级指标写成了完成情况"),
        (repeated(rows), "项指标重复填列"),
    )
    for lines, title in kinds:
        if lines:
            yield failed(
                form.case, WHAT, "info", f"{len(lines)}{title}", listed(lines, say_row),
                places(form.case, *((line.span, "指标") for line in lines)),
                roles=(form.name, title),
            )  # fmt: skip


def is_misplaced(form: Form, line: Line) -> bool:
    """经济效益指标 under 产出指标, where the row itself prints both."""
    first, second = line.kpi.level1, line.kpi.level2
    if not KNOWN_FIRST.search(first) or first not in form.case.flat.between(line.span):
        return False
    return any(
        kind.search(second) and not home.search(first) and not kind.search(first)
        for kind, home in SECONDS
    )


def is_odd_unit(line: Line) -> bool:
    """A rate counted in money or things, a number of things or a cost in something else."""
    unit = units.kind_of(line.kpi.unit)
    if RATE.search(line.short):
        return unit in ("money", "count")
    if NUMBER.search(line.short):
        return unit in ("money", "percent")
    return bool(COST.search(line.short)) and unit == "count" and "元" not in line.kpi.unit


def repeated(rows: list[Line]) -> list[Line]:
    """Rows with the same three names and the same target."""
    groups: dict[tuple, list[Line]] = defaultdict(list)
    for line in rows:
        kpi = line.kpi
        groups[kpi.level1, kpi.level2, kpi.level3, kpi.target.text].append(line)
    return [line for group in groups.values() if len(group) > 1 for line in group]


def say_row(line: Line) -> str:
    """A row's three names with its unit."""
    unit = f"，单位“{line.kpi.unit}”" if line.kpi.unit else ""
    return f"{line.kpi.level1}／{line.kpi.level2}／{line.short}{unit}"


CHECK = Check(
    code="C14",
    name="rows-in-place",
    title="绩效指标是否归类正确、有无重复",
    severity="info",
    explanation=(
        "数量、质量、时效指标属于产出，经济、社会、生态效益和可持续影响属于效益，满意度自成一类；"
        "三级指标应写具体内容，不应再写类别名称；满意度和各种“率”的单位应是百分比。"
        "栏目错位、重复填列会使指标无法按类比较。"
        "各地表样对成本指标的归类不同，不作检查。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(form(*ROWS, "成本指标|经济成本指标|项目成本|≤|20|万元|20|0|0|"), kind="document"),
        Example(
            form(
                "项目完成指标|数量指标|接访|≥|10|次|12|30|30|",
                "|时效指标|办结时限|≤|60|天|50|30|30|",
                "项目效益指标|可持续影响指标|长效机制|定性|建立||建立|30|30|",
            ),
            kind="document",
        ),
        Example(
            form(
                "产出指标|数量指标|化解积案|≥|10|件|12|45|45|",
                "产出指标|数量指标|化解积案|≥|20|件|22|45|45|",
            ),
            why="同名但指标值不同",
            kind="document",
        ),
    ),
    finds=(
        Example(
            form(*ROWS[:3], "产出指标|经济效益指标|促进发展|定性|促进||促进|20|20|"),
            ("不属于所在的一级指标", "经济效益指标"),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "效益指标|社会效益指标|成本指标|≥|10|套|10|20|20|"),
            ("写成了指标类别", "单位“套”"),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|群众满意度|≥|90|元|92|20|20|"),
            ("度量单位与指标不符",),
            kind="document",
        ),
        Example(form(*ROWS, ROWS[0]), ("2项指标重复填列",), kind="document"),
        Example(
            form(*ROWS[1:], "产出指标|数量指标|接待群众来访批次|≥|100|万元|120|30|30|"),
            ("度量单位与指标不符", "批次"),
            kind="document",
        ),
        Example(
            form(*ROWS[1:], "产出指标|质量指标|项目完成100%，资金使用良好|≥|95|%|98|30|30|"),
            ("写成了完成情况",),
            kind="document",
        ),
    ),
)
