"""An account goes by one name throughout a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reports.checks.accountnames import (
    CLASSES,
    ITEMS,
    Printed,
    bare,
    class_codes,
    known_items,
    read_accounts,
    read_classes,
)
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case
from reports.checks.listednames import find_listed
from reports.checks.ownnames import is_short_for
from reports.findings import Verdict
from reports.spans import Span

WHAT = "同一科目在各处的名称"
SHORTEST_ITEM = 6
MOST_CHANGED = 3
# 款 that were renamed: both names are right, each in its time.
RENAMED = {"行政事业单位离退休": "行政事业单位养老"}


class Use(NamedTuple):
    """One place where a class is named: by itself or above an account of its own."""

    amount: Decimal | None
    is_item: bool
    span: Span


def check(case: Case) -> Iterator[Verdict]:
    """Classes under a former and a present name, codes with two names."""
    accounts = read_accounts(case.flat)
    found = [
        *find_classes(case, accounts),
        *find_codes(case, accounts),
        *find_items(case, accounts),
    ]
    yield from found
    if accounts and not found:
        yield held(case, WHAT, ())
    elif not accounts and case.reading.kind in ("final_account", "budget"):
        yield unchecked(case, WHAT, "没有按类、款、项列出支出科目，无从对照名称")


# --- classes ----------------------------------------------------------------------------------


def find_classes(case: Case, accounts: list[Printed]) -> Iterator[Verdict]:
    """Classes that the report names in two ways."""
    for code, uses in gather_uses(case, accounts).items():
        present = CLASSES[code][0]
        for former in CLASSES[code][1:]:
            if former in uses and present in uses:
                yield judge(case, code, (present, uses[present]), (former, uses[former]))


def gather_uses(case: Case, accounts: list[Printed]) -> dict[str, dict[str, list[Use]]]:
    """Code of a class → spelling → where it stands."""
    uses: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    seen = set()
    named = [
        (bare(one.named("类")), one.amount, one.start, one.start + len(one.named("类")), one.levels)
        for one in accounts
        if one.named("类")
    ]
    alone = [(name, amount, start, end, ()) for name, amount, start, end in read_classes(case.flat)]
    for name, amount, start, end, levels in (*named, *alone):
        code = class_codes().get(name)
        if code and start not in seen:
            seen.add(start)
            use = Use(amount, len(levels) > 1, case.flat.span(start, end))
            uses[code][name].append(use)
    for code, named in uses.items():
        if len(CLASSES[code]) > 1:
            add_listed(case, code, named)
    return uses


def add_listed(case: Case, code: str, named: dict[str, list[Use]]) -> None:
    """Names of a class that only stand in a table."""
    for name in CLASSES[code]:
        found = next(find_listed(case.flat, name), None) if name not in named else None
        if found:
            named[name] = [Use(None, False, case.flat.span(found.start, found.end))]


def amounts(uses: list[Use]) -> set[Decimal]:
    """What is stated under a name: each amount of the class, and the sum of its accounts."""
    items = [use.amount for use in uses if use.is_item and use.amount is not None]
    whole = {use.amount for use in uses if not use.is_item and use.amount is not None}
    return {amount for amount in (*whole, sum(items, Decimal(0))) if amount}


def judge(
    case: Case, code: str, present: tuple[str, list[Use]], former: tuple[str, list[Use]]
) -> Verdict:
    """The same amount under both names is one class named twice; else it may be a template."""
    same = amounts(present[1]) & amounts(former[1])
    new, old = present[0], former[0]
    message = f"{code}类既写作“{new}”，又写作旧名称“{old}”"
    if same:
        message += f"，两处金额同为{max(same)}万元，应是同一类支出"
    return failed(
        case, WHAT, "warning" if same else "info",
        f"同一类科目写作“{new}”和“{old}”", f"{message}，请统一为当年的科目名称",
        places(case, *pick(present), *pick(former)), roles=("类", code),
    )  # fmt: skip


def pick(named: tuple[str, list[Use]]) -> Iterator[tuple[Span, str]]:
    """The first places of a name, those with an amount before others."""
    name, uses = named
    for use in sorted(uses, key=lambda use: not use.amount)[:2]:
        yield use.span, f"写作“{name}”"


# --- codes ------------------------------------------------------------------------------------


def find_codes(case: Case, accounts: list[Printed]) -> Iterator[Verdict]:
    """款 that carry one printed code and two names."""
    named: dict[tuple[str, str], dict[str, Printed]] = defaultdict(dict)
    for one in accounts:
        top = class_codes().get(bare(one.named("类")), "")
        for level in one.levels:
            if top and level.kind == "款" and len(level.code) == 2 and level.name:
                named[top, level.code].setdefault(bare(level.name), one)
    for (top, code), uses in named.items():
        names = [name for name in uses if name not in ITEMS]
        for other in names[1:]:
            if are_two(names[0], other):
                yield judge_code(case, top + code, names[0], other, uses)


def are_two(one: str, other: str) -> bool:
    """Whether two names are neither cut off, one from the other, nor old and new."""
    renamed = RENAMED.get(one) == other or RENAMED.get(other) == one
    return not renamed and one not in other and other not in one


def judge_code(case: Case, code: str, one: str, other: str, uses: dict) -> Verdict:
    """One code cannot have two names."""
    spans = [
        (case.flat.span(uses[name].start, uses[name].end), f"写作“{name}”") for name in (one, other)
    ]
    return failed(
        case, WHAT, "warning", f"{code}款写作“{one}”和“{other}”",
        f"编码{code}在一处写作“{one}”，在另一处写作“{other}”，同一编码只应有一个名称",
        places(case, *spans), roles=("款", code),
    )  # fmt: skip


# --- items ------------------------------------------------------------------------------------


def find_items(case: Case, accounts: list[Printed]) -> Iterator[Verdict]:
    """项 of one 款 whose names differ by a word: 机关事业单位（基本）养老保险缴费."""
    named: dict[tuple[str, str], dict[str, Printed]] = defaultdict(dict)
    for one in accounts:
        section, item = bare(one.named("款")), bare(one.named("项"))
        if section and len(item) >= SHORTEST_ITEM:
            named[bare(one.named("类")), section].setdefault(item, one)
    for uses in named.values():
        for other in sorted(uses.keys() - known_items()):
            for official in sorted(known_items()):
                if is_variant(official, other):
                    yield from find_item(case, official, other, uses)


def find_item(case: Case, official: str, other: str, uses: dict[str, Printed]) -> Iterator[Verdict]:
    """An item under another name, where the official one stands with its levels or in a table."""
    if official in uses:
        yield judge_item(case, official, place_of(case, uses[official]), other, uses)
        return
    for one in find_listed(case.flat, official):
        # 机关事业单位基本养老保险缴费 alone is an item of the other classification too.
        if one.is_coded or one.end - one.start > len(official):
            span = case.flat.span(one.start, one.end)
            yield judge_item(case, official, span, other, uses)
            return


def place_of(case: Case, one: Printed) -> Span:
    """Where an account is printed."""
    return case.flat.span(one.start, one.end)


def is_variant(official: str, other: str) -> bool:
    """Whether a name is an official one with some characters left out or put in."""
    short, long = sorted((official, other), key=len)
    alike = short[:2] == long[:2] and short[-2:] == long[-2:]
    return alike and len(long) - len(short) <= MOST_CHANGED and is_short_for(short, long)


def judge_item(
    case: Case, official: str, at: Span, other: str, uses: dict[str, Printed]
) -> Verdict:
    """One item under two names."""
    spans = [(at, f"写作“{official}”"), (place_of(case, uses[other]), f"写作“{other}”")]
    return failed(
        case, WHAT, "info", f"同一项科目写作“{official}”和“{other}”",
        f"“{official}”又写作“{other}”，应是同一项科目，请核对科目的规范名称",
        places(case, *spans), roles=("项", official, other),
    )  # fmt: skip


CHECK = Check(
    code="E10",
    name="account-name",
    title="同一支出科目的名称前后是否一致",
    severity="warning",
    explanation=(
        "核对功能分类科目在结构情况、具体情况和名词解释中的名称。政府收支分类每年修订，"
        "有的类改过名（如医疗卫生与计划生育支出改为卫生健康支出），沿用往年文字时容易新旧并存，"
        "读者会以为是两类支出。两处金额相同的作为疑点；只是名称并存、金额不同的仅作提示，"
        "可能是模板中金额为零的科目没有删去。"
    ),
    run=check,
    leaves=(
        Example(
            "\t30108\n\t机关事业单位基本养老保险缴费\n\t16.60\n\n1.社会保障和就业支出（类）行政事业单"
            "位养老支出（款）机关事业单位养老保险缴费（项）：支出决算为16.60万元。",
            why="前一处是经济分类科目",
        ),
        Example(
            "一般公共服务支出166.66万元，占90%；卫生健康支出5.58万元，占3%。其中：1.卫生"
            "健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为5.58万元。"
        ),
        Example(
            "一般公共服务（类）支出156.66万元。1.一般公共服务支出（类）党委办公厅（室）及"
            "相关机构事务（款）行政运行（项）：支出决算为156.66万元。",
            why="有无“支出”二字是同一名称",
        ),
        Example(
            "一般公共服务支出100万元；文化体育与传媒支出0万元，占0%；卫生健康支出5万元。",
            why="全文只用旧名称，不在本项核对之内",
        ),
        Example(
            "文化旅游体育与传媒支出0万元，占0%；文化体育与传媒支出0万元，占0%。",
            why="金额为零，只作提示",
        ),
        Example(
            "社会保障和就业支出208（类）行政事业单位离退休05（款）：支出决算为8万元。社会"
            "保障和就业支出208（类）行政事业单位养老支出05（款）：指养老支出。",
            why="改名前后的款",
        ),
        Example(
            "1.一般公共服务支出（201类）党委办公厅（室）及相关机构事务（31款）行政运行（0"
            "1项）1,621.59万元。2.一般公共服务支出（201类）政府办公厅（室）及相关机构事务"
            "（03款）行政运行（01项）3万元。"
        ),
        Example("按功能分类科目，用于“一般公共服务支出”科目100万元，“卫生健康支出”科目5万元。"),
        Example(
            "1.一般公共服务类支出192.85万元，占85.75%，较2022年度决算数减少9.21万元；2.卫"
            "生健康类支出7.73万元。"
        ),
    ),
    finds=(
        Example(
            "卫生健康支出（类）行政事业单位医疗（款）公务员医疗补助（项）支出决算为10.54万元。"
            "卫生健康支出（类）行政事业单位医疗（款）公务员医疗保险补助（项）：指医疗补助。",
            ("公务员医疗补助", "公务员医疗保险补助"),
        ),
        Example(
            "一般公共服务（类）支出156.66万元；卫生健康（类）支出5.58万元，占3%。3.医疗卫"
            "生与计划生育（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为5.58万"
            "元，完成预算100%。",
            ("卫生健康", "医疗卫生与计划生育", "5.58万元"),
        ),
        Example(
            "卫生健康支出5.50万元，占3%。3.医疗卫生支出（类）行政事业单位医疗（款）行政单"
            "位医疗（项）：支出决算为4.20万元。4.医疗卫生支出（类）行政事业单位医疗（款）"
            "公务员医疗补助（项）：支出决算为1.30万元。",
            ("5.50万元", "医疗卫生"),
            why="各项相加等于该类",
        ),
        Example(
            "（四）2080505机关事业单位基本养老保险缴费支出16.60万元。名词解释：社会保障和就业支出（"
            "类）行政事业单位养老支出（款）机关事业单位养老保险缴费（项）：反映养老保险缴费。",
            ("机关事业单位养老保险缴费",),
            why="另一处只写编码和名称",
        ),
        Example(
            "\t210\n\t卫生健康支出\n\t10.17\n\n名词解释：医疗卫生与计划生育支出（类）行政事业单位医疗"
            "（款）行政单位医疗（项）：指医疗支出。",
            ("旧名称",),
            why="另一处在表中",
        ),
        Example(
            "卫生健康支出5.58万元。名词解释：医疗卫生与计划生育支出（类）行政事业单位医疗"
            "（款）行政单位医疗（项）：指医疗支出。",
            ("旧名称",),
        ),
        Example(
            "住房保障支出221（类）住房改革支出02（款）住房公积金01（项）：支出决算为10万"
            "元。住房保障支出221（类）保障性安居工程02（款）住房公积金01（项）：指公积金"
            "。",
            ("22102",),
        ),
    ),
)
