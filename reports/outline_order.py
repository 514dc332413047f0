"""The order of indicators in the official outline, for lists and pages."""

from __future__ import annotations

FAMILIES = (
    "收支总计", "收入总计", "支出总计", "本年收入合计", "收入", "本年支出合计", "支出",
    "财政拨款收支总计", "财政拨款收入合计", "财政拨款支出合计", "一般公共预算财政拨款支出",
    "功能分类", "基本支出", "三公经费", "政府性基金预算财政拨款支出", "国有资本经营预算财政拨款支出",
    "机关运行经费", "政府采购", "国有资产", "绩效", "部门整体支出", "项目预算", "项目资金到位",
    "项目支出", "KPI", "人员", "机构", "工作量",
)  # fmt: skip
PARTS = (
    "三公经费/因公出国（境）费", "三公经费/公务用车购置及运行维护费", "三公经费/公务用车购置费",
    "三公经费/公务用车运行维护费", "三公经费/公务接待费", "三公经费/国内公务接待", "三公经费/外事接待",
    "三公经费/出国（境）团组", "三公经费/出国（境）人数", "三公经费/公务用车购置数", "三公经费/公务用车保有量",
    "收入/一般公共预算财政拨款收入", "收入/政府性基金预算财政拨款收入", "收入/国有资本经营预算财政拨款收入",
    "收入/上级补助收入", "收入/事业收入", "收入/经营收入", "收入/附属单位上缴收入", "收入/其他收入",
    "支出/基本支出", "支出/项目支出", "支出/上缴上级支出", "支出/经营支出", "支出/对附属单位补助支出",
    "基本支出/合计", "基本支出/人员经费", "基本支出/公用经费", "政府采购/总额", "政府采购/货物",
    "政府采购/工程", "政府采购/服务", "项目预算/总额", "项目预算/财政资金", "项目预算/财政专户管理资金",
    "项目预算/单位资金", "项目预算/其他资金",
)  # fmt: skip


def indicator_order(path: str) -> int:
    """A number that sorts indicators as the outline does; unknown families come last."""
    family = path.split("/", 1)[0]
    base = FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
    listed = [part for part in PARTS if path == part or path.startswith(part + "/")]
    inner = PARTS.index(max(listed, key=len)) + 1 if listed else (0 if path == family else 99)
    return base * 1000 + inner * 10 + (1 if listed and path not in PARTS else 0)
