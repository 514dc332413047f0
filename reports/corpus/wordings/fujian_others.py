"""Fujian's other matters: running costs, procurement, vehicles and equipment."""

from __future__ import annotations

from reports.corpus.voice import date, threshold
from reports.corpus.wordings.fujian_turns import cause, shift
from reports.corpus.wordings.pieces import bought_pieces
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.turns import items, moved_why
from reports.corpus.wordings.variants import pick


def write_others(scene: Scene) -> None:
    """Three sections in brackets."""
    w = scene.writer
    w.line("（一）机关运行经费支出情况")
    pair = scene.now.office.final, scene.before.office.final
    w.line(
        pick(
            scene,
            "running",
            (
                "{year}年度机关运行经费支出{money}，{shift}{why}",
                "本部门{year}年度机关运行经费一般公共预算财政拨款支出{money}，{shift}{why}",
            ),
        ),
        year=scene.year,
        money=scene.voice.amount("机关运行经费", "final", pair[0]),
        shift=shift(scene, "机关运行经费", pair),
        why=cause(scene, moved_why(scene, pair, ("office",))),
    )
    w.line("（二）政府采购支出情况")
    write_procurement(scene)
    w.line("（三）国有资产占用情况")
    write_assets(scene)


def write_procurement(scene: Scene) -> None:
    """Procurement by kind, and what small firms had of it."""
    v, bought = scene.voice, scene.now.procurement
    scene.writer.line(
        "{year}年度部门政府采购支出总额{total}，其中：政府采购货物支出{goods}，"
        "政府采购工程支出{works}，政府采购服务支出{services}。授予中小企业合同金额{small}，"
        "占政府采购支出总额的{share}%；其中，授予小微企业合同金额{smallest}，"
        "占政府采购支出总额的{least}%。",
        year=scene.year,
        goods=v.amount("政府采购/货物", "final", bought.goods),
        works=v.amount("政府采购/工程", "final", bought.works),
        services=v.amount("政府采购/服务", "final", bought.services),
        **bought_pieces(scene),
    )


def write_assets(scene: Scene) -> None:
    """Vehicles by use; equipment dear enough to be named."""
    v, now = scene.voice, scene.now
    uses = ((use, v.count(f"国有资产/车辆/{use}", n, "辆"), "辆") for use, n in now.uses.items())
    scene.writer.line(
        "截至{year}年{month}月{day}日，{name}部门共有车辆{all}辆，其中：{uses}。"
        "单位价值{limit}万元（含）以上的通用设备{general}台（套），"
        "单位价值{more}万元（含）以上的专用设备{special}台（套）。",
        year=scene.year,
        month=date(12),
        day=date(31),
        name=scene.profile.name,
        all=v.count("国有资产/车辆", sum(now.uses.values()), "辆"),
        uses=items(uses, "，"),
        limit=threshold("50"),
        general=v.count("国有资产/通用设备", now.equipment, "台（套）"),
        more=threshold("100"),
        special=v.count("国有资产/专用设备", 0, "台（套）"),
    )
