"""The sentences of the findings' pages: what the filter says, and what came out."""

from __future__ import annotations

from collections import Counter

from dashboards.checkbook import find_check
from dashboards.finding_filter import FindingFilter
from dashboards.severity import say_counts


def say_filter(chosen: FindingFilter) -> str:
    """The filter in words: 按四川省、2020年、错误筛选，现行版本的报告中."""
    phrases = chosen.say_choices()
    by = f"按{'、'.join(phrases)}筛选，" if phrases else ""
    return f"{by}{chosen.say_versions()}中"


def answer_findings(chosen: FindingFilter, total: int) -> str:
    """How many findings the filter leaves, of which severity, about how many bodies."""
    if not total:
        return f"{say_filter(chosen)}没有检查发现。"
    severities = chosen.counts("severity")
    only = chosen.chosen("severity")
    parts = [f"{say_filter(chosen)}有 {total:,} 条检查发现"]
    if not only:
        parts.append(f"：{say_counts(severities)}")
    if not chosen.chosen("department"):
        parts.append(f"，涉及 {len(chosen.counts('department')):,} 个部门")
    return "".join([*parts, say_commonest(chosen), "。"])


def say_commonest(chosen: FindingFilter) -> str:
    """；最多的是“…”（12 条）, where more than one check found something."""
    counts = Counter({code: n for code, n in chosen.counts("check").items() if len(code) > 1})
    if chosen.chosen("check") or len(counts) < 2:
        return ""
    code, count = counts.most_common(1)[0]
    check = find_check(code)
    return f"；最多的是“{check.title if check else code}”（{count:,} 条）"


def say_checked(reports: int, outcomes: dict[str, int]) -> str:
    """What was looked at besides: nothing found and not checked are different words."""
    if not reports:
        return "没有收录符合这些条件的报告，因此没有核对。"
    return f"同一范围收录 {reports:,} 份报告，{say_outcomes(outcomes)}。"


def say_outcomes(outcomes: dict[str, int]) -> str:
    """核对相符 12 处，未能核对 8 处."""
    held, unchecked = outcomes.get("held", 0), outcomes.get("unchecked", 0)
    if not held and not unchecked:
        return "没有其他可核对的数字组合"
    return f"核对相符 {held:,} 处，未能核对 {unchecked:,} 处"
