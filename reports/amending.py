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
    """The reading as it is, vouched for by a person."""
    after = copy.deepcopy(reading)
    for one in after["figures"]:
        one |= {"status": "certain", "rule": CONFIRMED, "reason": reason[:300], "candidates": []}
    return after
