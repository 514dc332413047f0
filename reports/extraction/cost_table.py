"""Kinds of cost (支出经济分类): whether people or the office cause them, by code or by name.

Only 人员经费 and 公用经费 of basic spending are told apart; the code's class settles which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction import costs

if TYPE_CHECKING:
    from reports.extraction.heads import Head
    from reports.extraction.table_rows import RowLabel

STAFF, OFFICE = "人员经费", "公用经费"
# Classes of the accounts of cost of bodies (3..) and of governments (5..).
STAFF_CODES = ("301", "303", "501", "509", "50501")
OFFICE_CODES = (
    "302", "307", "309", "310", "311", "312", "313", "399", "502", "503", "504",
    "50502", "506", "599",
)  # fmt: skip
# Names of the official accounts of cost: kinds that texts tell too, their classes and rarer ones.
NAMES = {
    STAFF: frozenset((
        *costs.STAFF,
        "工资福利支出", "对个人和家庭的补助", "个人农业生产补贴", "机关事业单位职业年金缴费",
        "购房补贴", "提租补贴", "社会保障缴费", "离退休费", "机关工资福利支出", "工资奖金津补贴",
    )),
    OFFICE: frozenset((
        *costs.OFFICE,
        "商品和服务支出", "债务利息及费用支出", "国内债务付息", "国外债务付息", "国内债务发行费用",
        "国外债务发行费用", "资本性支出", "资本性支出（基本建设）", "房屋建筑物购建",
        "基础设施建设", "大型修缮", "物资储备", "土地补偿", "安置补助", "地上附着物和青苗补偿",
        "拆迁补偿", "公务用车购置", "其他交通工具购置", "文物和陈列品购置", "无形资产购置",
        "对企业补助", "资本金注入", "政府投资基金股权投资", "费用补贴", "利息补贴",
        "其他对企业补助", "对民间非营利组织和群众性自治组织补贴", "机关商品和服务支出", "办公经费",
        "机关资本性支出",
    )),
}  # fmt: skip
BLOCK = re.compile(r"(?:日常)?(人员|公用)(?:类)?(?:经费|支出)(?:合计|小计|总计)?")
WHOLE = re.compile(r"(?:基本支出)?(?:合计|总计|小计)|(?:本年)?支出合计|基本支出")
MARKS = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.、．]|其中：|[①-⑳])+"
)
LONGEST_KIND = 40
FAMILY = "基本支出/"


def side_of(words: str) -> str:
    """人员经费 or 公用经费, where words name one of them."""
    found = {match[1] + "经费" for match in BLOCK.finditer(words)}
    return found.pop() if len(found) == 1 else ""


def block_of(label: str) -> str:
    """The half of basic spending that the rows below a label are kinds of, ``""`` for none."""
    match = BLOCK.fullmatch(MARKS.sub("", label))
    return match[1] + "经费" if match else ""


def known_side(code: str, name: str) -> str:
    """Whose cost it is by the official accounts, by its code before its name."""
    for side, codes in ((STAFF, STAFF_CODES), (OFFICE, OFFICE_CODES)):
        if code and code.startswith(codes):
            return side
    return next((side for side, names in NAMES.items() if name in names), "")


def cost_indicator(row: RowLabel, head: Head) -> str:
    """``基本支出/人员经费/基本工资``, the sums of each half and of both; ``""`` where unsure."""
    name = MARKS.sub("", row.label)
    if head.part not in (None, "", "支出/基本支出", "本年支出合计") and not is_half(head.part):
        return ""
    column = side_of(head.text) or side_of(head.group)
    half = block_of(name)
    if half:
        return FAMILY + half if column in ("", half) else ""
    if WHOLE.fullmatch(name):
        return FAMILY + (column or "合计")
    if not name or len(name) > LONGEST_KIND:
        return ""
    known = known_side(row.code, name)
    if column and known and column != known:
        return ""
    side = column or known or row.block
    return f"{FAMILY}{side}/{name}" if side else ""


def is_half(part: str | None) -> bool:
    """Whether a column is about people or about the office."""
    return part in (FAMILY + STAFF, FAMILY + OFFICE, FAMILY + "合计")
