"""The shares of a whole reach 100 %."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.decompositions import BY_TOTAL
from reports.checks.dossier import Case, interval, label
from reports.checks.groups import place_of, sections, value_of
from reports.checks.shares import part_of, percent_of, share_interval, wholes_of
from reports.checks.sums import plain
from reports.facts import Figure, Statement
from reports.findings import Verdict
from reports.tolerance import Interval, printed, total

HUNDRED = Decimal(100)
# Parts that exclude each other, by what they are called together and the whole they make up.
# Shares of 收入总计 and 支出总计 are printed for what is carried over as well.
CARRIED = {
    "收入": {"使用非财政拨款结余", "年初结转和结余"},
    "支出": {"结余分配", "年末结转和结余"},
}
FAMILIES = tuple(
    (
        name,
        tuple(
            frozenset(form.parts) | CARRIED.get(name, frozenset())
            for sum_ in BY_TOTAL[whole]
            for form in sum_.forms
        ),
    )
    for name, whole in (
        ("收入", "本年收入合计"),
        ("支出", "本年支出合计"),
        ("“三公”经费", "三公经费"),
        ("政府采购", "政府采购/总额"),
        ("基本支出", "基本支出/合计"),
    )
)
ACCOUNTS = "功能分类/"


def check(case: Case) -> Iterator[Verdict]:
    """The shares of each family, in each sentence, section or drawn chart."""
    for section in sections(case) if case.measured("share") else ():
        if place_of(section[0]) == "chart":
            yield from check_chart(case, section[0])
            continue
        found = [printed_shares(statement) for statement in section]
        done = set()
        for shares in found:
            for name, group in families(shares):
                done.add(name)
                yield from judge(case, name, group)
        for name, group in families([one for shares in found for one in shares]):
            if name not in done:
                yield from judge(case, name, group)


def printed_shares(statement: Statement) -> list[Figure]:
    """The shares in percent of a statement."""
    return [
        one
        for one in statement.figures
        if one.measure == "share" and one.unit == "%" and one.status != "uncertain"
    ]


def families(found: list[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """The shares of parts that exclude each other; none where a part has two shares."""
    if len(found) < 2:
        return
    shares: dict[str, list[Figure]] = defaultdict(list)
    for one in found:
        shares[one.indicator].append(one)
    for name, forms in FAMILIES:
        # A whole may be divided in two ways; the one that more shares follow is meant.
        parts = max(forms, key=lambda one: len(one & shares.keys()))
        yield from one_each(name, [shares[part] for part in sorted(parts & shares.keys())])
    for level, name in ((1, "功能分类"), (3, "功能分类各项")):
        named = [
            group
            for path, group in shares.items()
            if path.startswith(ACCOUNTS) and path.count("/") == level
        ]
        yield from one_each(name, named)


def one_each(name: str, found: list[list[Figure]]) -> Iterator[tuple[str, list[Figure]]]:
    """The first share of each part, if no part has another value and one whole is meant."""
    if len(found) < 2:
        return
    values = [{one.value for one in figures} for figures in found]
    bases = {one.basis for figures in found for one in figures if one.basis}
    if all(len(one) == 1 for one in values) and len(bases) < 2:
        shares = [figures[0] for figures in found]
        if all(one.value is not None and interval(one) for one in shares):
            yield name, sorted(shares, key=lambda one: one.span)


def judge(case: Case, name: str, shares: list[Figure]) -> Iterator[Verdict]:
    """Whether the shares can reach 100, as far as they are all there and of one whole."""
    what = f"{name}各项占比之和 = 100%"
    computed = total(share_interval(one) for one in shares)
    if computed.holds(HUNDRED):
        yield held(case, what, shares)
        return
    parts = [part_of(case, one) for one in shares]
    wholes, right = find_wholes(case, shares, parts)
    if right < max(1, len(shares) - 1):
        yield unchecked(case, what, "所列占比不一定是同一个合计的占比", shares)
    elif computed.low > HUNDRED or is_whole(parts, wholes):
        yield off(case, what, name, shares, computed)
    else:
        yield unchecked(case, what, "所列分项可能不全，占比之和不到100%", shares)


def find_wholes(
    case: Case, shares: list[Figure], parts: list[Figure | None]
) -> tuple[list[Interval], int]:
    """The wholes of which most shares are right, and how many are.

    占支出总计 may be said of what was spent, or of that and what is left at the year's end.
    """
    counts: dict[Interval, int] = defaultdict(int)
    for share, part in zip(shares, parts, strict=True):
        for whole in wholes_of(case, share, part) if part else ():
            ratio = percent_of(part, whole)
            counts[value_of(whole)] += bool(ratio and ratio.meets(share_interval(share)))
    most = max(counts.values(), default=0)
    return [one for one, count in counts.items() if count == most], most


def is_whole(parts: list[Figure | None], wholes: list[Interval]) -> bool:
    """Whether the parts' amounts make up any whole that may be meant, so that none is missing."""
    if not wholes or not all(parts):
        return False
    made = total(interval(one) for one in parts if one)
    return all(one.meets(made) for one in wholes)


def off(case: Case, what: str, name: str, shares: list[Figure], computed: Interval) -> Verdict:
    """The shares come to more or less than 100."""
    told = " + ".join(plain(one.value) for one in shares if one.value)
    return failed(
        case, what, "error",
        f"{name}各项占比之和为{plain(computed.value)}%，不是100%",
        f"{told} = {plain(computed.value)}，舍入最多可差{plain(computed.reach)}个百分点",
        places(case, *((one, f"{label(one)}占比") for one in shares)), roles=(what,),
        stated=f"{plain(computed.value)}%", computed="100%", tolerance=f"±{plain(computed.reach)}",
    )  # fmt: skip


def check_chart(case: Case, statement: Statement) -> Iterator[Verdict]:
    """The slices of a drawn chart reach 1."""
    slices = [one for one in statement.figures if one.measure == "share" and one.unit == "1"]
    if len(slices) < 2 or len(slices) < len(statement.figures) or not all(map(interval, slices)):
        return
    computed = total(printed(one.value, one.decimals) for one in slices if one.value is not None)
    what = "图中各部分之和 = 1"
    if computed.holds(Decimal(1)):
        yield held(case, what, slices)
        return
    told = " + ".join(one.raw for one in slices)
    yield failed(
        case, what, "info", f"图中各部分之和为{plain(computed.value)}，不是1",
        f"{told} = {plain(computed.value)}", places(case, *((one, label(one)) for one in slices)),
        roles=(what, slices[0].indicator), stated=plain(computed.value), computed="1",
    )  # fmt: skip


CHECK = Check(
    code="A05",
    name="shares-reach-100",
    title="各项占比之和是否为100%",
    severity="error",
    explanation=(
        "同一合计的各分项占比相加应为100%，只允许有四舍五入造成的零头。"
        "超过100%，必有占比写错或分项重复；不到100%而分项金额已等于合计，也是占比写错。"
        "分项没有列全的不作判断。"
    ),
    run=check,
    leaves=(
        Example(
            "2023年支出总计501.00万元，其中本年支出合计500.00万元。包括：\n"
            "1.基本支出490.00万元，占支出总计的97.8%。\n2.项目支出10.00万元，占支出总计的2.0%。",
            why="支出总计还有结转和结余",
        ),
        Example(
            "二、收入决算情况说明\n收入总计100万元，其中：财政拨款收入90万元，占收入总计的90%；其他收入4万元，"
            "占收入总计的4%；年初结转和结余6万元，占收入总计的6%。",
            why="结转和结余也是收入总计的一部分",
        ),
        Example(
            "2023年本年支出合计182.64万元，其中：基本支出156.66万元，占85.8%；项目支出25.98万元，占14.3%。",
            why="四舍五入后为100.1%",
        ),
        Example(
            "2023年本年支出合计300.00万元，其中：基本支出200.00万元，占66.67%；项目支出60.00万元，占20%。",
            why="没有列全",
        ),
        Example(
            "2023年本年支出合计300.00万元，其中：基本支出200.00万元，占66.67%（人员经费150.00万元，占"
            "50%；公用经费50.00万元，占16.67%）；项目支出100.00万元，占33.33%。",
            why="人员、公用经费占的是支出合计",
        ),
        Example(
            "2023年基本支出完成占全年任务的80%，项目支出完成占全年任务的70%。",
            why="不是同一合计的占比",
        ),
        Example(
            "2023年政府采购支出总额10.00万元，其中：货物采购6.00万元，占60%；服务采购4.00万元，占40%。"
        ),
    ),
    finds=(
        Example(
            "2023年“三公”经费支出8.00万元，其中：公务用车购置及运行维护费、公务接待费分别为6.00万元、"
            "2.00万元，分别占75.0%、52.0%。",
            ("127", "100%"),
        ),
        Example(
            "2023年本年支出合计300.00万元，其中：基本支出200.00万元，占66.67%；项目支出100.00万元，占35.33%。",
            ("102%", "100%"),
        ),
        Example(
            "2023年本年收入合计300.00万元，其中：一般公共预算财政拨款收入290.00万元，占96.67%；"
            "其他收入10.00万元，占0.33%。",
            ("97%", "100%"),
        ),
    ),
)
