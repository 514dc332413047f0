"""Small score sheets for the examples of checks: only what an example is about is written out."""

from __future__ import annotations

# The heads of three layouts: cells between ``|``.
SICHUAN = "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析"
PLAIN = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施"
BARE = "一级指标|二级指标|三级指标|预期指标值|实际完成指标值"

# Indicators without a fault in the first layout; their points reach ninety.
ROWS = (
    "产出指标|数量指标|接待群众来访|≥|100|批次|120|30|30|",
    "产出指标|质量指标|信访事项按期办结率|≥|95|%|98|20|20|",
    "效益指标|社会效益指标|群众反映诉求渠道|定性|畅通||畅通|20|20|",
    "满意度指标|服务对象满意度指标|来访群众满意度|≥|90|%|92|20|20|",
)
MONEY = "20.00|20.00|20.00|100.00%|10|10|"


def form(
    *rows: str,
    money: str = MONEY,
    total: str = "合计|100|100",
    head: str = SICHUAN,
    name: str = "信访维稳经费",
    year: int = 2023,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
) -> str:
    """A sheet of one project as its text is exported.

    ``rows`` are indicators (``ROWS`` without any), ``money`` the whole's 年初预算, 调整后预算,
    执行数, 执行率, 权重, 得分, 原因; ``before`` and ``after`` are further rows above the money and
    at the end. An empty ``money`` or ``total`` is left out.
    """
    lines = [f"项目名称|{name}", "主管部门|示例甲市青禾县信访局", *before]
    if money:
        lines += [
            "预算执行情况（10分）||年初预算|调整后预算数|执行数|执行率|权重|得分|原因",
            f"|总额|{money}",
        ]
    lines += [f"绩效指标（90分）|{head}", *(f"|{row}" for row in rows or ROWS)]
    lines += [total + "|"] if total else []
    table = "\n".join(write_row(line) for line in [*lines, *after])
    return f"部门预算项目支出绩效自评表\n（{year}年度）\n{table}\n"


def write_row(line: str) -> str:
    """A row's cells, each on a line of its own behind a tab."""
    return "".join(f"\t{cell}\n" for cell in line.split("|"))


def whole_form(*rows: str, total: str = "总分|100|100", head: str = PLAIN) -> str:
    """The form of a whole body, attached to its own report."""
    lines = [
        "部门整体支出（万元）||全年预算数|全年执行数|分值|执行率|得分",
        "|年度资金总额|100.00|100.00|10|100.00%|10",
        f"绩效指标|{head}",
        *(f"|{row}" for row in rows),
        *([total] if total else []),
    ]
    table = "\n".join(write_row(line) for line in lines)
    return f"附件\n部门整体支出绩效自评表\n（2023年度）\n{table}\n"
