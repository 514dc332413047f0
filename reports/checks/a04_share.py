"""A share is its part divided by the whole."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case, label, say
from reports.checks.shares import (
    is_certain,
    part_of,
    percent_of,
    share_interval,
    shares_of,
    wholes_of,
)
from reports.checks.trailing import is_trailing
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import Interval, is_cut_off


def check(case: Case) -> Iterator[Verdict]:
    """Every printed share whose part and whole are printed."""
    for share in shares_of(case):
        part = part_of(case, share)
        if part is None:
            continue
        what = f"{label(share)}占比 = 分项 ÷ 合计"
        wholes = wholes_of(case, share, part)
        if not wholes:
            reason = f"没有找到{share.basis or '合计'}的金额"
            yield unchecked(case, what, reason, (part, share))
            continue
        computed = [(whole, percent_of(part, whole)) for whole in wholes]
        # A share of nothing is printed as 0% by custom.
        known = [(whole, one) for whole, one in computed if one]
        if known and len(known) == len(computed):
            yield judge(case, what, part, share, known)


def judge(
    case: Case, what: str, part: Figure, share: Figure, known: list[tuple[Figure, Interval]]
) -> Verdict:
    """Wrong only if no whole that may be meant gives the share."""
    stated = share_interval(share)
    for whole, computed in known:
        if stated.meets(computed):
            return held(case, what, (share, part, whole))
    certain = is_certain(case, share, [whole for whole, _ in known])
    if not certain or is_trailing(case, share):
        return unchecked(case, what, "不能确定是占哪个合计的比重", (part, share))
    whole, computed = min(known, key=lambda one: abs(one[1].value - stated.value))
    right = f"{computed.value:.2f}%"
    cut = is_cut_off(share.value, share.decimals, computed)
    message = f"{say(part)} ÷ {say(whole)} = {right}，报告写{say(share)}"
    if cut:
        message += "，像是直接舍去了后面的位数而没有四舍五入"
    elif len(known) > 1:
        message += "；按报告中其他合计计算也不相符"
    return failed(
        case, what, "info" if cut else "error",
        f"{label(share)}的占比{say(share)}应为{right}", message,
        places(case, (share, "占比"), (part, "分项"), (whole, "合计")),
        stated=say(share), computed=right, tolerance=f"{computed.low:.2f}%～{computed.high:.2f}%",
    )  # fmt: skip


CHECK = Check(
    code="A04",
    name="share",
    title="占比与金额是否相合",
    severity="error",
    explanation=(
        "占比等于分项除以合计。文中写明占什么的，按写明的合计计算；没有写明的，按同一句的合计计算。"
        "占比写错会让支出结构失真，也往往说明分项或合计的金额写错。"
        "合计为零时习惯写占0%，不作判断；四舍五入能解释的不算差错。"
    ),
    run=check,
    leaves=(
        Example(
            "2023年“三公”经费支出8.00万元，其中：公务用车购置及运行维护费、公务接待费分别为6.00万元、"
            "2.00万元，分别占75.0%、25.0%。",
            why="占比与金额各列一串",
        ),
        Example("2023年本年支出合计182.64万元，其中：基本支出156.66万元，占85.77%。", why="舍入"),
        Example("2023年本年支出合计182.64万元，其中：项目支出5.58万元，占3%。", why="只写整数"),
        Example(
            "2023年本年支出合计182.64万元，其中：项目支出0.03万元，占0%。", why="不足半个百分点"
        ),
        Example("2023年本年支出合计182.64万元，其中：基本支出182.6万元，占100%。"),
        Example(
            "2023年政府采购支出总额0万元。授予中小企业合同金额0万元，占政府采购支出总额的0%。",
            why="合计为零，习惯写0%",
        ),
        Example(
            "2023年政府采购支出总额20万元。授予中小企业合同金额10万元，占政府采购支出总额的50%，"
            "其中：授予小微企业合同金额8万元，占授予中小企业合同金额的80%。"
        ),
        Example(
            "2023年政府采购支出总额20万元。授予中小企业合同金额10万元，占政府采购支出总额的50%；"
            "货物采购授予中小企业合同金额占货物支出金额的100%。",
            why="货物的金额没有写",
        ),
        Example(
            "2023年收入总计400万元。本年收入合计300万元，其中：其他收入30万元，占总收入的7.5%。"
        ),
        Example(
            "2023年本年支出合计300万元，其中：基本支出200万元，占66.67%（人员经费150万元，占75%）。"
        ),
        Example(
            "2023年支出合计326万元。2023年“三公”经费支出决算2.8万元，其中：公务接待费1万元，占总支出决算的35.71%。",
            why="占的是“三公”经费总支出",
        ),
        Example("2023年办公用房改造支出30万元，占全部维修费用的60%。", why="不知道占的是什么"),
        Example(
            "2023年本年支出合计300万元，其中基本支出和项目支出分别占66.67%和33.33%。",
            why="占比前面没有金额",
        ),
        Example(
            "2023年本年支出合计229.23万元。一般公共预算财政拨款支出情况。社会保障和就业支出（类）"
            "12.97万元，占6.79%；卫生健康支出（类）7.42万元，占3.88%。",
            why="所占的一般公共预算支出没有写",
        ),
    ),
    finds=(
        Example(
            "2023年“三公”经费支出8.00万元，其中：公务用车购置及运行维护费、公务接待费分别为6.00万元、"
            "2.00万元，分别占75.0%、52.0%。",
            ("2.00万元 ÷ 8.00万元 = 25.00%", "52.0%"),
        ),
        Example(
            "2023年支出总计250.00万元。基本支出200.00万元，占支出总计的80.00%。其中：人员经费、公用经费"
            "分别为150.00万元、50.00万元，分别占57.00%、25.00%。",
            ("150.00万元 ÷ 200.00万元 = 75.00%",),
        ),
        Example(
            "2023年本年支出合计309.33万元，其中：基本支出242.11万元，占73.8%。",
            ("78.27%", "73.8%"),
        ),
        Example(
            "2023年本年支出合计300万元。2023年一般公共预算财政拨款支出250万元，占本年支出合计的93.33%。",
            ("83.33%",),
        ),
        Example(
            "2023年政府采购支出总额18.99万元。授予中小企业合同金额13.1万元，占政府采购支出总额的96%。",
            ("68.98%",),
        ),
        Example(
            "2023年“三公”经费支出5.00万元。2023年公务接待费支出1.00万元，完成预算的80%。占“三公”经费支出的30%。",
            ("20.00%",),
        ),
        Example("2023年本年支出合计300.00万元，其中：基本支出200.00万元，占66.6%。", ("舍去",)),
        Example(
            "2023年基本支出137.04万元，其中：人员经费117.95万元，占基本支出的68.07%。",
            ("86.07%",),
        ),
    ),
)
