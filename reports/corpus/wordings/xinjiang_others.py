"""Xinjiang's other matters: running costs, procurement, assets."""

from __future__ import annotations

from reports.corpus.voice import date, threshold
from reports.corpus.wordings.pieces import bought_pieces, large_equipment
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.turns import items, moved_why
from reports.corpus.wordings.variants import pick
from reports.corpus.wordings.xinjiang_turns import cause, shift


def write_others(scene: Scene) -> None:
    """Three numbered sections."""
    w = scene.writer
    w.line("（一）机关运行经费支出情况")
    pair = scene.now.office.final, scene.before.office.final
    w.line(
        "{year}年度{name}机关运行经费支出{money}，{shift}{why}",
        year=scene.year,
        name=scene.profile.name,
        money=scene.voice.amount("机关运行经费", "final", pair[0]),
        shift=shift(scene, "机关运行经费", pair),
        why=cause(moved_why(scene, pair, ("office",))),
    )
    w.line("（二）政府采购情况")
    write_procurement(scene)
    w.line("（三）国有资产占用情况说明")
    write_assets(scene)


def write_procurement(scene: Scene) -> None:
    """Procurement by kind, and what small firms had of it."""
    v, bought, named = scene.voice, scene.now.procurement, bought_pieces(scene)
    kinds = (("货物", bought.goods), ("工程", bought.works), ("服务", bought.services))
    scene.writer.line(
        "{year}年度政府采购支出总额{total}，其中：{kinds}。",
        year=scene.year,
        total=named["total"],
        kinds=joined(
            (
                [f"政府采购{kind}支出", v.amount(f"政府采购/{kind}", "final", value)]
                for kind, value in kinds
            ),
            "、",
        ),
    )
    scene.writer.line(
        "授予中小企业合同金额{small}，占政府采购支出总额的{share}%，"
        "其中：授予小微企业合同金额{smallest}，占政府采购支出总额的{least}%。",
        **named,
    )


def write_assets(scene: Scene) -> None:
    """Vehicles by use, large equipment."""
    v, now = scene.voice, scene.now
    uses = ((use, v.count(f"国有资产/车辆/{use}", n, "辆"), "辆") for use, n in now.uses.items())
    scene.writer.line(
        pick(
            scene,
            "assets",
            (
                "截至{year}年{month}月{day}日，本单位有车辆{all}辆，其中：{uses}；"
                "单价{limit}万元（含）以上设备（不含车辆）{big}台（套）。",
                "截至{year}年{month}月{day}日，车辆{all}辆，其中：{uses}。"
                "单位价值{limit}万元（含）以上设备（不含车辆）{big}台（套）。",
            ),
        ),
        year=scene.year,
        month=date(12),
        day=date(31),
        all=v.count("国有资产/车辆", sum(now.uses.values()), "辆"),
        uses=items(uses),
        limit=threshold("100"),
        big=large_equipment(scene),
    )
