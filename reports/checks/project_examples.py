"""Reports on one project for D01: what must be left alone, and what must be found."""

from __future__ import annotations

from reports.checks.check import Example
from reports.checks.forms_examples import form

BODY = "示例甲市青禾县信访局"
NAME = "信访维稳经费"


def report(
    money: str,
    result: str = "群众满意度达到95%以上。",
    *,
    name: str = NAME,
    basis: str = "根据《青禾县信访维稳工作方案》（青信联办〔2022〕5号）等要求。",
) -> str:
    """A project's own report with a sentence on its money."""
    return (
        f"{BODY}2023年项目支出绩效自评报告\n（{name}）\n一、项目概况\n（一）项目基本情况。\n"
        f"1.项目立项、资金申报的依据。\n{basis}\n2.资金分配的原则。\n主要用于接访。\n"
        f"二、项目实施及管理情况\n（一）资金计划、到位及使用情况。\n{money}\n"
        f"三、项目绩效情况\n（一）项目效益情况。\n{result}\n"
    )


def account(*annexes: str) -> str:
    """A final account with annexes behind it."""
    return (
        f"{BODY}2023年度部门决算\n一、机构设置\n二、部门决算情况说明\n收入支出决算总体情况\n"
        "2023年收、支总计182.64万元。\n第三部分名词解释\n1.财政拨款收入：指拨款。\n附件\n"
        + "".join(annexes)
    )


def spent(amount: str, rate: str, plan: str = "54.75", when: str = "2023年") -> str:
    """The sentences on plan, arrival and spending."""
    return (
        f"2023年，该项目资金计划{plan}万元，资金到位{plan}万元，到位率100%。"
        f"{when}，该项目资金支出{amount}万元，执行率{rate}%。"
    )


def sheet(money: str, satisfied: str = "98", whom: str = "群众") -> str:
    """The project's score sheet."""
    return form(
        "产出指标|数量指标|接待群众来访|≥|100|批次|120|45|45|",
        f"满意度指标|服务对象满意度指标|{whom}满意度|≥|90|%|{satisfied}|45|45|",
        money=money,
    )  # fmt: skip


HALF = "54.75|27.37|27.37|100.00%|10|10|"
WHOLE = "54.75|54.75|54.74|99.98%|10|10|"

LEAVES = (
    Example(
        account(
            report(spent("54.74", "99.98"), "经自评，该项目得分96.91分。"), sheet(WHOLE)
        ).replace("第三部分", f"{NAME}项目绩效自评得分为96.91分。\n第三部分"),
        why="两处正文一致而与自评表不符，由C13说明",
        kind="document",
    ),
    Example(
        (
            account(report(spent("54.74", "99.98")), sheet(WHOLE)),
            account(sheet(HALF))
            .replace("2023年度部门决算", "2024年度部门决算")
            .replace("2023年收", "2024年收"),
        ),
        why="2024年决算所附的表写作2023年度，年度有误，不能当作2023年的表",
        kind="document",
    ),
    Example(
        (report(spent("54.74", "99.98")), account(report(spent("54.74", "99.98")), sheet(WHOLE))),
        kind="document",
    ),
    Example(
        (
            report("2023年，该项目资金计划54.75万元，支出547400元。"),
            account(report("2023年，该项目资金计划547500元，支出54.74万元。")),
        ),
        kind="document",
        why="元与万元，数值相合",
    ),
    Example(
        (report(spent("54.74", "99.98")), report(spent("27.37", "50"))),
        kind="document",
        why="同样单独公开的同一份报告，后一版取代前一版，由 D03 列出改动",
    ),
    Example(
        (
            report(spent("54.74", "99.98")),
            account(report(spent("27.37", "50"))).replace("2023", "2022"),
        ),
        kind="document",
        why="年度不同",
    ),
    Example(
        (
            report(spent("54.74", "99.98"), name="党建经费（行政）"),
            account(report(spent("27.37", "50"), name="党建经费（事业）")),
        ),
        kind="document",
        why="两个项目",
    ),
    Example(
        (account(report(spent("27.37", "50")), sheet(HALF)),),
        kind="document",
        why="年初预算与调整后预算，计划数与其一相同",
    ),
    Example(
        (
            report("2023年，该项目资金计划54.75万元。上半年该项目资金支出20.10万元。"),
            account(report(spent("54.74", "99.98"))),
        ),
        kind="document",
        why="时段不同",
    ),
    Example(
        (
            report(spent("27.37", "50", when="截至目前")),
            account(report(spent("54.74", "99.98"))),
        ),
        kind="document",
        why="截至某时的较小数只作提示",
    ),
    Example(
        (
            report("2023年，该项目资金计划54.75万元，支出约50万元。"),
            account(report(spent("54.74", "99.98"))),
        ),
        kind="document",
        why="约数",
    ),
    Example(
        (
            report("该项目自实施以来累计支出160.20万元。"),
            account(report(spent("54.74", "99.98"))),
        ),
        kind="document",
        why="历年累计数",
    ),
    Example(
        (account(report(spent("54.74", "99.98")), sheet(HALF), sheet(WHOLE)),),
        kind="document",
        why="几份同名的表，可能是分单位填报",
    ),
    Example(
        (
            report(spent("54.74", "99.98"), "2024年力争群众满意度达到99%以上。"),
            account(sheet(WHOLE, satisfied="96")),
        ),
        kind="document",
        why="满意度的目标",
    ),
    Example(
        (account(report(spent("54.74", "99.98")), sheet(WHOLE, "92", whom="来访群众")),),
        kind="document",
        why="来访群众与全体群众",
    ),
    Example(
        (
            report(spent("54.74", "99.98"), "群众满意度达到95%以上。"),
            account(sheet(WHOLE, satisfied="95")),
        ),
        kind="document",
        why="95%以上包括95%",
    ),
)

FINDS = (
    Example(
        account(
            report(spent("54.74", "99.98"), "经自评，该项目得分96.91分。"), sheet(WHOLE)
        ).replace("第三部分", f"{NAME}项目绩效自评得分为99.98分。\n第三部分"),
        ("自评得分在不同报告中不一致", "99.98分与96.91分"),
        kind="document",
    ),
    Example(
        (report(spent("54.74", "99.98")), account(report(spent("27.37", "50")), sheet(HALF))),
        ("支出在不同报告中不一致：54.74万元与27.37万元", "执行率99.98%", "相差27.37万元"),
        kind="document",
    ),
    Example(
        (account(report(spent("54.74", "99.98")), sheet(HALF)),),
        ("54.74万元与27.37万元", "部门决算所附项目支出绩效自评表"),
        kind="document",
    ),
    Example(
        (report(spent("27.37", "50", plan="54.57")), account(sheet(HALF))),
        ("计划（预算）数在不同报告中不一致", "54.57万元与54.75万元"),
        kind="document",
    ),
    Example(
        (
            report("2023年，该项目资金计划54.75万元，资金到位40万元，支出40万元。"),
            account(report("2023年，该项目资金计划54.75万元，资金到位54.75万元，支出40万元。")),
        ),
        ("到位资金在不同报告中不一致：40万元与54.75万元",),
        kind="document",
    ),
    Example(
        (account(report(spent("27.37", "50")), sheet(HALF)),),
        ("执行率在不同报告中不一致：50%与100.00%", "预算基数不同"),
        kind="document",
    ),
    Example(
        (account(report(spent("54.74", "99.98")), sheet(WHOLE, satisfied="80")),),
        ("群众满意度在不同报告中不一致：95%以上与80%",),
        kind="document",
    ),
    Example(
        (
            report(spent("54.74", "99.98")),
            account(
                report(
                    spent("54.74", "99.98"),
                    basis="根据《区政府常务会议纪要》《网上信访系统运行维护合同》等。",
                )
            ),
        ),
        ("立项依据完全不同",),
        kind="document",
    ),
    Example(
        (
            report(spent("54.7", "99.98")),
            account(report("2023年，该项目资金计划54.75万元，支出54.79万元。")),
        ),
        ("舍去",),
        kind="document",
    ),
)
