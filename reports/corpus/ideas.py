"""What petition bureaus spend project money on, and how they say they measure it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from reports.corpus.ledger import Kpi

OUTPUT = "产出指标"
EFFECT = "效益指标"
CONTENT = "满意度指标"

# Weights of the rows after the ten points for the execution rate; each list reaches ninety.
WEIGHTS = {
    5: (20, 20, 20, 20, 10),
    6: (15, 15, 15, 15, 20, 10),
    7: (15, 10, 15, 10, 10, 20, 10),
    8: (10, 10, 15, 10, 10, 15, 10, 10),
}


@dataclass(frozen=True, slots=True)
class Idea:
    """One kind of project. Quantities are name, unit and the range of a year's target."""

    name: str
    purpose: str
    goal: str
    quantities: tuple[tuple[str, str, int, int], ...]
    quality: str
    timely: str
    effect: str
    wish: str
    lasting: str
    may_be_fund: bool = False


IDEAS = (
    Idea(
        "信访积案化解专项经费",
        "疑难信访事项会商、听证评议和帮扶救助",
        "推动一批时间长、成因复杂的信访事项实体化解，减少重复来访",
        (("会商研判疑难事项", "件", 18, 60), ("组织听证评议", "场次", 4, 16)),
        "积案化解率", "会商意见按时送达率", "重复信访事项数量", "较上年有所下降",
        "积案化解长效机制",
    ),
    Idea(
        "群众来访接待场所运行经费",
        "接待大厅水电、保洁、安保和设施更新",
        "保持接待场所全年开放，让来访群众有地方说事、有人记事",
        (("接待场所开放天数", "天", 248, 252), ("配备安保和保洁人员", "人", 3, 8)),
        "设施设备完好率", "故障报修按时处置率", "来访秩序", "平稳有序",
        "接待场所管理制度",
    ),
    Idea(
        "网上信访平台运行维护费",
        "信访信息系统线路租用、设备维护和数据安全防护",
        "保障网上信访、视频接访全年稳定运行，方便群众足不出户反映诉求",
        (("维护视频接访终端", "个", 8, 26), ("开展系统巡检", "次", 12, 24)),
        "系统正常运行率", "故障修复及时率", "网上信访占比", "逐步提高",
        "信息系统运维机制",
        may_be_fund=True,
    ),
    Idea(
        "群众诉求热线服务经费",
        "热线坐席服务、线路租用和工单回访",
        "热线全年畅通，群众来电件件有登记、事事有回音",
        (("办理热线工单", "件", 2600, 9800), ("设置热线坐席", "个", 3, 8)),
        "工单回访率", "工单按期办结率", "群众诉求渠道", "保持畅通",
        "热线办理闭环机制",
        may_be_fund=True,
    ),
    Idea(
        "法律顾问和心理疏导服务经费",
        "聘请律师、心理咨询师参与接访和出具意见",
        "引导群众依法理性表达诉求，提升信访事项办理的专业水平",
        (("律师值班接访", "次", 46, 120), ("提供心理疏导", "人次", 20, 90)),
        "法律意见采纳率", "值班到岗率", "群众依法反映诉求意识", "明显增强",
        "第三方参与接访机制",
    ),
    Idea(
        "重点时段值守保障经费",
        "重要会议和节假日期间值班、交通和食宿保障",
        "重要时段值班力量到位，突发情况能够及时稳妥处置",
        (("保障重点时段", "次", 4, 9), ("派出值守人员", "人次", 60, 260)),
        "值守任务完成率", "突发情况及时处置率", "重点时段社会秩序", "平稳",
        "值守轮换和信息报送机制",
    ),
    Idea(
        "信访业务培训和宣传经费",
        "信访法规宣传、基层信访干部培训和资料印制",
        "基层干部熟悉办理流程，群众知道到哪里反映、怎样反映",
        (("举办业务培训", "期", 2, 8), ("发放宣传资料", "份", 2000, 9000)),
        "培训合格率", "培训计划按时完成率", "群众政策知晓程度", "有所提高",
        "常态化宣传培训机制",
    ),
)  # fmt: skip


def invent_kpis(
    rng: random.Random, idea: Idea, adjusted: Decimal, final: Decimal
) -> tuple[Kpi, ...]:
    """The rows of a score sheet: five to eight, of which the weights reach ninety."""
    first, second = idea.quantities
    luck = rng.uniform(0.5, 0.95)
    rows = [
        (OUTPUT, "数量指标", *at_least(rng, luck, first[0], first[1], rng.randint(*first[2:]))),
        (OUTPUT, "数量指标", *at_least(rng, luck, second[0], second[1], rng.randint(*second[2:]))),
        (OUTPUT, "质量指标", *at_least(rng, luck, idea.quality, "%", rng.choice((85, 90, 95)))),
        (OUTPUT, "时效指标", *at_least(rng, luck, idea.timely, "%", rng.choice((90, 95, 98)))),
        (OUTPUT, "成本指标", "项目总成本", "≤", adjusted, "万元", final),
        (EFFECT, "社会效益指标", idea.effect, "定性", idea.wish, "", "达到预期"),
        (EFFECT, "可持续影响指标", idea.lasting, "定性", "建立健全", "", "已建立并执行"),
        (CONTENT, "服务对象满意度指标", "服务对象满意度", "≥", *satisfaction(rng)),
    ]
    dropped = {5: (1, 4, 6), 6: (4, 6), 7: (6,), 8: ()}
    size = rng.randint(5, 8)
    kept = [row for place, row in enumerate(rows) if place not in dropped[size]]
    weights = WEIGHTS[size]
    return tuple(
        scored(rng, row, Decimal(weight)) for row, weight in zip(kept, weights, strict=True)
    )


def at_least(rng: random.Random, luck: float, name: str, unit: str, target: int) -> tuple:
    """A target to be reached, and a result that reaches it as often as ``luck`` says."""
    target = round_target(target)
    if rng.random() < luck:
        room = 100 - target if unit == "%" else max(1, target // 6)
        actual = target + rng.randint(0, room)
    else:
        actual = max(1, target - max(1, target * rng.randint(4, 22) // 100))
    if unit == "天":
        actual = min(actual, target)
    return name, "≥", Decimal(target), unit, Decimal(actual)


def round_target(target: int) -> int:
    """Targets are round numbers: fives from twenty on, hundreds from a thousand on."""
    step = 100 if target >= 1000 else 5 if 20 <= target < 85 or 100 <= target < 240 else 1
    return target // step * step


def satisfaction(rng: random.Random) -> tuple[Decimal, str, Decimal]:
    """Target, unit and result of the row that asks those who were served."""
    target = rng.choice((85, 90, 95))
    return Decimal(target), "%", Decimal(target + rng.randint(-4, 100 - target))


def scored(rng: random.Random, row: tuple, weight: Decimal) -> Kpi:
    """Full points where the target is met; fewer, with a reason, where it is missed."""
    level1, level2, level3, nature, target, unit, actual = row
    missed = nature == "≥" and actual < target
    if not missed:
        return Kpi(level1, level2, level3, nature, target, unit, actual, weight, weight)
    kept = max(Decimal("0.3"), 1 - STRICTNESS * (1 - actual / target))
    points = (weight * kept * 2).quantize(Decimal(1), ROUND_DOWN) / 2
    score = min(points, weight - Decimal("0.5"))
    reason = rng.choice(LATE)
    return Kpi(level1, level2, level3, nature, target, unit, actual, weight, score, reason)


# For each hundredth that a result falls short, so many hundredths of the points are lost.
STRICTNESS = Decimal("2.5")

LATE = (
    "部分工作跨年实施，当年未全部完成",
    "基层力量不足，推进慢于预期",
    "年初目标定得偏高，测算依据不够充分",
    "下半年任务集中，个别环节衔接不够紧密",
    "部分服务对象外出，配合程度有限",
)
