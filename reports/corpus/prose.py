"""What a report says between its numbers: duties, work done, reasons, judgement.

All sentences are our own. ``{here}`` stands for 县 or 区. Variants are chosen by a body's
seed, so that one body keeps its voice over the years.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from reports.corpus.invention import Profile
from reports.corpus.ledger import Ledger

NOTICE = "（示例：本文所述单位和数据均为虚构）"

DUTIES = (
    "宣传并执行信访工作法规政策，拟订全{here}信访工作制度，经批准后组织落实。",
    "受理群众通过来信、来访、电话、网络等渠道提出的意见、建议和投诉请求，逐件登记、分类转办。",
    "向{here}委、{here}政府报告群众反映集中的问题，提出完善政策、改进作风的建议。",
    "协调跨部门、跨乡镇的疑难信访事项，明确牵头单位和配合单位，跟踪办理进度。",
    "督促检查有关单位按期答复信访人，对推诿拖延的提出改进和追责建议。",
    "承担{here}信访工作联席会议的日常事务，筹备会议、整理议定事项并跟踪落实。",
    "管理群众来访接待场所，安排领导干部接访，维护正常来访秩序。",
    "建设和运行网上信访平台，做好信息录入、数据分析和安全防护。",
    "组织基层信访干部业务学习，指导乡镇（街道）规范办理初次信访事项。",
    "办理信访事项复查复核的具体工作，引导群众通过法定途径解决问题。",
    "开展信访法治宣传，推动律师、心理咨询师和志愿者参与化解矛盾。",
    "完成{here}委、{here}政府交办的其他工作。",
)

OFFICES = ("办公室", "来访接待股", "督查督办股", "网信办理股", "复查复核股")

OPENINGS = (
    "全年围绕“事要解决”，把群众的合理诉求办实办好，信访形势总体平稳。",
    "一年来坚持源头预防与实体化解并重，初次信访事项办理质量稳步提高。",
    "本年度以规范办理流程为主线，推动信访事项登记、转送、答复、回访各环节衔接顺畅。",
    "全年把“一次办好”作为努力方向，重心下移、关口前移，群众感受有所改善。",
)

METHODS = (
    "建立领导包案、部门会商、定期回访的工作链条，对疑难事项逐件研究、逐项落实。",
    "推行首接首办，由第一个接待的干部全程跟进，避免群众来回跑路。",
    "每月分析信访数据，对苗头性问题提前提示，把矛盾化解在基层。",
    "把接访、下访、走访结合起来，到矛盾集中的村（社区）现场办公。",
)

CARE = (
    "制度执行到位，各项支出有预算、有审批、有凭证，未发现违规情形。",
    "资金支付手续齐全，会计核算及时，账表相符，接受监督。",
    "预算约束意识较强，先有预算后有支出，专款用于规定用途。",
)

PROBLEMS = (
    "一是部分绩效指标不够细化，难以完整反映工作成效；二是个别项目支付进度前慢后快。",
    "一是预算编制对不确定因素考虑不足，年中调整较多；二是绩效结果与下年预算的衔接不够紧密。",
    "一是业务人员对绩效管理要求掌握不够；二是项目资料归集不够及时。",
)

REMEDIES = (
    "一是提早谋划下年项目，细化目标和用款计划；二是按月通报支付进度，及时纠正偏差。",
    "一是加强业务股室与财务人员会商，提高预算准确度；二是把自评结果作为安排下年资金的参考。",
    "一是组织绩效管理专题学习；二是建立项目档案，做到资料随办随归。",
)

# Reasons by what moved and in which direction.
REASONS = {
    ("staff", True): (
        "人员工资正常晋级和社会保险缴费基数调整，人员支出增加",
        "按规定兑现考核奖励并补缴社会保险，人员支出增加",
    ),
    ("staff", False): (
        "年内有人员调出和退休，人员支出减少",
        "上年补发往年考核奖励，本年无此因素，人员支出减少",
    ),
    ("office", True): (
        "下基层督办次数增多，差旅、邮电等公用开支增加",
        "接待场所维修养护和设备更换较多，公用开支增加",
    ),
    ("office", False): (
        "压减会议、印刷和差旅，公用开支减少",
        "落实过紧日子要求，办公用品和水电开支减少",
    ),
    ("projects", True): (
        "积案化解和值守任务加重，项目支出增加",
        "新签服务合同在本年付款，项目支出增加",
    ),
    ("projects", False): (
        "部分服务合同在下一年度结算，项目支出减少",
        "专项任务较上年减少，项目支出相应减少",
    ),
}

VEHICLE_REASONS = {
    True: "车辆使用年限较长，维修和保险开支增加",
    False: "加强车辆调度，燃油和维修开支减少",
}
PURCHASE_REASONS = {
    True: "本年按规定更新车辆",
    False: "上年更新车辆，本年未购置",
}
RECEPTION_REASONS = {
    True: "上级督导调研和外地交流学习的批次增多",
    False: "从严控制接待范围和标准，接待开支减少",
}


@dataclass(frozen=True, slots=True)
class Prose:
    """One body's voice in one year: the same choices wherever the same thing is said."""

    profile: Profile
    year: int

    def pick(self, topic: str, variants: tuple[str, ...]) -> str:
        """One of the variants, with 县 or 区 filled in."""
        rng = random.Random(f"{self.profile.name}/{self.year}/{topic}")
        return self.local(rng.choice(variants))

    def local(self, sentence: str) -> str:
        """``{here}`` as this body's county says it."""
        return sentence.replace("{here}", self.profile.short_county)

    def duties(self) -> list[str]:
        """Seven to ten duties; the same in each year."""
        rng = random.Random(f"{self.profile.name}/duties")
        chosen = sorted(rng.sample(range(len(DUTIES) - 1), rng.randint(7, 9)))
        return [self.local(DUTIES[place]) for place in (*chosen, len(DUTIES) - 1)]

    def cause(self, now: Ledger, before: Ledger, up: bool, parts: tuple[str, ...]) -> str:
        """The reason of the part that moved most in the direction to be explained."""
        moves = {part: moved(now, before, part) for part in parts}
        part = max(moves, key=lambda name: moves[name] if up else -moves[name])
        kind = part if part in ("staff", "office") else "projects"
        return self.pick(f"{kind}{up}", REASONS[kind, up])


def moved(now: Ledger, before: Ledger, part: str) -> Decimal:
    """By how much a part of the spending changed."""
    return spent_on(now, part) - spent_on(before, part)


def spent_on(ledger: Ledger, part: str) -> Decimal:
    """The part's spending: people, office, or projects of all, fiscal or general money."""
    if part in ("staff", "office"):
        return getattr(ledger, part).final
    whole = {"projects": ledger.whole, "fiscal": ledger.fiscal, "general": ledger.budget}
    return whole[part].final - ledger.basic.final


def grade(score: Decimal) -> str:
    """The word for a score: ninety and more 优, eighty 良, sixty 中, less 差."""
    for least, word in ((90, "优"), (80, "良"), (60, "中")):
        if score >= least:
            return word
    return "差"
