"""An indicator's deadline does not lie before the year of its sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case
from reports.checks.forms import Form, Line, find_forms, held_rows
from reports.checks.forms_examples import BARE, ROWS, form
from reports.findings import Verdict
from reports.spans import Span

WHAT = "指标中的年份不早于自评年度"
YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|[-—~～至到]20\d\d年|、20\d\d年)")
# 2019年底, 2019年12月底前, 2019年内; then what it is a deadline of.
DEADLINE = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年(?:度)?"
    r"(?P<when>[底末]前?|内|前|全年|\d{1,2}月(?:\d{1,2}日)?(?:[底末]前?|前|内)?)(?P<next>.{0,8})"
)
# Earlier years that something is compared with, carried over from or counted since.
COMPARES = re.compile(
    r"(?:较|比|与|同|从|自|至|到|以|截至|截止|超过|高于|低于|少于|-|—|~|～|〔|\[|（)$"
)
CARRIES = re.compile(
    r"^以?(?:来|前|结转|结余|结存|起|开始|第.{1,3}批|签|下达|立项|印发|批复|数|水平|基数|同期|决算|预算"
    r"|项目|资金|尾款|质保|欠|遗留|积案|存量|未|追加|度)"
)


def check(case: Case) -> Iterator[Verdict]:
    """The indicators of every project's sheet."""
    for one in find_forms(case):
        rows = [line for line in one.rows if line.kpi]
        found = [verdict for line in rows for verdict in check_line(one, line)]
        yield from found
        if rows and not found and any(YEAR.search(line.name) for line in rows):
            yield held_rows(one, WHAT, rows)


def check_line(form: Form, line: Line) -> Iterator[Verdict]:
    """The name and the target of one indicator."""
    texts = (line.name, line.kpi.target.text)
    years = {int(year) for text in texts for year in YEAR.findall(text)}
    if not years or max(years) >= form.case.year:
        return
    for text in texts:
        for match in DEADLINE.finditer(text):
            before, after = text[: match.start()], match["next"]
            if COMPARES.search(before) or CARRIES.search(after):
                continue
            yield complain(form, line, match)
            return


def complain(form: Form, line: Line, match: re.Match) -> Verdict:
    """A deadline that was over before the year began."""
    year = match["year"]
    words = f"{year}年{match['when']}"
    timely = "时效" in line.kpi.level2 or re.search(r"完成|计划|实现|达到|办结|前$", match.group())
    return failed(
        form.case, WHAT, "warning" if timely else "info",
        f"{form.case.year}年度自评表的指标写的是“{words}”",
        f"指标“{line.short}”的时间早于自评年度{form.case.year}年，可能沿用了以前年度的表",
        places(form.case, (year_span(form, line, year), "指标中的年份")),
        roles=(form.name, line.name, "year"), stated=words, computed=f"{form.case.year}年",
    )  # fmt: skip


def year_span(form: Form, line: Line, year: str) -> Span:
    """Where the year stands in the row; the row where its digits are not found as such."""
    start = form.case.paper.content.find(year, line.span.start, line.span.end)
    return Span(start, start + len(year) + 1) if start >= 0 else line.span


CHECK = Check(
    code="C10",
    name="earlier-year",
    title="绩效指标的时限是否早于自评年度",
    severity="warning",
    explanation=(
        "某一年度的自评表，时效指标的时限应在当年。"
        "写成以前年度的，多是从旧表复制而来，这一项就没有评价当年的工作。"
        "与以前年度比较、以前年度结转或跨年度的项目不在此列。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(form(*ROWS[1:], "产出指标|时效指标|2023年12月底前完成|定性|完成||完成|30|30|"),
                kind="document"),
        Example(form(*ROWS[1:], "产出指标|数量指标|信访量较2022年底下降|≥|5|%|6|30|30|"),
                why="与上年比较", kind="document"),
        Example(form(*ROWS[1:], "产出指标|数量指标|2022年底结转积案化解|≥|5|件|6|30|30|"),
                why="上年结转", kind="document"),
        Example(form(*ROWS[1:], "产出指标|时效指标|2021-2023年底前分批完成|定性|完成||完成|30|30|"),
                why="跨年度", kind="document"),
        Example(form(*ROWS[1:], "产出指标|时效指标|支付2022年12月尾款|定性|完成||完成|30|30|"),
                kind="document"),
        Example(form(*ROWS[1:], "产出指标|数量指标|截至2022年底存量案件|≤|5|件|3|30|30|"),
                kind="document"),
    ),
    finds=(
        Example(
            form("产出指标|时效指标|2022年底计划坚持接访率|长期有效|长期有效", head=BARE, total=""),
            ("2023年度自评表", "2022年底"),
            kind="document",
        ),
        Example(form(*ROWS[1:], "产出指标|时效指标|任务完成时间|定性|2022年12月底前||完成|30|30|"),
                ("2022年12月底前",), kind="document"),
    ),
)  # fmt: skip
