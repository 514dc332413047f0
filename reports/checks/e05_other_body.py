"""A report speaks of its own body, and a project's report of its own project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case
from reports.checks.ownnames import (
    Named,
    is_dealt_with,
    is_kin,
    is_own,
    read_named,
    read_namesakes,
)
from reports.findings import Verdict

WHAT = "文中作为本单位的名称"
PROJECT = "自评报告所述的项目"
# Reports of a fixed outline, which names the body in fixed places.
OUTLINED = ("final_account", "budget")
SHORTEST_PROJECT = 6
NOT_IN_NAME = re.compile("[^一-鿿]")


def check(case: Case) -> Iterator[Verdict]:
    """Every name that stands where only the report's own body can stand."""
    if case.reading.kind == "project_score_sheet":
        # A form has no sentences in which the body would be named.
        return
    named = read_named(case.flat)
    verdicts = {one: judge_name(case, *one) for one in {(one.name, one.of_kin) for one in named}}
    others = [one for one in named if not verdicts[one.name, one.of_kin]]
    others += read_namesakes(case)
    for one in others:
        yield judge(case, one)
    if named and not others:
        yield held(case, WHAT, ())
    elif not named and not others and case.reading.kind in OUTLINED:
        yield unchecked(case, WHAT, "文中都写作本部门、本单位或简称，没有写出带地区的单位名称")
    if case.reading.kind == "project_evaluation":
        yield from find_projects(case)


def judge_name(case: Case, name: str, of_kin: bool) -> bool:
    """Whether a name is the body's own; of what others may have too only kin is judged."""
    if of_kin and (not is_kin(case, name) or is_dealt_with(case, name)):
        return True
    return is_own(case, name)


def judge(case: Case, one: Named) -> Verdict:
    """Another body in the place of the own one."""
    where = "名词解释" if one.is_glossary else "正文"
    return failed(
        case, WHAT, "warning", f"{where}把“{one.name}”写成了本单位",
        f"本报告是{case.reading.department}的，{where}却写作“{one.name}”，"
        "可能是沿用了其他单位的文字",
        places(case, (one.span, f"写作“{one.name}”")), roles=(where, one.name),
    )  # fmt: skip


# --- projects ---------------------------------------------------------------------------------


def find_projects(case: Case) -> Iterator[Verdict]:
    """A score of another project of the body in a project's report."""
    own = case.reading.project
    others = {other.reading.project for other in case.paper.cases} - {own, ""}
    for name in sorted(others):
        if len(name) < SHORTEST_PROJECT or name in own or own in name:
            continue
        found = re.search(rf"{re.escape(name)}(?:项目)?(?:绩效)?自?评?得分", case.flat.text)
        if found:
            yield failed(
                case, PROJECT, "info", f"报告的得分写的是另一项目“{name}”",
                f"本报告评价的是“{own}”，得分却写在“{name}”名下",
                places(case, (case.flat.span(*found.span()), "得分")), roles=(PROJECT, name),
            )  # fmt: skip


CHECK = Check(
    code="E05",
    name="other-body",
    title="是否把其他单位写成了本单位",
    severity="warning",
    explanation=(
        "机关运行经费、政府采购、名词解释等处写到的单位应当就是本单位。写成其他单位，"
        "多半是照抄了别处的文字，所附数字是否属于本单位也要再看。"
        "本单位的简称、曾用名、下属和主管单位不算；名称中没有地区和层级的，不作判断。"
    ),
    run=check,
    leaves=(
        Example("2023年，青禾县信访局机关运行经费支出63.14万元，比2022年增加5.00万元。"),
        Example("2023年，县信访局机关运行经费支出63.14万元。", why="简称"),
        Example("2023年，四川省示例甲市青禾县信访局机关运行经费支出63.14万元。", why="带省名"),
        Example(
            "示例甲市青禾县群众工作局2023年度机关运行经费支出63.14万元。", why="同一机构的另一名称"
        ),
        Example("2023年，我局机关运行经费支出63.14万元。2023年本部门政府采购支出总额3万元。"),
        Example(
            "4.行政运行（项）：指县信访局的基本支出。5.住房公积金（项）：指本单位为职工缴"
            "纳的公积金。"
        ),
        Example(
            "5.住房公积金（项）：指行政事业单位按人力资源和社会保障部、财政部规定为职工缴"
            "纳的公积金。"
        ),
        Example(
            "5.行政单位医疗（项）：指财政部门安排的行政单位基本医疗保险缴费经费。6.指机关"
            "事业单位为职工缴纳的年金。"
        ),
        Example("会同县委编办、县财政局开展督查，县财政局已批复机关运行经费支出。"),
        Example(
            "纳入决算编制范围的二级预算单位有县群众诉求服务中心。2023年，县群众诉求服务中"
            "心机关运行经费支出3万元。",
            why="下属单位",
        ),
        Example(
            "青禾县信访局是县委社会工作部的归口管理部门。2023年，县委社会工作部机关运行经"
            "费支出3万元。",
            why="主管单位",
        ),
        Example("支付接待攀枝花市仁和区信访局到我县交流学习接待费0.06万元。"),
        Example("县委编办核定编制14名。攀枝花市仁和区财政局按规定开展预算绩效管理。"),
        Example("接待攀枝花市仁和区信访局2023年一般公共预算管理交流组。"),
        Example(
            "接待攀枝花市仁和区信访局来我局交流。仁和区信访局主要任务是做好接访，我局借鉴其做法。",
            why="交流过的同行",
        ),
        Example("示例甲市信访局内设3个科室，青禾县信访局内设5个股室。", why="上级"),
        Example("按照县机关事务服务中心统一安排，机关运行经费支出减少。"),
    ),
    finds=(
        Example(
            "从决算单位构成看，攀枝花市仁和区信访局部门包括4个股室，没有下属单位。",
            ("仁和区信访局",),
        ),
        Example("2023年，攀枝花市仁和区信访局部门的主要任务是：化解积案。", ("仁和区信访局",)),
        Example(
            "攀枝花市仁和区信访局2023年度编制数12人，其中：行政编制8人，事业编制4人。",
            ("攀枝花市仁和区信访局",),
        ),
        Example(
            "5.社会保障和就业（类）行政事业单位离退休（款）：指县委编办为单位职工缴纳基本"
            "养老保险缴费支出。",
            ("县委编办", "名词解释"),
        ),
        Example("2023年，县教育局机关运行经费支出63.14万元。", ("县教育局", "正文")),
        Example(
            "2023年，攀枝花市仁和区信访局机关运行经费支出63.14万元。",
            ("仁和区信访局",),
            why="另一个县的同类单位",
        ),
        Example("截至2023年12月31日，青禾县财政局共有车辆3辆。", ("青禾县财政局",)),
        Example("机构设置\n攀枝花市仁和区信访局内设5个股室。", ("仁和区信访局",)),
        Example("2023年，主要用于县残联为职工缴纳的住房公积金。", ("县残联",)),
        Example("4.行政运行（项）：指编办的基本支出。", ("编办",)),
    ),
)
