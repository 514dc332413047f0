"""Units as they are printed behind a numeral, and what they are worth.

The tables are for a domain reader to check and extend; longer spellings win.
"""

from __future__ import annotations

import re
from decimal import Decimal

# What one unit is worth in 万元.
MONEY = {
    "亿元": Decimal(10000),
    "万元": Decimal(1),
    "千元": Decimal("0.1"),
    "百元": Decimal("0.01"),
    "元": Decimal("0.0001"),
}
# Printed spellings of money units that mean one of the above.
MONEY_SPELLINGS = {
    **{unit: unit for unit in MONEY},
    "万余元": "万元",
    "余万元": "万元",
    "万多元": "万元",
    "万余万元": "万元",
    "余元": "元",
    "人民币元": "元",
    "万": "万元",
}
PERCENT = {"%": "%", "个百分点": "个百分点", "百分点": "个百分点", "‰": "‰"}
SCORES = {"分": "分"}
COUNTS = (
    "台（套）", "台/套", "台套", "个批次", "批次", "人次数", "人次", "件次", "车次", "户次", "场次",
    "团组", "小时", "工作日", "个月", "平方米", "公里", "个", "名", "人", "位", "辆", "台", "套",
    "批", "次", "件", "份", "条", "篇", "期", "场", "家", "户", "项", "起", "张", "本", "部", "间",
    "处", "宗", "封", "例", "幅", "块", "副", "支", "组", "所", "座", "期次", "天", "年", "月", "遍",
    "轮", "类", "字", "周", "种", "道", "只", "棵", "亩", "册", "部门", "户", "点", "米", "吨", "轮次",
)  # fmt: skip
BEFORE = ("约", "近", "超过", "超", "不少于", "不低于", "至少", "达")


# A unit of one character that begins a word is no unit: 47万支出, 19.04本年支出合计.
WORDS_BEGUN = {
    "支": "[出付援]", "本": "[年单部级局办期次县区市]", "年": "[度初末终]", "部": "[门分]",
    "项": "目(?!标)", "人": "[员民均力]", "名": "称", "类": "款", "所": "[属需有]",
    "处": "[理置]", "期": "[末初]", "分": "[别为析配类项]",
}  # fmt: skip


def _longest_first(words) -> str:
    return "|".join(
        re.escape(word) + (f"(?!{WORDS_BEGUN[word]})" if word in WORDS_BEGUN else "")
        for word in sorted(set(words), key=len, reverse=True)
    )


# Words that follow a number in a row of a table and begin like a unit: 5.00本年支出合计.
NO_UNIT = r"(?!本(?:年|级|单位|部门|表)|支出|年(?:初|末|终)|人员)"
# What may stand between a numeral and its unit, then the unit: 7000余件次, 10余万元, 95%以上.
AFTER = re.compile(
    rf"(?P<few>余|多|几)?{NO_UNIT}(?P<unit>{_longest_first([*MONEY_SPELLINGS, *PERCENT, *SCORES, *COUNTS])})"
    rf"(?P<more>以上|左右|以内|以下|余|多)?"
)


def kind_of(unit: str) -> str:
    """``money``, ``percent``, ``score``, ``count`` or ``""`` for a canonical unit."""
    if unit in MONEY:
        return "money"
    if unit in ("%", "‰", "个百分点"):
        return "percent"
    if unit == "分":
        return "score"
    return "count" if unit else ""


def canonical(unit: str) -> str:
    """The unit as exported: 万余元 → 万元, others as printed."""
    return MONEY_SPELLINGS.get(unit) or PERCENT.get(unit) or unit


def to_wan(value: Decimal, unit: str) -> Decimal:
    """Money of ``unit`` in 万元. Raises ``KeyError`` for a unit that is no money."""
    return value * MONEY[unit]
