"""What a person fills in as a reading: words and numbers checked one by one.

Nothing here writes. A field that cannot be taken raises ``Unfit`` with what to do.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from reports import facts, units
from reports.fields import LARGEST, SCALE
from reports.models import Document, Indicator, Statement
from reports.numerals import normalise, parse_number
from reports.outline_order import FAMILIES, PARTS
from reports.readings import CONFIRMED, CORRECTED, smallest_around
from reports.spans import Span

# Families whose last part is the report's own wording.
OPEN_FAMILIES = (
    "功能分类", "国有资产", "绩效", "部门整体支出", "项目预算", "项目资金到位", "项目支出", "KPI",
    "人员", "机构", "工作量",
)  # fmt: skip
SIGN = re.compile(r"^[-−+﹣－]?")
YEARS = range(1990, 2101)
# How far from its own year a report may tell of: what was spent since, what is planned.
YEARS_BACK, YEARS_AHEAD = 10, 5
# Amounts; in these families people and things are told by the same words.
AMOUNTS = (
    "budget_initial", "budget_adjusted", "budget", "final", "prior_final", "prior_budget", "amount",
)  # fmt: skip
COUNTED = ("KPI", "绩效", "人员", "机构", "工作量", "国有资产")
COUNTED_PARTS = (
    "三公经费/出国（境）团组", "三公经费/出国（境）人数", "三公经费/公务用车购置数",
    "三公经费/公务用车保有量", "三公经费/国内公务接待", "三公经费/外事接待",
)  # fmt: skip
# What the unit of a measure can be; ``1`` is a share printed as 0.912. Others are free.
UNIT_KINDS = {
    "share": ("percent", "1"), "execution_rate": ("percent", "1"), "change_rate": ("percent", "1"),
    "score": ("score", "percent"), "weight": ("score", "percent"), "count": ("count",),
    **dict.fromkeys(AMOUNTS, ("money", "count")), "change": ("money", "count", "score"),
}  # fmt: skip
KIND_WORDS = {
    "money": "金额单位（万元、元等）", "percent": "百分比（%）", "score": "分",
    "count": "人、辆、批次等", "1": "1（小数表示的比例）",
}  # fmt: skip
ONE_YEAR_BACK = {"final": "prior_final", "budget": "prior_budget"}


class Unfit(ValueError):
    """Why a field cannot be taken, in words for the form."""


@dataclass(frozen=True)
class Datum:
    """A figure as a person states it; ``value`` is ``None`` for a blank."""

    indicator: str
    measure: str
    basis: str
    value: Decimal | None
    decimals: int
    unit: str
    fiscal_year: int
    subject_type: str
    subject: str


def read_value(words: str) -> tuple[Decimal | None, int]:
    """A value and its decimals as typed: −1，046.63 → (-1046.63, 2); nothing for a blank."""
    words = normalise(words).replace("−", "-").strip()
    if not words or words == "空白":
        return None, 0
    sign = SIGN.match(words)[0]
    number = parse_number(words[len(sign) :].strip())
    if number is None:
        raise Unfit("数值应写成 1046.63 或 -46.63 的样子；报告留空的，这里也留空。")
    if number.decimals > SCALE or abs(number.value) > LARGEST:
        raise Unfit(f"数值最多 {SCALE} 位小数，且不能过大。")
    return (-number.value if sign == "-" else number.value), number.decimals


def read_indicator(words: str) -> str:
    """An indicator that is known, or a new one of a family of free wording."""
    path = re.sub(r"\s*/\s*", "/", normalise(words).strip())
    if not path:
        raise Unfit("请写明指标。")
    known = path in FAMILIES or path in PARTS or Indicator.objects.filter(path=path).exists()
    parts = path.split("/")
    if known or (parts[0] in OPEN_FAMILIES and len(parts) > 1 and all(parts)):
        if len(path) > 300:
            raise Unfit("指标名称不能超过 300 字。")
        return path
    near = get_close_matches(path, [*FAMILIES, *PARTS], 3, 0.4)
    hint = f"是否为：{'、'.join(near)}？" if near else ""
    raise Unfit(
        f"没有“{path[:60]}”这个指标。{hint}"
        f"自拟名称只能放在这些类别之下：{'、'.join(OPEN_FAMILIES)}，写成“类别/名称”。"
    )


def read_basis(words: str) -> str:
    """What a change, rate or share refers to: a measure by name or code, or an indicator."""
    words = words.strip()
    codes = {label: code for code, label in facts.MEASURES.items()}
    if not words or words in facts.MEASURES:
        return words
    if words in codes:
        return codes[words]
    return read_indicator(words)[:60]


def read_unit(words: str) -> str:
    """A unit in its usual spelling: ％ → %."""
    unit = units.canonical(normalise(words).strip())
    if len(unit) > 20:
        raise Unfit("单位不能超过 20 字。")
    return unit


def read_year(year: int) -> int:
    """A plausible fiscal year."""
    if year not in YEARS:
        raise Unfit("年度应在 1990 至 2100 之间。")
    return year


def fit_unit(indicator: str, measure: str, value: Decimal | str | None, unit: str) -> None:
    """Refuse a unit that the measure cannot have: 决算数 in %, 执行率 in 万元.

    It would stand in a column of another unit. A blank may go without.
    """
    kinds = UNIT_KINDS.get(measure, ())
    if measure in AMOUNTS and not is_counted(indicator):
        kinds = ("money",)
    kind = unit if unit == "1" else units.kind_of(unit)
    if not kinds or kind in kinds or (not unit and value is None):
        return
    words = "或".join(KIND_WORDS[one] for one in kinds)
    said = f"不能是“{unit}”" if unit else "不能空着"
    raise Unfit(f"“{facts.MEASURES[measure]}”的单位应为{words}，{said}。请改单位，或换一个口径。")


def is_counted(indicator: str) -> bool:
    """Whether an indicator is, or may be, of people and things instead of money."""
    return indicator.split("/", 1)[0] in COUNTED or any(
        indicator == part or indicator.startswith(f"{part}/") for part in COUNTED_PARTS
    )


def fit_year(measure: str, year: int, own: int) -> None:
    """Refuse a year that cannot be meant in a report of the year ``own``."""
    label = facts.MEASURES[measure]
    if measure.startswith("prior_") and year != own - 1:
        raise Unfit(f"{own}年度报告里的“{label}”属于{own - 1}年度。请改年度，或换一个口径。")
    if year == own - 1 and measure in ONE_YEAR_BACK:
        prior = facts.MEASURES[ONE_YEAR_BACK[measure]]
        raise Unfit(f"{own}年度报告里{year}年度的“{label}”，口径请选“{prior}”。")
    if not own - YEARS_BACK <= year <= own + YEARS_AHEAD:
        raise Unfit(f"这是{own}年度的报告，所属年度写{year}相差太远，请核对。")


# --- readings -----------------------------------------------------------------------------------


def amend(
    document: Document, span: Span, reading: dict, index: int | None, datum: Datum, reason: str
) -> dict:
    """The reading with figure ``index`` as ``datum``, or with ``datum`` added."""
    after = copy.deepcopy(reading)
    old = after["figures"][index] if index is not None else new_figure(document, span)
    new = old | {
        "indicator": datum.indicator, "measure": datum.measure, "basis": datum.basis,
        "value": None if datum.value is None else f"{datum.value:f}", "decimals": datum.decimals,
        "unit": datum.unit, "unit_from": old["unit_from"] if datum.unit == old["unit"] else "own",
        "fiscal_year": datum.fiscal_year, "subject_type": datum.subject_type,
        "subject": datum.subject, "status": "corrected", "rule": CORRECTED,
        "reason": reason[:300], "candidates": [],
    }  # fmt: skip
    if index is None:
        after["figures"].append(new)
    else:
        after["figures"][index] = new
    # A place without a numeral stays without one.
    after["cls"] = "figure" if after["cls"] else ""
    return after


def new_figure(document: Document, span: Span) -> dict:
    """What is known of a figure that was missed: its words and where they stand."""
    known = Statement.objects.filter(report__document=document)
    around = smallest_around(known, span)
    stands = around or span_of_line(document.text, span)
    beside = around.figures.first() if around else None
    line = document.text.rfind("\n", 0, span.start) + 1
    cell = document.text.startswith("\t", line)
    return {
        "span": [0, span.length], "raw": document.text[span.start : span.end][:200], "unit": "",
        "unit_from": "own", "qualifier": "", "heading": around.heading if around else "",
        "statement": [stands.start - span.start, stands.end - span.start],
        "statement_kind": around.kind if around else "sentence",
        "place": beside.place if beside else "table" if cell else "narrative",
    }  # fmt: skip


def span_of_line(content: str, span: Span) -> Span:
    """The line that a place stands on."""
    end = content.find("\n", span.end)
    return Span(content.rfind("\n", 0, span.start) + 1, len(content) if end < 0 else end)


def drop(reading: dict, index: int) -> dict:
    """The reading without one of its figures."""
    figures = [one for at, one in enumerate(reading["figures"]) if at != index]
    return copy.deepcopy(reading) | {"figures": figures}


def discard(reading: dict, cls: str) -> dict:
    """The numeral as something that is no datum."""
    return {"cls": cls if reading["cls"] else "", "rule": "", "reason": "", "figures": []}


def confirm(reading: dict, reason: str) -> dict:
    """The reading as it is, vouched for by a person. Raises ``Unfit`` where that cannot be."""
    after = copy.deepcopy(reading)
    for one in after["figures"]:
        fit_unit(one["indicator"], one["measure"], one["value"], one["unit"])
    for one in after["figures"]:
        one |= {"status": "certain", "rule": CONFIRMED, "reason": reason[:300], "candidates": []}
    return after
