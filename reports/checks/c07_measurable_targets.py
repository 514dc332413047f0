"""A target can be measured, and the result says what came of it instead of repeating it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from reports import units
from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case
from reports.checks.forms import Form, Line, find_forms, held_rows, listed
from reports.checks.forms_examples import BARE, PLAIN, ROWS, form, whole_form
from reports.checks.results import cell_text
from reports.findings import Verdict

WHAT = "指标值可以衡量"
# A copied text of this length is a sentence, no grade like 良好.
SENTENCE = 12
PLAIN_VALUE = re.compile(r"[≥≤=<>＝＜＞]?[\d.,]+[^\d]{0,8}")
CHOICES = re.compile(
    r"好(?:/|、|或)?坏|高(?:/|、)?中(?:/|、)?低|优(?:/|、)?良(?:/|、)?中(?:/|、)?(?:低(?:/|、)?)?差|是(?:/|、|或)?否|有(?:/|、|或)?无"
)
QUANTITATIVE = "≥≤＝＜＞"
LONE_SIGN = re.compile(r"[≥≤=<>＝＜＞]\s*\n?\s*\t\s*$")
DATES = ("年", "月", "日")
DIGIT = re.compile(r"[\d零一二三四五六七八九十百千万]|全部|全覆盖|及时")


def check(case: Case) -> Iterator[Verdict]:
    """The targets and results of every sheet."""
    for one in find_forms(case):
        found = list(check_form(one))
        yield from found
        if one.rows and not found:
            yield held_rows(one, WHAT, one.rows)


def check_form(form: Form) -> Iterator[Verdict]:
    """Each kind of fault once, with all rows that have it."""
    yield from check_copies(form)
    kinds: tuple[tuple[Callable[[Line], bool], str], ...] = (
        (is_choice, "项定性指标的指标值只写了选项"),
        (has_no_value, "项定量指标的指标值不是数值"),
        (is_share_of_target, "项指标的完成值只写了比例，看不出实际数量"),
    )
    for is_one, title in kinds:
        lines = [line for line in form.rows if is_one(line)]
        if lines:
            yield complain(form, lines, "info", f"{len(lines)}{title}", title)
    displaced = [line for line in form.rows if is_displaced(form, line)]
    if displaced:
        title = "项指标的数值写在完成值一栏，指标值一栏只有符号"
        yield complain(form, displaced, "info", f"{len(displaced)}{title}", title)


def check_copies(form: Form) -> Iterator[Verdict]:
    """Results that repeat their target word for word."""
    worded = [line for line in form.rows if line.kpi and has_words(line)]
    copied = [line for line in worded if line.kpi.target.text == line.kpi.actual.text]
    sentences = [line for line in copied if len(line.kpi.target.text) >= SENTENCE]
    if not sentences:
        return
    every = len(copied) == len(form.rows) >= 3 and len(sentences) >= 2
    if every:
        title = f"全部{len(copied)}项指标的完成值逐字照抄指标值，指标值不可衡量"
        yield complain(form, copied, "warning", title, "copied")
    else:
        title = f"{len(sentences)}项指标的完成值逐字照抄指标值"
        yield complain(form, sentences, "info", title, "copied")


def has_words(line: Line) -> bool:
    """Whether target and result are words and no plain number."""
    target, actual = line.kpi.target.text, line.kpi.actual.text
    return bool(target and actual) and not PLAIN_VALUE.fullmatch(target)


def is_choice(line: Line) -> bool:
    """定性 | 好坏: what may be chosen stands where the target should."""
    return bool(line.kpi and CHOICES.fullmatch(line.kpi.target.text))


def has_no_value(line: Line) -> bool:
    """≥ | 有效提升: a sign in its own column, and nothing to compare with."""
    kpi = line.kpi
    if kpi is None or kpi.nature not in QUANTITATIVE or not kpi.nature or not kpi.target.text:
        return False
    return not DIGIT.search(kpi.target.text)


def is_share_of_target(line: Line) -> bool:
    """30000余件 | 100%: the result is a part of the target."""
    target, actual = line.one("target"), line.one("actual")
    if target is None or actual is None or actual.unit != "%":
        return False
    return units.kind_of(target.unit) in ("count", "money") and target.unit not in (
        "年",
        "月",
        "日",
    )


def is_displaced(form: Form, line: Line) -> bool:
    """≥ | 98%: the sign stands where the target should, its number where the result should."""
    actual = line.one("actual")
    if actual is None or line.one("target") or (line.kpi and line.kpi.nature != ""):
        return False
    content = form.case.paper.content
    return bool(LONE_SIGN.search(content[line.span.start : actual.span.start]))


def complain(form: Form, lines: list[Line], severity: str, title: str, role: str) -> Verdict:
    """One kind of fault with its rows."""
    return failed(
        form.case, WHAT, severity, title, listed(lines, partial(say_row, form.case)),
        places(form.case, *((line.span, "指标") for line in lines)), roles=(form.name, role),
    )  # fmt: skip


def say_row(case: Case, line: Line) -> str:
    """A row in words."""
    if line.kpi:
        target, actual = line.kpi.target.text, line.kpi.actual.text
        if target == actual:
            return f"{line.short}：指标值和完成值都写“{target[:24]}”"
        return f"{line.short}：指标值“{target[:24]}”，完成值“{actual[:24]}”"
    target, actual = line.one("target"), line.one("actual")
    aim = f"指标值“{cell_text(case, line, target)}”，" if target else ""
    return f"{line.short}：{aim}完成值“{cell_text(case, line, actual)}”"


CHECK = Check(
    code="C07",
    name="measurable-targets",
    title="绩效指标值是否可以衡量、完成值是否照抄",
    severity="warning",
    explanation=(
        "指标值应当是能核对的数量或明确的标准，完成值应当写实际结果。"
        "每一行都把指标值原样抄作完成值，等于没有评价；"
        "定量指标没有数值、定性指标只写“好坏”一类选项、完成值只写比例，都难以复核。"
        "“良好”“达标”一类简短的定性结果与指标值相同不算照抄。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(
            form(
                "产出指标|质量指标|接访质量|良好|良好",
                "产出指标|时效指标|及时性|及时|及时",
                "效益指标|社会效益指标|社会稳定|持续稳定|持续稳定",
                head=BARE,
                total="",
            ),
            why="简短的定性结果",
            kind="document",
        ),
        Example(
            form(
                "产出指标|数量指标|接访|≥100批次|100批次|45|45|",
                "产出指标|质量指标|办结率|100%|100%|45|45|",
                head=PLAIN,
            ),
            why="数值相同",
            kind="document",
        ),
        Example(whole_form("产出指标|数量指标|接访|≥10次|12次|90|90|"), kind="overall_evaluation"),
    ),
    finds=(
        Example(
            form(
                "完成指标|数量指标|畅通信访渠道|建设视频接访系统并负责平台日常维护"
                "|建设视频接访系统并负责平台日常维护",
                "完成指标|质量指标|资金使用情况|提高网上信访占比，降低信访人成本"
                "|提高网上信访占比，降低信访人成本",
                "效益指标|社会效益指标|安全稳定|长期保持|长期保持",
                head=BARE,
                total="",
            ),
            ("全部3项指标的完成值逐字照抄",),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|满意度|≥|有效提升|%|92|20|20|"),
            ("不是数值", "有效提升"),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "效益指标|社会效益指标|工作质量|定性|好坏||好|20|20|"),
            ("只写了选项",),
            kind="document",
        ),
        Example(
            whole_form(
                "产出指标|数量指标|办理来信|30000余件|100%",
                "满意度指标|满意度指标|满意率|≥|98%",
                head=BARE,
                total="",
            ),
            ("只有符号",),
            kind="overall_evaluation",
        ),
        Example(
            whole_form("产出指标|数量指标|办理来信|30000余件|100%", head=BARE, total=""),
            ("只写了比例", "30000余件"),
            kind="overall_evaluation",
        ),
    ),
)
