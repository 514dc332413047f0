"""Versions of a report for D03: what must be left alone, and what must be found."""

from __future__ import annotations

from reports.checks.earlier_examples import account, both
from reports.checks.project_examples import account as account_with
from reports.checks.project_examples import report, spent

FIRST = "2023年公务接待费支出0.75万元，比2022年减少0.43万元，下降36.4%。"

LEAVES = (
    both(account(FIRST), account(FIRST + "接待更加节俭。"), why="只改了文字"),
    both(
        account(FIRST),
        account(FIRST.replace("0.75万元", "7500元")),
        why="元与万元",
    ),
    both(account(FIRST), account(FIRST.replace("0.75", "0.57"), 2024), why="年度不同"),
    both(account(FIRST), account(FIRST, scope="单位本级"), why="数据相同"),
    both(
        account("截至2023年12月31日，本单位共有车辆2辆。"),
        account("截至2023年12月31日，本单位有车辆2辆。"),
        why="换了说法",
    ),
    both(
        report(spent("54.74", "99.98")),
        account_with(report(spent("27.37", "50"))),
        why="分别公开的两份项目报告，由 D01 比较",
    ),
)

FINDS = (
    both(
        account(FIRST),
        account(FIRST.replace("0.75", "0.57")),
        says=("公务接待费（决算数）由0.75万元改为0.57万元", "第1版与现行的第2版"),
    ),
    both(
        account(FIRST),
        account(FIRST.replace("0.75", "0.57").replace("0.43", "0.61").replace("36.4", "51.7")),
        says=("改动3处数据", "增减率）由-36.4%改为-51.7%"),
    ),
    both(
        account(FIRST),
        account(FIRST + "2023年机关运行经费支出63.14万元。"),
        says=("增加2023年机关运行经费（决算数）63.14万元",),
    ),
    both(
        account(FIRST + "2023年机关运行经费支出63.14万元。"),
        account(FIRST),
        says=("删去2023年机关运行经费（决算数）63.14万元",),
    ),
    both(
        report(spent("54.74", "99.98")),
        report(spent("27.37", "50")),
        says=("由54.74万元改为27.37万元", "由99.98%改为50%"),
    ),
)
