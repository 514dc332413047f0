"""Accounts add up level by level: 项 make their 类, 类 make 一般公共预算财政拨款支出."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from math import prod

from reports.checks.check import Check, Example, failed, unchecked
from reports.checks.dossier import Case, say
from reports.checks.groups import (
    AMOUNTS,
    Key,
    is_about_other_funds,
    is_money,
    options,
    place_of,
    sections,
    unnamed,
    value_of,
)
from reports.checks.sums import (
    MOST_COMBINATIONS,
    Sum,
    Trial,
    arithmetic,
    evidence,
    judge,
    make_trial,
    money,
    roles_of,
)
from reports.facts import Figure, Statement
from reports.findings import Verdict

ROOT = "功能分类"
# What the accounts under a root make up; tables over all funds have roots of their own.
WHOLES = {
    ROOT: "一般公共预算财政拨款支出",
    f"支出/{ROOT}": "本年支出合计",
    f"收入/{ROOT}": "本年收入合计",
    f"财政拨款支出/{ROOT}": "财政拨款支出合计",
}
# Beyond this part of an account what is missing is a whole line rather than a digit.
LITTLE = Decimal("0.1")
LEVELS = ("类", "款", "项")
# path below the root → figures of one measure and year.
Accounts = dict[str, list[Figure]]


def check(case: Case) -> Iterator[Verdict]:
    """Each table by itself, each section of running text, and all running text together."""
    running: list[Statement] = []
    for section in sections(case):
        place = place_of(section[0])
        if place == "chart" or is_about_other_funds(section[0]):
            continue
        if place == "narrative":
            running += section
        for (root, _), accounts in gather_accounts(case, section).items():
            yield from check_whole(case, root, accounts, section)
            if place == "table":
                yield from check_levels(case, accounts)
    for accounts in gather_accounts(case, running).values():
        yield from check_levels(case, accounts)


def gather_accounts(case: Case, statements: list[Statement]) -> dict[tuple[str, Key], Accounts]:
    """The accounts of statements by root, and by whose, which measure and year.

    Running text names 类 and 项; a 款 there is a 项 whose name was torn.
    """
    found: dict[tuple[str, Key], Accounts] = defaultdict(lambda: defaultdict(list))
    weak = unnamed(case)
    for statement in statements:
        for one in statement.figures:
            root, mark, path = one.indicator.partition(f"{ROOT}/")
            if not mark or one.measure not in AMOUNTS or id(one) in weak:
                continue
            torn = one.place == "narrative" and path.count("/") == 1
            if is_money(one) and root + ROOT in WHOLES and not torn:
                key = (one.subject, one.measure, one.fiscal_year)
                found[root + ROOT, key][path].append(one)
    return found


def at_level(accounts: Accounts, level: int, below: str = "") -> list[list[Figure]]:
    """The choices for each account of a level (0 for 类), of those below another one."""
    found = [
        options(figures)
        for path, figures in accounts.items()
        if path.count("/") == level and path.startswith(below)
    ]
    return [choices for choices in found if choices]


def trials_of(case: Case, wholes: list[Figure], parts: list[list[Figure]]) -> list[Trial]:
    """Every choice of a total and one figure for each part."""
    if not wholes or not parts or prod(map(len, parts)) * len(wholes) > MOST_COMBINATIONS:
        return []
    return [
        make_trial(case, whole, tuple(chosen), complete=False)
        for whole, *chosen in product(wholes, *parts)
    ]


# --- all accounts of a section against their total ---------------------------------------------


def check_whole(
    case: Case, root: str, accounts: Accounts, section: list[Statement]
) -> Iterator[Verdict]:
    """The accounts of the highest level that a section prints, against the total."""
    for level in range(len(LEVELS)):
        parts = at_level(accounts, level)
        if len(parts) < 2:
            continue
        trials = trials_of(case, find_wholes(case, root, parts[0][0], section), parts)
        sum_ = Sum(f"{WHOLES[root]} = 各{LEVELS[level]}之和")
        verdict = judge(case, sum_, trials)
        if verdict is not None:
            yield verdict
        elif trials:
            figures = (trials[0].whole, *trials[0].parts)
            reason = (
                f"所列的{LEVELS[level]}可能不全（没有占比，或占比合计不到100%），不能据此核对合计"
            )
            yield unchecked(case, sum_.name, reason, figures)
        return


def find_wholes(case: Case, root: str, part: Figure, section: list[Statement]) -> list[Figure]:
    """The totals in the section, else the nearest in the report."""
    name, weak = WHOLES[root], unnamed(case)
    inside = [
        one
        for statement in section
        for one in statement.figures
        if (one.indicator, one.measure) == (name, part.measure)
        and (one.subject, one.fiscal_year) == (part.subject, part.fiscal_year)
        and is_money(one)
        and id(one) not in weak
    ]
    return options(inside) or [
        one
        for one in case.nearest(part, part.measure, name)
        if one.fiscal_year == part.fiscal_year and one.place == part.place
        if is_money(one) and id(one) not in weak
    ]


# --- the accounts below another one -------------------------------------------------------------


def check_levels(case: Case, accounts: Accounts) -> Iterator[Verdict]:
    """款 below their 类, 项 below their 款 or, where no 款 is printed, their 类."""
    trials: dict[str, list[Trial]] = {}
    for path, figures in accounts.items():
        level = path.count("/")
        inner = at_level(accounts, level + 1, f"{path}/")
        inner = inner or (at_level(accounts, 2, f"{path}/") if level == 0 else [])
        found = trials_of(case, options(figures), inner)
        if found:
            trials[path] = found
    verdicts = {path: judge_account(case, path, found) for path, found in trials.items()}
    low = {path for path, verdict in verdicts.items() if verdict is None}
    high = {path for path, one in verdicts.items() if one and one.severity == "error"}
    yield from (one for path, one in verdicts.items() if one and path not in high)
    for path in sorted(high):
        yield misfiled(case, path, trials[path]) if low else verdicts[path]
    for path in sorted(low):
        rest = len(verdicts) - len(low)
        yield less(case, path, trials[path], sure=len(low) == 1 and rest > 0 and not high)


def judge_account(case: Case, path: str, trials: list[Trial]) -> Verdict | None:
    """Whether an account is what stands below it; ``None`` where that is less."""
    return judge(case, Sum(f"{label(path)} = 所属各级科目之和"), trials)


def label(path: str) -> str:
    """An account's own name."""
    return path.rsplit("/", 1)[-1]


def misfiled(case: Case, path: str, trials: list[Trial]) -> Verdict:
    """One account has too much below it and another too little: the order may be the cause."""
    trial = min(trials, key=lambda one: abs(one.gap.value))
    sum_ = Sum(f"{label(path)} = 所属各级科目之和")
    return failed(
        case, sum_.name, "info",
        f"{label(path)}{say(trial.whole)}与所属科目之和{money(trial.computed.value)}不符",
        f"{arithmetic(trial)}；另有科目的明细少于合计，可能是明细列错了类款",
        evidence(case, trial), roles=roles_of(sum_, trial),
        stated=say(trial.whole), computed=money(trial.computed.value),
    )  # fmt: skip


def less(case: Case, path: str, trials: list[Trial], sure: bool) -> Verdict:
    """What stands below comes to less: not all may be listed."""
    trial = min(trials, key=lambda one: abs(one.gap.value))
    sum_ = Sum(f"{label(path)} = 所属各级科目之和")
    if not sure or trial.gap.value > value_of(trial.whole).value * LITTLE:
        figures = (trial.whole, *trial.parts)
        return unchecked(case, sum_.name, "所属科目可能没有列全，不能据此核对", figures)
    return failed(
        case, sum_.name, "info",
        f"{label(path)}{say(trial.whole)}多于所属科目之和{money(trial.computed.value)}",
        f"{arithmetic(trial)}；其他科目的明细都与合计相符，这里可能漏列了科目，或有数字写错",
        evidence(case, trial), roles=roles_of(sum_, trial),
        stated=say(trial.whole), computed=money(trial.computed.value),
    )  # fmt: skip


STRUCTURE = (
    "四、一般公共预算财政拨款支出决算结构情况\n2023年一般公共预算财政拨款支出182.64万元，"
    "主要用于以下方面："
)
ITEM = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）"
ITEMS = f"一般公共服务支出100万元。\n{ITEM}"
CHECK = Check(
    code="A02",
    name="accounts",
    title="功能科目逐级相加是否相符",
    severity="error",
    explanation=(
        "支出按功能分类列到类、款、项：各类之和等于一般公共预算财政拨款支出，各项之和等于所属的类。"
        "加不起来，说明某个科目的金额写错，或列错了类款。"
        "科目没有列全时不作判断；下级科目之和超过上级，则无论是否列全都有错。"
    ),
    run=check,
    leaves=(
        Example(
            f"{STRUCTURE}住房保障（类）支出9.87万元，占5.4%；卫生健康（类）支出5.58万元，占3%；"
            "社会保障和就业（类）支出10.54万元，占5.77%；一般公共服务（类）支出156.66万元，占85.77%。",
            why="合计182.65与182.64只差舍入",
        ),
        Example(
            f"{STRUCTURE}一般公共服务支出156.66万元；社会保障和就业支出10.54万元。",
            why="没有列全，也没有占比",
        ),
        Example(
            f"{STRUCTURE}一般公共服务支出156.6万元，占85.7%；社会保障和就业支出26万元，占14.2%。",
            why="占比合计99.9%，容得下未列的小额",
        ),
        Example(
            f"{ITEMS}行政运行（项）：支出决算为60万元。\n{ITEM}信访事务（项）：支出决算为40万元。",
        ),
        Example(f"{ITEMS}行政运行（项）：支出决算为60万元。", why="项没有列全"),
        Example(
            f"{STRUCTURE}城乡社区支出0万元，占0%；一般公共服务支出182.64万元，占100%。\n"
            "五、政府性基金预算财政拨款支出情况\n城乡社区支出（类）国有土地使用权出让收入安排的支出"
            "（款）其他国有土地使用权出让收入安排的支出（项）：支出决算为27.37万元。",
            why="政府性基金的科目不在一般公共预算之内",
        ),
    ),
    finds=(
        Example(
            f"{STRUCTURE}住房保障支出8.97万元，占5.4%；卫生健康支出5.58万元，占3.06%；"
            "社会保障和就业支出10.54万元，占5.77%；一般公共服务支出156.66万元，占85.77%。",
            ("182.64", "181.75"),
        ),
        Example(
            f"{STRUCTURE}一般公共服务支出176.66万元；社会保障和就业支出10.54万元。",
            ("已超过合计",),
        ),
        Example(
            f"{ITEMS}行政运行（项）：支出决算为70万元。\n{ITEM}信访事务（项）：支出决算为40万元。",
            ("70 + 40 = 110",),
        ),
        Example(
            f"{ITEMS}行政运行（项）：支出决算为99万元。\n卫生健康支出5.58万元。\n2.卫生健康支出（类）"
            "行政事业单位医疗（款）行政单位医疗（项）：支出决算为5.58万元。",
            ("可能漏列",),
        ),
    ),
)
