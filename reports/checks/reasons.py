"""What a report says why an amount changed, and in which direction the reason points.

The words behind a figure, up to the next one, hold its reason: 增加0.68万元。主要原因是接待增多.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reports import units
from reports.checks.dossier import Case, interval, is_usable
from reports.checks.flat import Flat
from reports.checks.groups import is_money, once, value_of
from reports.checks.nameless import is_read, settled
from reports.facts import Figure, Statement
from reports.spans import Span

# 决算数小于预算数的主要原因是, 与上年相比增加的主要原因：, 主要是因为.
GIVEN = re.compile(
    r"(?:(?P<less>小于|低于|少于)|(?P<more>大于|高于|超过|多于))?(?:年初|调整后?|全年)?[-—\d]{0,5}(?:预算数?)?的?"
    r"(?P<way>增加|增长|上升|减少|下降|降低)?的?(?:主要|变动|增减|变化|情况|的){0,6}"
    r"(?:原因|是因为|是由于|主要是|主要系|主要因)(?:主要)?(?:是|为|在于|系)?[：:]?(?:一方面)?"
    r"(?P<words>[^。；：]{2,120}(?:；(?:[二三四五]是|另一方面|同时|另外)[^。；：]{2,80}){0,4})"
)
SIGN = re.compile("原因|是因为|是由于|主要是|主要系|主要因")
UPWARD = ("增加", "增长", "上升")
LONGEST = 240
# A heading in the next line ends a reason that lacks its stop.
HEAD = re.compile(
    r"\n[ \t　]*(?:\[bookmark|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．])"
)
# A reason may hold counts and dates, but no amount.
AMOUNTS = ("money", "percent")
RISE = "增加|增多|增长|上升|上涨|提高|增大|较多|频繁"
FALL = "减少|下降|降低|缩减|压缩|压减|精简"
NOUNS = {
    "三公经费/公务接待费": "公务接待|接待",
    "三公经费/公务用车运行维护费": "公务用车|公车|车辆|用车",
    "三公经费/公务用车购置及运行维护费": "公务用车|公车|车辆|用车",
    "三公经费/因公出国（境）费": "因公出国|出国",
}
STAFF = "人员|干部|职工|在职|工资|津补贴|社保|公积金|绩效奖|调入|招录|编制"
# A word that turns another round, or takes it back.
TURNED = re.compile("未|没有|不再|不存在|无|同比|抵消|但|虽|尽管|而")
GAINING, LOSING = (
    re.compile(
        rf"(?:{STAFF})[^，。；]{{0,6}}?(?:{verbs})|(?:{verbs}|{more})[^，、。；]{{0,6}}?(?:{STAFF})"
    )
    for verbs, more in ((RISE, "新增|补发|上调"), (FALL, "调出|核减"))
)


def toward(nouns: str) -> tuple[re.Pattern, re.Pattern]:
    """Patterns by which words say that something rises, and that it falls."""
    return tuple(
        re.compile(
            rf"(?:{nouns})[^，。；、]{{0,8}}?(?:{verbs})|(?:{verbs})(?:了|不必要的?)?(?:{nouns})"
        )
        for verbs in (RISE, FALL)
    )


DIRECTIONS = {name: toward(nouns) for name, nouns in NOUNS.items()}


@dataclass(frozen=True)
class Reason:
    """Why an amount is other than last year's, or (``on_budget``) than its budget.

    ``sign`` is 1 or -1: what the report says happened to the amount; 0 where it does not.
    """

    figure: Figure
    # In money, or the rate where that alone is printed.
    change: Figure | None
    words: str
    span: Span
    sign: int
    on_budget: bool
    # Whether the figures in front of it are all of one indicator.
    is_alone: bool = True
    # How the amount compares to its budget, where the reason may be meant for that.
    plan_sign: int = 0
    # Whether the words break off in front of an amount.
    is_cut: bool = False

    def points(self, name: str) -> int:
        """Where the words say an item went: 1, -1, or 0 where they do not or say both."""
        if TURNED.search(self.words):
            return 0
        rises, falls = (bool(pattern.search(self.words)) for pattern in DIRECTIONS[name])
        return rises - falls


def read_reasons(case: Case) -> list[Reason]:
    """The reasons that a report gives for amounts of its running text; read once."""
    return once(case, "reasons", find_reasons)


def find_reasons(case: Case) -> list[Reason]:
    """Every statement's reason, in the words up to the next amount."""
    content, end = case.paper.content, case.reading.span.end
    starts = [one.span.start for one in case.figures if units.kind_of(one.unit) in AMOUNTS]
    found: list[Reason] = []
    before: Statement | None = None
    for statement in case.reading.statements:
        if not statement.figures or statement.figures[0].place != "narrative":
            continue
        last = statement.figures[-1].span.end
        at = bisect_left(starts, last)
        following = starts[at] if at < len(starts) else end
        stop = min(following, last + LONGEST)
        if head := HEAD.search(content, last, stop):
            stop = head.start()
        if SIGN.search(content, last, stop):
            own = settled(statement)
            own = own if own and is_read(case, statement) else ()
            figures = own or (*figures_before(content, before, statement), *statement.figures)
            behind = Flat(content, (Span(last, stop),))
            reasons = explain(case, figures, behind, at < len(starts) and stop == following)
            found += for_change_only(reasons) if own else reasons
        before = statement
    return found


def for_change_only(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Of figures that lack only a name: why they changed, for which the name does not matter."""
    for one in reasons:
        if one.change and not one.on_budget:
            yield replace(one, is_alone=False)


def figures_before(content: str, before: Statement | None, here: Statement) -> tuple[Figure, ...]:
    """The figures of the sentence before, where this one only adds a share to them."""
    if before is None or any(map(is_money, here.figures)):
        return ()
    return () if "\n" in content[before.span.end : here.span.start] else before.figures


def explain(
    case: Case, figures: tuple[Figure, ...], behind: Flat, is_followed: bool
) -> Iterator[Reason]:
    """The reasons behind a statement's figures: against the budget, against last year."""
    money = [one for one in figures if is_money(one)]
    if not money or figures[0].subject.type != "department":
        return
    is_alone = len({one.indicator for one in figures}) == 1 and all(map(is_usable, figures))
    change = change_of(case, money) or rate_of_change(case, figures)
    last = [one for one in figures if one.unit in units.MONEY][-1]
    if (change and last.indicator != change.indicator) or not (change or is_alone):
        return
    plan, is_planned = plan_sign(figures), False
    for given in GIVEN.finditer(behind.text):
        on_budget = bool(given["less"] or given["more"])
        sign = bool(given["more"]) - bool(given["less"])
        if change and not on_budget:
            sign = sign_of(change)
            if given["way"] and (given["way"] in UPWARD) != (sign > 0):
                sign = 0
        is_planned = is_planned or on_budget
        is_open = not on_budget and not is_planned and not given["way"]
        yield Reason(
            change or money[0], change, given["words"], behind.span(*given.span("words")), sign,
            on_budget, is_alone, plan if is_open else 0,
            is_followed and given.end() == len(behind.text),
        )  # fmt: skip


def change_of(case: Case, money: list[Figure]) -> Figure | None:
    """The change that a reason is given for: the last, where all go the same way."""
    changes = [one for one in money if one.measure == "change" and interval(one)]
    own = [one for one in changes if one.basis == case.prior_measure]
    if not own or len(set(map(sign_of, changes))) != 1:
        return None
    return own[-1]


def rate_of_change(case: Case, figures: tuple[Figure, ...]) -> Figure | None:
    """与上年相比增长25.4%: a rate says which way the amount went where no change is printed."""
    if any(one.measure == "change" for one in figures):
        return None
    rates = [one for one in figures if one.measure == "change_rate"]
    sound = all(is_usable(one) and interval(one) and one.unit == "%" for one in rates)
    if not rates or not sound or len({(sign_of(one), one.basis) for one in rates}) > 1:
        return None
    return rates[-1] if rates[-1].basis == case.prior_measure else None


def plan_sign(figures: tuple[Figure, ...]) -> int:
    """1 for more than planned, -1 for less, by the last rate of execution."""
    rates = [one for one in figures if one.measure == "execution_rate" and interval(one)]
    if not rates:
        return 0
    rate = value_of(rates[-1])
    return (rate.low > 100) - (rate.high < 100)


def sign_of(figure: Figure) -> int:
    """1 for more, -1 for less, 0 where rounding leaves it open."""
    own = value_of(figure)
    return (own.low > 0) - (own.high < 0)
