"""No part is larger than its whole: a project, all projects, a fund's project, cars bought."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reports.checks.check import Check, Example, failed, places, unchecked
from reports.checks.dossier import Case, Dossier, Paper, distinct, say
from reports.checks.groups import value_of
from reports.checks.onefund import has_carried
from reports.checks.sayings import Saying, distinct_sayings, place_name, plain_ones, read_sayings
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import total

PROJECT, ALL_PROJECTS = "项目预算/总额", "支出/项目支出"
FUND = "政府性基金预算财政拨款支出"
FUND_TITLE = re.compile("政府性基金(?:预算)?项目")
CARS, CARS_COST = "三公经费/公务用车购置数", "三公经费/公务用车购置费"
# Sheets are also written for what is no 项目支出, and for money that others spend.
NO_PROJECT = re.compile(
    "公用经费|人员经费|人员支出|基本支出|运转|定额|工资|津贴|补贴|公积金|保险|离退休|遗属|抚恤"
    "|党建|党组织|工会|福利|差旅|公车|车改|转移支付|对下|乡镇"
)
ACCOUNTS = ("final_account", "overall_evaluation")
# Words of plans for more than the year.
LONG_PLANS = re.compile("实施期|中期|跨年度|总投资|以前年度|历年")
OPEN_FUNDS = ("", "grant")
SHOWN = 8


def check(dossier: Dossier) -> Iterator[Verdict]:
    """The projects of each document against all projects and the fund; the cars of each report."""
    for paper in dossier.papers:
        projects = find_projects(paper)
        wholes = find_wholes(paper) if projects else {}
        for year, spent in projects.items():
            yield from check_projects(spent, widest(wholes.get((ALL_PROJECTS, year), [])))
            fund = [] if is_planned(paper) else widest(wholes.get((FUND, year), []))
            for project in spent:
                if fund and FUND_TITLE.search(project[0].case.reading.title):
                    yield from judge(project, fund, "政府性基金支出")
        for case in paper.standing:
            yield from check_cars(case)


def find_wholes(paper: Paper) -> dict[tuple[str, int], list[Saying]]:
    """What a document says of all projects and of the fund, by indicator and year."""
    found = defaultdict(list)
    for case in paper.standing:
        if case.reading.kind in (*ACCOUNTS, "budget"):
            for one in read_sayings(case):
                if one.key[1] in (ALL_PROJECTS, FUND) and one.key[2] == case.own_measure:
                    found[one.key[1], one.key[3]].append(one)
    return {key: plain_ones(group) for key, group in found.items()}


def widest(wholes: list[Saying]) -> list[Saying]:
    """The values printed, where one of them is of all funds."""
    return distinct_sayings(wholes) if any(one.fund in OPEN_FUNDS for one in wholes) else []


def find_projects(paper: Paper) -> dict[int, list[list[Saying]]]:
    """By year, what a document says each of its projects spent; in a budget, is to spend."""
    own = "budget_initial" if is_planned(paper) else "final"
    found = defaultdict(list)
    for case in paper.standing:
        for one in read_sayings(case):
            name = one.figure.subject.name
            if one.key[1:3] == (PROJECT, own) and not NO_PROJECT.search(name):
                found[one.key[3], name].append(one)
    years: dict[int, list[list[Saying]]] = defaultdict(list)
    for (year, _), group in found.items():
        if told := plain_ones(group):
            years[year].append(told)
    return years


def is_planned(paper: Paper) -> bool:
    """Whether a document is a budget with what belongs to it."""
    return any(case.reading.kind == "budget" for case in paper.standing)


def check_projects(projects: list[list[Saying]], wholes: list[Saying]) -> Iterator[Verdict]:
    """Each project, and all of them together, against 项目支出."""
    first, what = projects[0][0], "各项目支出 ≤ 项目支出"
    if not wholes:
        if any(case.reading.kind in ACCOUNTS for case in first.case.paper.cases):
            reason = "报告没有写明全部资金的项目支出"
            yield unchecked(first.case, what, reason, (first.figure,))
        return
    planned = is_planned(first.case.paper)
    one_by_one = judge_plan if planned else judge
    larger = [one for project in projects for one in one_by_one(project, wholes, "项目支出")]
    yield from larger or (() if planned else check_sum(projects, wholes))
    every = ((one, whole) for group in projects for one in group for whole in wholes)
    if not larger and all(fits(*pair) for pair in every):
        shown = (*evidence(wholes, "项目支出"), *evidence([one[0] for one in projects], "单个项目"))
        yield Verdict("held", what, ("project", what), shown[:SHOWN], report=first.case.key)


def judge(project: list[Saying], wholes: list[Saying], name: str) -> Iterator[Verdict]:
    """One project: no verdict where some of the values printed would agree."""
    one, whole = project[0], wholes[0]
    titled = f"项目“{one.figure.subject.name}”"
    what = f"{titled}支出 ≤ {name}"
    if any(fits(each, other) for each in project for other in wholes):
        return
    spent, all_spent = say(one.figure), say(whole.figure)
    title = f"{titled}支出{spent}，大于{name}{all_spent}"
    if not whole.figure.value:
        title = f"{name}为{all_spent}，{titled}却支出{spent}"
    more = (one.interval.value - whole.interval.value).normalize()
    message = (
        f"{place_name(one)}写该项目支出{spent}，{place_name(whole)}写{name}共{all_spent}，"
        f"单个项目多出{more:f}万元；一个项目的支出不应大于{name}，"
        "除非它列在其他支出（如基本支出）中或由其他单位支出，而报告没有说明"
    )
    yield failed(
        one.case, what, "warning", title, message,
        (*evidence(wholes, name), *evidence(project[:SHOWN], "项目支出数")),
        roles=("project", name, one.figure.subject.name), stated=all_spent, computed=spent,
    )  # fmt: skip


def judge_plan(project: list[Saying], wholes: list[Saying], name: str) -> Iterator[Verdict]:
    """One project of a budget against all that is planned for projects in the year."""
    one, whole = project[0], wholes[0]
    if any(fits(each, other) for each in project for other in wholes):
        return
    titled = f"项目“{one.figure.subject.name}”"
    planned, all_planned = say(one.figure), say(whole.figure)
    paper = one.case.paper
    # What last year left, or money for several years, may stand in one place alone.
    open_ = has_carried(paper) or LONG_PLANS.search(paper.content)
    more = (one.interval.value - whole.interval.value).normalize()
    yield failed(
        one.case, f"{titled}预算 ≤ {name}预算", "info" if open_ else "warning",
        f"{titled}预算{planned}，大于{name}预算{all_planned}",
        f"{place_name(one)}写该项目预算{planned}，{place_name(whole)}写{name}预算共{all_planned}，"
        f"单个项目多出{more:f}万元；一个项目的预算不应大于全部{name}，"
        "除非它含有上年结转或以后年度的资金，或列在其他支出中，而报告没有说明",
        (*evidence(wholes, f"{name}预算"), *evidence(project[:SHOWN], "项目预算数")),
        roles=("project", name, one.figure.subject.name), stated=all_planned, computed=planned,
    )  # fmt: skip


def check_sum(projects: list[list[Saying]], wholes: list[Saying]) -> Iterator[Verdict]:
    """The projects that are listed make up no more than all projects."""
    listed = [distinct_sayings(project) for project in projects]
    ones = [one for (one, *_) in listed]
    if len(ones) < 2 or any(len(one) > 1 for one in listed) or is_doubtful(ones):
        return
    case, what = ones[0].case, "所列各项目支出之和 ≤ 项目支出"
    made = total(one.interval for one in ones)
    if any(made.low <= whole.interval.high for whole in wholes):
        return
    told = " + ".join(f"{one.interval.value.normalize():f}" for one in ones)
    yield failed(
        case, what, "info",
        f"所列{len(ones)}个项目共支出{made.value:f}万元，大于项目支出{say(wholes[0].figure)}",
        f"{told} = {made.value:f}万元，大于项目支出{say(wholes[0].figure)}；"
        "其中可能有项目列在其他支出中，或同一项目以两个名称出现",
        (*evidence(wholes, "项目支出"), *evidence(ones, "单个项目")),
        roles=("projects",), stated=say(wholes[0].figure), computed=f"{made.value:f}万元",
        tolerance=f"±{made.reach:f}",
    )  # fmt: skip


def is_doubtful(projects: list[Saying]) -> bool:
    """Whether two names may mean one project, as they cost the same."""
    return len({one.interval.value for one in projects}) < len(projects)


def check_cars(case: Case) -> Iterator[Verdict]:
    """购置费18万元 beside 购置公务用车0辆."""
    counts = [one for one in case.usable if one.indicator == CARS and one.unit == "辆"]
    if not counts or any(one.value for one in counts):
        return
    near = (case.nearest(count, case.own_measure, CARS_COST) for count in counts)
    found = distinct({id(cost): cost for costs in near for cost in costs}.values())
    if not found or any(value_of(one).low <= 0 for one in found):
        return
    cost: Figure = found[0]
    yield failed(
        case, "公务用车购置费与购置数", "warning",
        f"公务用车购置费{say(cost)}，购置数却为0辆",
        f"写有公务用车购置费{say(cost)}，又写购置公务用车0辆；"
        "若是支付以前年度购车的尾款或只缴纳购置税，应在文中说明",
        places(case, (cost, "购置费"), (counts[0], "购置数")),
        stated=say(counts[0]), computed=say(cost),
    )  # fmt: skip


def fits(part: Saying, whole: Saying) -> bool:
    """Whether a part may lie within its whole, however both were rounded."""
    return part.interval.low <= whole.interval.high


def evidence(sayings: Iterable[Saying], role: str) -> Iterator:
    """The places of figures that may stand in several reports."""
    for one in sayings:
        yield from places(one.case, (one.figure, role))


ANNEX = (
    "附件\n2023年{0}项目支出绩效自评报告\n一、项目概况\n"
    "（一）项目资金申报及批复情况。{0}项目预算{1}万元。\n"
    "（二）资金使用情况。{0}项目全年支出{1}万元，执行率100%。\n"
)
PASSAGE = (
    "三、支出决算情况说明\n2023年本年支出合计200.00万元，其中：基本支出150.00万元；项目支出{0}万元。\n"
    + ANNEX.replace("{1}", "{2}").replace("{0}", "{1}")
)
PLAN = (
    "2023年项目支出预算{0}万元，共2个项目。\n"
    "项目支出绩效目标表\n\t项目名称\n\t信访维稳经费\n\n\t资金情况（万元）\n\t年度资金总额\n\t{1}\n\n"
)

CHECK = Check(
    code="B03",
    name="part-larger",
    title="部分是否大于整体",
    severity="warning",
    scope="body",
    explanation=(
        "一个项目的支出不能大于全部项目支出（部门预算中，一个项目的预算不能大于项目支出预算），政府性基金的项目不能大于政府性基金支出，"
        "没有购置公务用车就不应有购置费。出现这种情况，说明各部分的数据出自不同来源而没有核对，"
        "或者有支出没有列入决算。项目资金列在基本支出中、由其他单位支出或跨年度执行的，应在文中说明。"
    ),
    run=check,
    leaves=(
        Example(PLAN.format("68.93", "60.10"), kind="budget"),
        Example(PASSAGE.format(28.96, "信访维稳", "28.96"), why="项目等于全部项目支出"),
        Example(PASSAGE.format(0.90, "基本公用经费定额", "3.00"), why="公用经费不是项目支出"),
        Example(
            PASSAGE.format(28.96, "信访维稳", "29")
            .replace("支出合计", "一般公共预算财政拨款支出")
            .replace("三、", "四、一般公共预算财政拨款"),
            why="项目也可能由其他资金安排",
        ),
        Example(PASSAGE.format(28.96, "信访维稳", "29"), why="29在舍入范围内"),
        Example(
            PASSAGE.format(50, "信访维稳", "40.00").replace("预算40.00", "预算80.00"),
            why="预算可以大于决算",
        ),
        Example(
            "2023年公务用车购置及运行维护费支出4.74万元。公务用车购置支出0万元，更新购置公务用车0辆。"
            "公务用车运行维护费支出4.74万元。",
        ),
    ),
    finds=(
        Example(PASSAGE.format(0, "信访平台使用费", "2.64"), ("项目支出为0万元", "2.64万元")),
        Example(
            PASSAGE.format(28.96, "效能热线工作经费", "30"),
            ("30万元，大于项目支出28.96万元", "1.04"),
        ),
        Example(
            PASSAGE.format(50, "信访维稳", "30") + ANNEX.format("热线平台", "25"),
            ("所列2个项目共支出55万元",),
        ),
        Example(
            PLAN.format("68.93", "90.10"), ("90.10万元，大于项目支出预算68.93万元",), kind="budget"
        ),
        Example(
            "八、政府性基金预算支出决算情况说明\n2023年政府性基金预算财政拨款支出27.37万元。\n"
            "2023年政府性基金预算项目支出绩效自评报告\n（受理中心项目经费）\n一、项目概况\n"
            "（一）项目资金申报及批复情况。受理中心项目预算54.75万元。\n"
            "（二）资金使用情况。受理中心项目全年支出54.74万元。\n",
            ("54.74万元，大于政府性基金支出27.37万元",),
        ),
        Example(
            "2023年公务用车购置及运行维护费支出22.74万元。其中：公务用车购置支出18万元。"
            "全年按规定更新购置公务用车0辆。公务用车运行维护费支出4.74万元。",
            ("购置费18万元，购置数却为0辆",),
        ),
    ),
)
