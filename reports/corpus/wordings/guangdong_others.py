"""Guangdong's words on staff, running costs, procurement and assets."""

from __future__ import annotations

from reports.corpus.voice import date, threshold
from reports.corpus.wordings.guangdong_budget import versus
from reports.corpus.wordings.pieces import bought_numbers
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece


def kinds_of(scene: Scene, family: str, kinds: dict[str, int], unit: str) -> Piece:
    """``行政编制8名、事业编制3名``."""
    return joined(
        (
            [kind, scene.voice.count(f"人员/{family}/{kind}", count, unit), unit]
            for kind, count in kinds.items()
        ),
        "、",
    )


STAFFING = (
    "{name}核定编制{posts}名，其中{kinds}。{year}年末实有在职人员{people}人，其中{who}；"
    "退休人员{retired}人，其中{old}。",
    "截至{year}年末，本部门编制数{posts}名（{kinds}），在职人数{people}人（{who}），"
    "退休人数{retired}人（{old}）。",
)


def write_staffing(scene: Scene) -> None:
    """Posts, people in post and pensioners."""
    v, staffing = scene.voice, scene.now.staffing
    scene.writer.line(
        pick(scene, "staffing", STAFFING),
        name=scene.profile.name,
        year=scene.year,
        posts=v.count("人员/编制", sum(staffing.posts.values()), "名"),
        kinds=kinds_of(scene, "编制", staffing.posts, "名"),
        people=v.count("人员/实有", sum(staffing.people.values()), "人"),
        who=kinds_of(scene, "实有", staffing.people, "人"),
        retired=v.count("人员/退休", sum(staffing.retired.values()), "人"),
        old=kinds_of(scene, "退休", staffing.retired, "人"),
    )


def write_running(scene: Scene) -> None:
    """What the office costs, against last year."""
    now, before = scene.now.office.final, scene.before.office.final
    scene.writer.line(
        pick(
            scene,
            "running",
            (
                "{year}年度机关运行经费支出{money}万元，{versus}。主要原因：{reason}。",
                "本部门{year}年度机关运行经费支出决算{money}万元，{versus}，主要原因是{reason}。",
            ),
        ),
        year=scene.year,
        money=scene.voice.money("机关运行经费", "final", now),
        versus=versus(scene, "机关运行经费", now, before),
        reason=scene.prose.cause(scene.now, scene.before, now > before, ("office",)),
    )


BOUGHT = (
    "{year}年度政府采购支出总额{total}万元，其中：政府采购货物支出{goods}万元、"
    "政府采购工程支出{works}万元、政府采购服务支出{services}万元。",
    "本部门{year}年度政府采购支出合计{total}万元，其中：货物类{goods}万元，工程类{works}万元，"
    "服务类{services}万元。",
)
SMALL = (
    "授予中小企业合同金额{small}万元，占政府采购支出总额的{share}%，"
    "其中授予小微企业合同金额{smallest}万元，占政府采购支出总额的{least}%。",
    "授予中小企业的合同金额为{small}万元，占政府采购支出总额{share}%；"
    "授予小微企业的合同金额为{smallest}万元，占政府采购支出总额{least}%。",
)


def write_procurement(scene: Scene) -> None:
    """Procurement by kind, and what small firms had of it."""
    scene.writer.line(
        pick(scene, "bought", BOUGHT) + pick(scene, "small", SMALL),
        year=scene.year,
        **bought_numbers(scene),
    )


def write_assets(scene: Scene) -> None:
    """Vehicles by use, large equipment."""
    v, uses = scene.voice, scene.now.uses
    items = (
        [use, v.count(f"国有资产/车辆/{use}", count, "辆"), "辆"] for use, count in uses.items()
    )
    scene.writer.line(
        pick(
            scene,
            "assets",
            (
                "截至{year}年{month}月{day}日，本部门共有车辆{all}辆，其中：{items}。"
                "单价{limit}万元以上通用设备{general}台（套），单价{more}万元以上专用设备"
                "{special}台（套）。",
                "截至{year}年{month}月{day}日，{name}车辆{all}辆，其中，{items}；"
                "单位价值{limit}万元以上通用设备{general}台（套）；单位价值{more}万元以上专用设备"
                "{special}台（套）。",
            ),
        ),
        year=scene.year,
        month=date(12),
        day=date(31),
        name=scene.profile.name,
        all=v.count("国有资产/车辆", sum(uses.values()), "辆"),
        items=joined(items, "、"),
        limit=threshold("50"),
        general=v.count("国有资产/通用设备", scene.now.equipment, "台（套）"),
        more=threshold("100"),
        special=v.count("国有资产/专用设备", 0, "台（套）"),
    )
