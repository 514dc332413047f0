"""Whether amounts that are told of different funds must be the same all the same."""

from __future__ import annotations

import re
from collections import defaultdict

from reports.checks.dossier import Paper
from reports.checks.groups import once
from reports.checks.sayings import Saying, distinct_sayings, plain_ones, read_sayings

# Where these wholes are equal, only one kind of funds was spent, and parts cannot differ by it.
WHOLES = ("本年支出合计", "支出总计", "一般公共预算财政拨款支出")
BASIC = ("支出/基本支出", "基本支出/合计")
FUND = "政府性基金预算财政拨款支出"
FUND_INCOME = "收入/政府性基金预算财政拨款收入"
# Classes that have no accounts paid from funds.
GENERAL_ONLY = ("一般公共服务支出", "卫生健康支出", "住房保障支出")
CARRIED = re.compile(r"结转(?:和|及|、)?(?:结余)?(?:资金|收入|支出)?[为是共：:]?\s*(\d[\d,.]*)")


def is_bound(one: Saying, other: Saying) -> bool:
    """Whether nothing but the general budget can have paid for both."""
    funds = {one.fund, other.fund}
    if funds == {"grant", "general"} and is_only_grant(one):
        return True
    return funds <= {"", "grant", "general", None} and is_one_fund(one)


def is_only_grant(one: Saying) -> bool:
    """Whether the grants that an amount is of are those of the general budget alone."""
    indicator = one.key[1]
    if one.case.reading.kind == "budget" and once(one.case.paper, "carried", has_carried):
        # All grants of a plan may count what last year left, those of the year do not.
        return False
    is_account = indicator.startswith("功能分类/")
    if is_account and (indicator.count("/") > 2 or indicator.split("/")[1] in GENERAL_ONLY):
        return True
    return one.key[3] in once(one.case.paper, "no other grant", find_unfunded)


def has_carried(paper: Paper) -> bool:
    """Whether a document tells of money carried over."""
    return any(found[1].strip("0.,") for found in CARRIED.finditer(paper.content))


def find_unfunded(paper: Paper) -> set[int]:
    """The years in which a document says that 政府性基金 brought and cost nothing."""
    told: dict[int, set[bool]] = defaultdict(set)
    for case in paper.cases:
        if not case.indicators.isdisjoint((FUND, FUND_INCOME)):
            for figure in case.measured(case.own_measure):
                if figure.indicator in (FUND, FUND_INCOME):
                    told[figure.fiscal_year].add(bool(figure.value))
    return {year for year, some in told.items() if some == {False}}


def is_one_fund(one: Saying) -> bool:
    """Whether all the body's spending of the year came from the general budget."""
    if one.figure.measure != one.case.own_measure:
        return False
    pairs = [WHOLES, BASIC] if one.key[1].startswith("基本支出/") else [WHOLES]
    return any(is_whole_equal(one, pair) for pair in pairs)


def is_whole_equal(one: Saying, names: tuple[str, ...]) -> bool:
    """Whether all spending and that of the general budget (the last name) are one value."""
    groups = once(one.case.paper, "wholes", find_wholes)
    wholes = [
        each
        for (key, group) in groups.items()
        if key[1] in names and key[2:4] == one.key[2:4]
        for each in plain_ones(group)
        if each.fund in ("", "general")
    ]
    told = {each.key[1] for each in wholes}
    return len(told) > 1 and names[-1] in told and len(distinct_sayings(wholes)) == 1


def find_wholes(paper: Paper) -> dict[tuple, list[Saying]]:
    """What the reports in force say of the wholes, by key."""
    found = defaultdict(list)
    for case in paper.standing:
        for one in read_sayings(case):
            if one.key[1] in (*WHOLES, *BASIC):
                found[one.key].append(one)
    return found
