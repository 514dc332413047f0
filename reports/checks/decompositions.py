"""Which indicators divide into which: the decompositions that the outline and the forms fix."""

from __future__ import annotations

from collections.abc import Iterable

from reports.checks.sums import Form, Sum, closed

IN = "收入/"
OUT = "支出/"
THREE = "三公经费/"
BASIC = "基本支出/"
BUY = "政府采购/"
SHEET = "项目预算/"
WHOLE = "部门整体支出/"
INCOME = tuple(
    IN + name
    for name in (
        "一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入",
        "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入",
    )
)  # fmt: skip
BY_SOURCE = ("财政拨款收入合计", *INCOME[3:])
SPENDING = tuple(
    OUT + name
    for name in ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
)
BY_USE = closed(IN + "基本收入", IN + "项目收入")
STAFF_AND_RUNNING = closed(BASIC + "人员经费", BASIC + "公用经费")
TWO_KINDS = closed(*SPENDING[:2])
THREE_KINDS = closed(*STAFF_AND_RUNNING.parts, SPENDING[1])
BOUGHT, RUN = THREE + "公务用车购置费", THREE + "公务用车运行维护费"
ABROAD, CARS, GUESTS = (
    THREE + name for name in ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
)
AT_HOME, FOREIGN, OVERSEAS = (
    THREE + name for name in ("国内公务接待", "外事接待", "国（境）外公务接待")
)
BUDGETS = tuple(
    f"{name}财政拨款支出" for name in ("一般公共预算", "政府性基金预算", "国有资本经营预算")
)
# Rows of money on score sheets; a list with 其他资金, or with 专户 and 单位资金, is complete.
FUNDS = ("财政资金", "财政拨款", "上年结转资金", "财政专户管理资金", "单位资金", "其他资金")
LAST_FUNDS = (("其他资金",), ("财政专户管理资金", "单位资金"))

SUMS = (
    Sum("基本支出/合计", (STAFF_AND_RUNNING,)),
    Sum("支出/基本支出", (STAFF_AND_RUNNING,), "statement"),
    Sum("三公经费", (closed(ABROAD, CARS, GUESTS), closed(ABROAD, BOUGHT, RUN, GUESTS)), "place"),
    Sum(CARS, (closed(BOUGHT, RUN),), "place"),
    # 外事接待 may stand beside 国内公务接待 or, as in the Ministry's tables, inside it.
    Sum(GUESTS, (closed(AT_HOME, FOREIGN), closed(AT_HOME, OVERSEAS), Form((AT_HOME,))), "place"),
    Sum("政府采购/总额", (closed(BUY + "货物", BUY + "工程", BUY + "服务"),), "place"),
    Sum("本年收入合计", (closed(*INCOME), closed(*BY_SOURCE))),
    Sum("本年支出合计", (closed(*SPENDING),)),
    Sum("收入总计", (BY_USE, Form(INCOME), Form(BY_SOURCE)), "statement"),
    Sum("支出总计", (Form(SPENDING),), "statement"),
    Sum("财政拨款收入合计", (closed(*INCOME[:3]), BY_USE), "statement"),
    Sum("财政拨款支出合计", (closed(*BUDGETS), TWO_KINDS, THREE_KINDS), "statement"),
    Sum("一般公共预算财政拨款支出", (TWO_KINDS, THREE_KINDS), "statement"),
    Sum("部门整体支出/总额", (Form(THREE_KINDS.parts),), "statement"),
    Sum("收入总计", (closed("本年收入合计", "使用非财政拨款结余", "年初结转和结余"),)),
    Sum("支出总计", (closed("本年支出合计", "结余分配", "年末结转和结余"),)),
    *(
        Sum(
            family + "总额",
            (Form(
                tuple(family + fund for fund in FUNDS),
                tuple(tuple(family + fund for fund in last) for last in LAST_FUNDS),
            ),),
            single=True,
        )
        for family in ("项目预算/", "部门整体支出/")
    ),
)  # fmt: skip
BY_TOTAL: dict[str, list[Sum]] = {}
for _sum in SUMS:
    BY_TOTAL.setdefault(_sum.total, []).append(_sum)


def names_of(sums: Iterable[Sum]) -> frozenset[str]:
    """All totals and parts of some sums."""
    return frozenset(
        name for one in sums for form in one.forms for name in (one.total, *form.parts)
    )


NAMES = names_of(SUMS)
# Those whose total and parts may stand in different sections.
FAR_NAMES = names_of(one for one in SUMS if one.reach == "place")
