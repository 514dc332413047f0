"""The rule that settled a figure, in words: where its indicator and its measure came from."""

from __future__ import annotations

SOURCES = {
    "clause": "本分句",
    "statement": "本句",
    "paragraph": "本段",
    "heading": "所在标题",
    "subject": "报告的对象",
    "report-kind": "报告类型",
    "indicator": "指标本身",
    "unit": "单位",
    "row-label": "行名",
    "column-head": "栏名",
    "title": "表名",
    "kpi-row": "指标行",
    "total-row": "合计行",
    "series": "图的系列",
    "label": "图的标签",
    "free": "原文用语",
    "default": "默认口径",
}
# What people said; see reports.readings.
PEOPLE_RULES = {"correction": "人工更正", "confirmed": "人工核对确认"}
CLASS_RULES = {
    "project-code": "项目编码",
    "labelled-code": "编码字样",
    "account-code": "科目编码",
    "telephone": "电话号码",
    "hot-line": "热线号码",
    "document-number": "文号",
    "purchase-number": "采购、合同编号",
    "numbering": "“第……”序数",
    "table-number": "公开表号",
    "attachment": "附件、图表、指标序号",
    "outline": "标题序号",
    "bracketed-outline": "括号序号",
    "page": "页码",
    "line-number": "行次",
    "column-number": "栏次",
    "series-number": "图的系列号",
    "date-dotted": "日期",
    "year-range": "年份区间",
    "year": "年份",
    "broken-year": "未填完整的年份",
    "month-range": "月份区间",
    "month": "月份",
    "day": "日",
    "time": "时刻",
    "quoted-name": "引号内的固定用语",
    "event-name": "事件、产品名称",
    "plus-pattern": "“N+N”模式",
    "unit-price-threshold": "单价标准",
    "section-points": "表头分值",
    "instruction": "填表说明",
    "length-limit": "字数要求",
    "formula-factor": "公式中的系数",
    "rule-threshold": "制度中的金额标准",
    "scoring-band": "评分标准",
    "sheet-head": "表头",
    "kpi-name": "指标名称中的数字",
}


def describe_rule(rule: str) -> str:
    """``clause:name/report-kind`` → 指标取自本分句；口径取自报告类型."""
    if rule in CLASS_RULES or rule in PEOPLE_RULES:
        return CLASS_RULES.get(rule) or PEOPLE_RULES[rule]
    indicator, _, measure = rule.partition("/")
    words = [
        f"{what}取自{SOURCES[source]}"
        for what, source in (("指标", indicator.split(":")[0]), ("口径", measure.split(":")[0]))
        if source in SOURCES
    ]
    return "；".join(words) or rule
