"""A change that the outline asks to explain has its reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places, role_of, unchecked
from reports.checks.dossier import Case, label, say
from reports.checks.groups import once
from reports.checks.headings import is_heading
from reports.checks.numbering import read_numbered
from reports.facts import Figure
from reports.findings import Verdict
from reports.spans import Span

WHAT = "增减变化有原因"
TOTALS = (
    "收支总计",
    "收入总计",
    "支出总计",
    "财政拨款收支总计",
    "一般公共预算财政拨款支出",
    "机关运行经费",
)
THREE = "三公经费"
ITEMS = (
    "三公经费/因公出国（境）费",
    "三公经费/公务用车购置及运行维护费",
    "三公经费/公务用车购置费",
    "三公经费/公务用车运行维护费",
    "三公经费/公务接待费",
)
PARTS = {"三公经费/公务用车购置费", "三公经费/公务用车运行维护费"}
BOTH = "三公经费/公务用车购置及运行维护费"
KINDS = ("final_account", "budget")
REASON = re.compile(
    "原因|由于|因为|主要(?:是|为|系)|系(?:因|[一-鿿])|(?<!公)因(?!公|素)|受[^。]{"
    "1,14}影响|鉴于|为了"
)
REACH = 260


def check(case: Case) -> Iterator[Verdict]:
    """One verdict for each indicator that has changed."""
    if case.reading.kind not in KINDS:
        return
    changes: dict[str, list[Figure]] = {}
    for one in case.usable:
        if is_change(one):
            changes.setdefault(one.indicator, []).append(one)
    if not changes:
        yield unchecked(case, WHAT, "没有读到收支总额、“三公”经费或机关运行经费与上年相比的增减数")
    explained = {
        name for name, found in changes.items() if any(has_reason(case, one) for one in found)
    }
    for name, found in changes.items():
        if name in explained or is_covered(name, explained):
            yield held(case, f"{label(found[0])}：{WHAT}", found[:1])
        else:
            yield judge(case, found[0])


def is_change(figure: Figure) -> bool:
    """Whether a figure is a change against last year that the outline asks to explain."""
    return (
        figure.indicator in (*TOTALS, THREE, *ITEMS)
        and figure.measure in ("change", "change_rate")
        and figure.basis.startswith("prior")
        and figure.place == "narrative"
        and bool(figure.value)
    )


def has_reason(case: Case, figure: Figure) -> bool:
    """Whether the sentence of a change or one of the next two says why."""
    start = case.statement(figure).span.start
    behind = Span(figure.span.end, min(figure.span.end + REACH, next_heading(case, figure)))
    after = "。".join(case.flat.between(behind).split("。")[:3])
    return REASON.search(case.flat.between(Span(start, figure.span.end)) + after) is not None


def next_heading(case: Case, figure: Figure) -> int:
    """Where the next section begins, in whose sentences no reason of this one stands."""
    starts = once(case, "numbered headings", find_headings)
    at = bisect_right(starts, figure.span.end)
    return starts[at] if at < len(starts) else case.reading.span.end


def find_headings(case: Case) -> list[int]:
    """Where the numbered headings begin."""
    text = case.flat.text
    return [
        case.flat.origin(one.line.start)
        for one in read_numbered(case.flat)
        if is_heading(text[one.line.start : one.line.end], one.prefix)
    ]


def is_covered(name: str, explained: set[str]) -> bool:
    """Whether a reason is given for the parts of a whole, or for the whole of parts."""
    if name == THREE:
        return bool(explained.intersection(ITEMS))
    if name == BOTH:
        return bool(explained & PARTS)
    return name in PARTS and BOTH in explained


def judge(case: Case, figure: Figure) -> Verdict:
    """A change without a word about why."""
    name = label(figure)
    return failed(
        case, f"{name}：{WHAT}", "info", f"{name}的增减变化没有说明原因",
        f"{name}与上年相比变化{say(figure)}，同一句和随后两句都没有写明原因",
        places(case, (figure, "变化")), roles=(role_of(figure),),
    )  # fmt: skip


CHECK = Check(
    code="E03",
    name="reason",
    title="增减变化是否说明原因",
    severity="info",
    explanation=(
        "决算和预算公开要求对收支总额、“三公”经费和机关运行经费的增减变化作出说明。"
        "只列增减数而不说原因，读者无从判断变化是否合理。原因也可能写在较远的段落或附"
        "表中，故只作提示。"
    ),
    run=check,
    leaves=(
        Example(
            "2023年机关运行经费支出63.14万元，比2022年增加51.22万元，增长429.70%。主要原"
            "因是人员增加。"
        ),
        Example(
            "2023年公务接待费支出0.75万元，比2022年减少0.43万元，下降36.4%，主要是公务接待减少。"
        ),
        Example("2023年机关运行经费支出5万元，由于压减会议，比2022年减少1万元。"),
        Example("2023年公务接待费支出0.75万元，与上年持平。"),
        Example(
            "2023年“三公”经费支出5.84万元，比2022年减少1.5万元。其中：公务接待费支出1.1万"
            "元，比2022年减少1.5万元，原因是批次减少。"
        ),
        Example("2023年项目支出28.96万元，比2022年增加3万元。", why="大纲没有要求逐项说明"),
    ),
    finds=(
        Example(
            "2023年机关运行经费支出63.14万元，比2022年增加5万元，增长8.6%。",
            ("机关运行经费", "没有说明原因"),
        ),
        Example(
            "2023年公务接待费支出0.75万元，比2022年减少0.43万元，下降36.4%。其中：国内公"
            "务接待11批次。外事接待0批次。",
            ("公务接待费",),
        ),
        Example(
            "2023年财政拨款收、支总计182.64万元，比2022年增加39.84万元，增长27.9%。\n"
            "（三）一般公共预算财政拨款支出决算情况\n主要原因是人员增加。",
            ("财政拨款收支总计", "没有说明原因"),
            why="下一节的原因不算",
        ),
    ),
)
