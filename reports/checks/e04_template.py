"""Words of the template that were left over."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.checks.leftovers import find_leftovers
from reports.findings import Verdict

WHAT = "没有遗留的模板用语"


def check(case: Case) -> Iterator[Verdict]:
    """Every leftover; the same words repeated are one finding."""
    found = list(find_leftovers(case))
    for one in found:
        yield failed(
            case, WHAT, one.severity, f"{one.kind}：{one.words[:30]}",
            f"此处留有“{one.words}”，{one.kind}，请核对后改正",
            places(case, (one.span, one.kind)), roles=(one.kind,),
        )  # fmt: skip
    if not found and case.reading.kind != "project_score_sheet":
        yield held(case, WHAT, ())


CHECK = Check(
    code="E04",
    name="template",
    title="是否留有模板用语和未填的空",
    severity="info",
    explanation=(
        "公开文本常由模板填成，没有选定的“增加（减少）”、“XX万元”、省略号、填写提示等遗留在文中，"
        "读者无从知道实际情况。增减方向没有选定而后面已有数字的，数字没有填写的，作为疑点；"
        "其余仅作提示。为保护隐私而隐去的人名、地名（李XX、XX村）不算。"
    ),
    run=check,
    leaves=(
        Example("信访人李XX、王××反映XX村征地补偿问题，经XX县人民法院判决。", why="隐去的名称"),
        Example("调解张某某与XX公司劳动争议，涉及XX镇、XX街道XX社区。"),
        Example("12345热线、5×8小时、7×24小时值守；人民币×1.5倍。", why="乘号"),
        Example(
            "化解李某欠薪XX万元，帮助XX户农民。",
            why="隐去的金额，只作提示",
            kind="overall_evaluation",
        ),
        Example("为农民工追回工资XX万元。", why="隐去的金额，只作提示"),
        Example("主要原因是人员增加……等因素。", why="列举未尽"),
        Example("设备型号X5、PX-200，接入A×B矩阵。"),
        Example("收支总计增加39.84万元，增长27.8%；机关运行经费减少5.00万元，下降3%。"),
        Example("印制相关资料支出5万余元……我办每月按进度支出。", why="文中的省略号"),
        Example("根据《关于编制部门决算的通知》【2023】5号文件要求。", why="文号"),
        Example("“三公”经费包括因公出国（境）费、公务用车购置及运行维护费和公务接待费。"),
        Example("其他收入：指单位取得的除上述收入以外的各项收入。主要是利息收入等。"),
        Example("本表反映部门本年度收支余等情况。公开01表"),
        Example("一、收入支出决算总表………………………5"),
        Example("预算执行率未达到90%的需说明原因（100字以内）。", why="表格自带的说明"),
        Example("负责人：______（签字）  日期：______"),
        Example("2023年度、2022年末、203年初步估计。"),
        Example("接待场所设有1×2米公示栏。本年较上年增加（减少以“-”号填列）3万元。"),
        Example("较上年增加（上升）3.20万元。政策有变化时费用增加或减少。"),
        Example("增加（减少）-3.20万元。", why="已用负号表明方向"),
    ),
    finds=(
        Example(
            "与2022年相比，收、支总计各增加（减少）39.84万元。",
            ("增加（减少）39.84万元", "没有选定"),
        ),
        Example("机关运行经费比2022年下降（增长）27.78%。", ("下降（增长）",)),
        Example("机关运行经费支出XX万元，比上年增加XX%。", ("没有填写",)),
        Example("截至20XX年12月31日，本单位共有车辆0辆。", ("20XX年", "日期")),
        Example(
            "（三）结果应用情况。\n包括绩效自评公开、评价结果整改和应用结果反馈等情况。\n"
            "四、评价结论",
            ("提示没有删去",),
        ),
        Example(
            "结合项目管理办法，重点围绕以下内容进行分析评价。",
            ("围绕以下内容",),
        ),
        Example("	一级指标\n	……\n	社会效益\n", ("省略号",)),
        Example("【请根据本单位实际填写】主要职能是办理信访事项。", ("提示",)),
        Example("外事接待支出（如有）0万元。", ("（如有）",)),
        Example("本单位共有车辆0辆，，其中：主要领导干部用车0辆。", ("标点重复",)),
        Example("公务接待费支出____万元。", ("____",)),
        Example("本年收入合计XX万元，住房公积金（项）XX万元。", ("XX", "数字没有填写")),
        Example("（二）信访事务（2010308）XX万元。", ("数字没有填写",), why="编码后的空"),
        Example("4.网上信访平台运行维护费XX元，主要用于设备维护。", ("数字没有填写",)),
        Example("机关运行经费比2022年增加5.00万元，主要原因是……。", ("原因没有填写",)),
        Example("变动的主要原因：……。", ("原因没有填写",)),
        Example("202年度部门决算情况说明。", ("年份不完整",)),
        Example("XX局2023年部门决算。", ("单位名称",)),
    ),
)
