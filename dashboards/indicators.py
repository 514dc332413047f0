"""What can be compared: the catalogue of indicators, as data.

An indicator is known in addresses by its ``code``: its path, and behind ``@`` its unit where
one path is printed in several (批次 and 人次 of 国内公务接待). To add one, add a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboards.presence import DEPARTMENT_SCORE

LOW = "一般以低为好"
HIGH = "以高为好"
NEUTRAL = "高低本身不分好坏，要看任务和人员是否相称"

MONEY = ("万元",)
# A head is counted as 人 in one report and as 名 in another.
HEADS = ("人", "名")
ACCOUNT = ("final_account",)
STAFFED = ("overall_evaluation", "final_account")
BY_FUNCTION = "功能分类"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity that bodies can be compared by.

    ``measures`` are the printed measures of its own amount, the first one preferred, ``units``
    those that count as the same, ``parts`` the paths it is made of (``功能分类`` stands for all
    classes that the reports print), ``kinds`` the kinds of report that carry it.
    """

    path: str
    label: str
    group: str
    direction: str = NEUTRAL
    units: tuple[str, ...] = MONEY
    measures: tuple[str, ...] = ("final",)
    kinds: tuple[str, ...] = ACCOUNT
    parts: tuple[str, ...] = ()
    split: bool = False

    @property
    def unit(self) -> str:
        """The unit in which its values are written."""
        return self.units[0]

    @property
    def code(self) -> str:
        """Its name in an address."""
        return f"{self.path}@{self.unit}" if self.split else self.path

    @property
    def is_money(self) -> bool:
        """Whether it is an amount in 万元."""
        return self.unit == "万元"


TOTALS = "收支"
GRANTS = "财政拨款"
SANGONG = "“三公”经费"
BASIC = "基本支出"
BUYING = "政府采购"
ASSETS = "国有资产"
STAFF = "人员"
PERFORMANCE = "绩效"

INCOMES = (
    "一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入",
    "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入",
)  # fmt: skip
EXPENSES = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
ABROAD = "三公经费/因公出国（境）费"
CARS = "三公经费/公务用车购置及运行维护费"
CAR_BUYING = "三公经费/公务用车购置费"
CAR_RUNNING = "三公经费/公务用车运行维护费"
HOSTING = "三公经费/公务接待费"
HOME_GUESTS = "三公经费/国内公务接待"
FOREIGN_GUESTS = "三公经费/外事接待"
SPENT = "本年支出合计"
POSTS = "人员/编制"
PRESENT = "人员/实有"
BUYING_PARTS = ("政府采购/货物", "政府采购/工程", "政府采购/服务")
BASIC_PARTS = ("基本支出/人员经费", "基本支出/公用经费")


def count_of(path: str, label: str, group: str, *units: str, **more) -> Indicator:
    """A number of things."""
    return Indicator(path, label, group, units=units, measures=("count",), **more)


CATALOGUE: tuple[Indicator, ...] = (
    Indicator("收支总计", "收支总计", TOTALS),
    Indicator("本年收入合计", "本年收入合计", TOTALS, parts=tuple(f"收入/{n}" for n in INCOMES)),
    *(Indicator(f"收入/{name}", name, TOTALS) for name in INCOMES),
    Indicator(SPENT, "本年支出合计", TOTALS, parts=tuple(f"支出/{n}" for n in EXPENSES)),
    *(Indicator(f"支出/{name}", name, TOTALS) for name in EXPENSES),
    Indicator("财政拨款收支总计", "财政拨款收支总计", GRANTS),
    Indicator(
        "一般公共预算财政拨款支出", "一般公共预算财政拨款支出", GRANTS, parts=(BY_FUNCTION,)
    ),
    Indicator("政府性基金预算财政拨款支出", "政府性基金预算财政拨款支出", GRANTS),
    Indicator("国有资本经营预算财政拨款支出", "国有资本经营预算财政拨款支出", GRANTS),
    Indicator("机关运行经费", "机关运行经费", BASIC, LOW),
    Indicator("基本支出/合计", "一般公共预算基本支出", BASIC, parts=BASIC_PARTS),
    Indicator("基本支出/人员经费", "人员经费", BASIC),
    Indicator("基本支出/公用经费", "公用经费", BASIC, LOW),
    Indicator("三公经费", "“三公”经费", SANGONG, LOW, parts=(ABROAD, CARS, HOSTING)),
    Indicator(ABROAD, "因公出国（境）费", SANGONG, LOW),
    Indicator(CARS, "公务用车购置及运行维护费", SANGONG, LOW, parts=(CAR_BUYING, CAR_RUNNING)),
    Indicator(CAR_BUYING, "公务用车购置费", SANGONG, LOW),
    Indicator(CAR_RUNNING, "公务用车运行维护费", SANGONG, LOW),
    Indicator(HOSTING, "公务接待费", SANGONG, LOW, parts=(HOME_GUESTS, FOREIGN_GUESTS)),
    Indicator(HOME_GUESTS, "国内公务接待费", SANGONG, LOW),
    count_of(HOME_GUESTS, "国内公务接待批次", SANGONG, "批次", split=True),
    count_of(HOME_GUESTS, "国内公务接待人次", SANGONG, "人次", split=True),
    count_of("三公经费/公务用车保有量", "公务用车保有量", SANGONG, "辆"),
    count_of("三公经费/公务用车购置数", "公务用车购置数", SANGONG, "辆"),
    count_of("三公经费/出国（境）人数", "出国（境）人数", SANGONG, *HEADS),
    Indicator("政府采购/总额", "政府采购总额", BUYING, parts=BUYING_PARTS),
    *(Indicator(path, f"政府采购{path[-2:]}", BUYING) for path in BUYING_PARTS),
    Indicator(
        "政府采购/中小企业合同金额", "中小企业合同金额", BUYING, HIGH, measures=("amount", "final")
    ),
    Indicator(
        "政府采购/小微企业合同金额", "小微企业合同金额", BUYING, HIGH, measures=("amount", "final")
    ),
    count_of("国有资产/车辆", "车辆", ASSETS, "辆"),
    count_of(POSTS, "编制人数", STAFF, *HEADS, kinds=STAFFED),
    count_of(PRESENT, "实有人数", STAFF, *HEADS, kinds=STAFFED),
    count_of("人员/退休", "退休人数", STAFF, *HEADS, kinds=STAFFED),
    Indicator(
        DEPARTMENT_SCORE, "部门整体自评得分", PERFORMANCE, HIGH, ("分",), ("score",), STAFFED
    ),
    Indicator(
        "绩效/群众满意度", "群众满意度", PERFORMANCE, HIGH, ("%",), ("rate",), STAFFED
    ),
    Indicator(
        "部门整体支出/总额", "部门整体支出", PERFORMANCE, kinds=("overall_evaluation",)
    ),
)  # fmt: skip
GROUPS = (TOTALS, GRANTS, BASIC, SANGONG, BY_FUNCTION, BUYING, ASSETS, STAFF, PERFORMANCE)
DEFAULT = "三公经费"
BY_CODE = {indicator.code: indicator for indicator in CATALOGUE}


def make_found(path: str) -> Indicator:
    """An indicator that the reports print and the catalogue does not list: 功能分类 only."""
    _, first, *below = path.split("/")
    label = f"{below[-1]}（{'·'.join([first, *below[:-1]])}）" if below else first
    return Indicator(path, label, BY_FUNCTION)


def list_indicators(found: Iterable[str] = ()) -> dict[str, Indicator]:
    """The catalogue and what was found besides, by code, in the order of the groups."""
    more = {path: make_found(path) for path in found if path not in BY_CODE}
    every = BY_CODE | more
    return dict(sorted(every.items(), key=lambda item: GROUPS.index(item[1].group)))


def find_parts(indicator: Indicator, found: Iterable[str] = ()) -> tuple[str, ...]:
    """The paths that ``indicator`` is made of; the classes by function are those found."""
    if indicator.parts != (BY_FUNCTION,):
        return indicator.parts
    return tuple(path for path in found if path.count("/") == 1)
