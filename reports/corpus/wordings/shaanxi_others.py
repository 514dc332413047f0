"""Shaanxi's other sections: funds, running costs, procurement by kind, assets held and bought."""

from __future__ import annotations

from reports.corpus import names
from reports.corpus.invention import FULL, NOUGHT
from reports.corpus.voice import threshold
from reports.corpus.wordings.pieces import bought_pieces, large_equipment
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.shaanxi_turns import cause, plan_of, shift
from reports.corpus.wordings.turns import chance, items, moved_why, read_also
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece, compose

FUND = "政府性基金预算财政拨款支出"
CAPITAL = "国有资本经营预算财政拨款支出"


def write_fund(scene: Scene) -> None:
    """Government funds: income and spending, or none."""
    v, pair = scene.voice, (scene.now.fund.final, scene.before.fund.final)
    if not any(pair):
        scene.writer.line(
            "本部门{year}年度{none}政府性基金决算收支，并已公开空表。",
            year=scene.year,
            none=v.word("无", FUND, "final"),
        )
        return
    scene.writer.line(
        "{year}年度政府性基金预算财政拨款收入{income}，政府性基金预算财政拨款支出{spent}，{shift}。",
        year=scene.year,
        income=v.amount(f"收入/{names.FUND_INCOME}", "final", pair[0]),
        spent=v.amount(FUND, "final", pair[0]),
        shift=shift(scene, FUND, pair),
    )


def write_capital(scene: Scene) -> None:
    """State capital: nothing of it."""
    scene.writer.line(
        "本部门{year}年度{none}国有资本经营决算拨款收支，并已公开空表。",
        year=scene.year,
        none=scene.voice.word("无", CAPITAL, "final"),
    )


def write_running(scene: Scene) -> None:
    """Running costs: plan, result, rate, last year."""
    v, office = scene.voice, scene.now.office
    words, measure = plan_of(scene)
    budget = office.initial if measure == "budget_initial" else office.adjusted
    pair = office.final, scene.before.office.final
    scene.writer.line(
        "{year}年度机关运行经费支出{words}为{budget}，支出决算为{final}，完成{words}的{rate}%。"
        "支出决算{shift}{why}",
        year=scene.year,
        words=words,
        budget=v.amount("机关运行经费", measure, budget),
        final=v.amount("机关运行经费", "final", office.final),
        rate=v.rate("机关运行经费", office.final, budget, "execution_rate"),
        shift=shift(scene, "机关运行经费", pair),
        why=cause(scene, moved_why(scene, pair, ("office",))),
    )


def write_procurement(scene: Scene) -> None:
    """Procurement by kind; the smallest firms' part of it or of that of small firms."""
    v, bought, parts = scene.voice, scene.now.procurement, bought_pieces(scene)
    kinds = (("货物", bought.goods), ("工程", bought.works), ("服务", bought.services))
    of, share = "政府采购支出总额", parts["least"]
    if chance(scene, "of small firms", 0.6):
        of = "授予中小企业合同金额"
        share = v.share("政府采购/小微企业合同金额", bought.smallest, bought.small)
    scene.writer.line(
        "{year}年度本部门政府采购支出总额{total}，其中：{kinds}。"
        "政府采购授予中小企业合同金额{small}，占政府采购支出总额的{share}%，"
        "其中：授予小微企业合同金额{smallest}，占{of}的{least}%。",
        year=scene.year,
        total=parts["total"],
        kinds=joined(
            (
                [f"政府采购{kind}支出", v.amount(f"政府采购/{kind}", "final", value)]
                for kind, value in kinds
            ),
            "、",
        ),
        small=parts["small"],
        share=parts["share"],
        smallest=parts["smallest"],
        of=of,
        least=share,
    )


def write_assets(scene: Scene) -> None:
    """Vehicles by use, large equipment, and what was bought in the year."""
    v, now = scene.voice, scene.now
    uses = {"副部（省）级及以上领导用车": 0, **now.uses}
    parts = ((use, v.count(f"国有资产/车辆/{use}", n, "辆"), "辆") for use, n in uses.items())
    scene.writer.line(
        pick(
            scene,
            "assets",
            (
                "截至{year}年末，本部门机关及所属单位共有车辆{all}辆，其中：{uses}；{big}。{new}",
                "截至{year}年底，本部门共有车辆{all}辆，其中{uses}。{big}。{new}",
            ),
        ),
        year=scene.year,
        all=v.count("国有资产/车辆", sum(now.uses.values()), "辆"),
        uses=items(parts),
        big=compose(
            "单价{limit}万元以上的设备（不含车辆）{big}台（套）",
            limit=threshold("100"),
            big=large_equipment(scene),
        ),
        new=vehicles_bought(scene),
    )


def vehicles_bought(scene: Scene) -> Piece:
    """Vehicles bought in the year, where the report tells of vehicles at all."""
    if scene.profile.three not in (FULL, NOUGHT):
        return ""
    count = scene.voice.count("三公经费/公务用车购置数", sum(scene.now.three.bought.values()), "辆")
    return compose(
        "{year}年当年购置车辆{count}辆。",
        year=scene.year,
        count=read_also(count, "indicator=国有资产/购置车辆; indicator=国有资产/车辆/当年购置"),
    )
