"""The points printed behind a section's name are the weights of its rows together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.checks.flat import Flat
from reports.checks.forms import Form, Line, find_forms, weighed
from reports.checks.forms_examples import PLAIN, ROWS, form
from reports.findings import Verdict
from reports.spans import Span
from reports.tolerance import total

# 预算执行情况（10分）, 绩效指标（90分）, 产出指标（50分）.
POINTS = r"（(?:共|计|满分)?(?P<points>\d{1,3})分）"
MONEY_HEAD = re.compile(rf"(?:预算执行|执行情况|项目资金|资金情况)[^（）|\d]{{0,8}}{POINTS}")
ROWS_HEAD = re.compile(rf"(?<![一二三])绩效指标[^（）|\d]{{0,6}}{POINTS}")
LEVEL = re.compile(POINTS)
# Where points may be printed, and how far in front of it the name of a section may begin.
POINTS_SIGN = re.compile(r"分\s*[）)]")
WIDTH = 80
WHAT = "所注分值 = 各行权重之和"


def check(case: Case) -> Iterator[Verdict]:
    """The sections of every sheet whose rows were all read."""
    for one in find_forms(case):
        if not one.rows or not one.total_span or one.doubt:
            continue
        start = one.money[0].span.start if one.money else one.span.start
        above = Span(one.span.start, start) if one.is_sheet else Span(start, start)
        between = Span(one.money[-1].span.end, one.rows[0].span.start) if one.money else above
        if one.whole and one.whole.weight:
            yield from check_head(one, MONEY_HEAD, above, [one.whole])
        yield from check_head(one, ROWS_HEAD, between, one.rows)
        yield from check_levels(one)


def check_head(
    form: Form, head: re.Pattern, where: Span, rows: Iterable[Line]
) -> Iterator[Verdict]:
    """A section's head with points, and its rows."""
    content = form.case.paper.content
    found = [
        one
        for at in POINTS_SIGN.finditer(content, *where)
        for one in Flat(content, (Span(max(where.start, at.start() - WIDTH), at.end()),)).find(head)
    ]
    if len(found) == 1:
        match, span = found[0]
        yield from compare(form, match.group(), int(match["points"]), span, list(rows))


def check_levels(form: Form) -> Iterator[Verdict]:
    """First levels with points behind their names."""
    groups: dict[str, list[Line]] = {}
    for line in form.rows:
        if line.kpi:
            groups.setdefault(line.kpi.level1, []).append(line)
    for level, rows in groups.items():
        if match := LEVEL.search(level):
            yield from compare(form, level, int(match["points"]), None, rows)


def compare(
    form: Form, name: str, points: int, span: Span | None, rows: list[Line]
) -> Iterator[Verdict]:
    """The points of a section and the weights of its rows."""
    parts = [weighed(line.weight) if line.weight else None for line in rows]
    if None in parts:
        return
    summed = total(parts)
    weights = [line.weight for line in rows]
    what = f"{name}：{WHAT}"
    if summed.holds(points):
        yield held(form.case, what, weights)
        return
    words = " + ".join(f"{one.value:f}" for one in weights)
    evidence = places(form.case, (span, "所注分值"), *((one, "权重") for one in weights))
    yield failed(
        form.case, what, "warning", f"{name}，各行权重相加{summed.value:f}分",
        f"{words} = {summed.value:f}，名称后注明的是{points}分",
        evidence if span else evidence[1:], roles=(form.name, LEVEL.sub("", name), WHAT),
        stated=f"{points}分", computed=f"{summed.value:f}分",
    )  # fmt: skip


CHECK = Check(
    code="C15",
    name="section-points",
    title="自评表各部分所注分值与权重是否一致",
    severity="warning",
    explanation=(
        "表头写有“预算执行情况（10分）”“绩效指标（90分）”或“产出指标（50分）”的，"
        "其下各行权重相加应等于所注分值。"
        "分值对不上，说明权重改过而表头没有改，或漏填了指标。"
        "表中有没读出的行、加分或扣分行时不作判断。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(
            form(
                "产出指标（50分）|数量指标|接访|10次|12次|50|50|",
                "效益指标（40分）|社会效益指标|渠道|畅通|畅通|40|40|",
                head=PLAIN,
            ),
            kind="document",
        ),
        Example(form(*ROWS, money="20.00|20.00|20.00|100.00%|||"), kind="document"),
        Example(form(*ROWS[:2], "小计|小计||||||50|50|", *ROWS[2:]), kind="document"),
    ),
    finds=(
        Example(
            form(
                "产出指标（50分）|数量指标|接访|10次|12次|30|30|",
                "产出指标（50分）|质量指标|办结率|95%|98%|30|30|",
                "效益指标（30分）|社会效益指标|渠道|畅通|畅通|30|30|",
                head=PLAIN,
            ),
            ("产出指标（50分），各行权重相加60分",),
            kind="document",
        ),
        Example(
            form(*ROWS[1:], money="20.00|20.00|20.00|100.00%|10|10|", total="合计|70|70"),
            ("绩效指标（90分），各行权重相加60分",),
            kind="document",
        ),
        Example(
            form(money="20.00|20.00|20.00|100.00%|20|20|", total="合计|110|110"),
            ("预算执行情况（10分），各行权重相加20分",),
            kind="document",
        ),
    ),
)
