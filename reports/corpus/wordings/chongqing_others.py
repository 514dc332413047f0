"""Chongqing's other matters: running costs, property, procurement, terms, whom to ask."""

from __future__ import annotations

from reports.corpus import names
from reports.corpus.voice import code, date, ordinal, threshold
from reports.corpus.wordings import glossary
from reports.corpus.wordings.chongqing_turns import lead, than_last
from reports.corpus.wordings.pieces import large_equipment
from reports.corpus.wordings.scene import Scene, joined, tables
from reports.corpus.wordings.turns import items, moved_why, read_also, reason


def write_others(scene: Scene) -> None:
    """What the office costs, property, procurement."""
    w, v, now = scene.writer, scene.voice, scene.now
    pair = now.office.final, scene.before.office.final
    w.line("（一）机关运行经费情况说明")
    w.line(
        "{year}年度本部门机关运行经费支出{money}，{versus}{why}",
        year=scene.year,
        money=v.amount("机关运行经费", "final", pair[0]),
        versus=than_last(scene, "机关运行经费", pair),
        why=reason(lead(scene, "运行"), moved_why(scene, pair, ("office",))),
    )
    w.line("（二）国有资产占用情况说明")
    uses = (
        (use, v.count(f"国有资产/车辆/{use}", count, "辆"), "辆") for use, count in now.uses.items()
    )
    w.line(
        "截至{year}年{month}月{day}日，本部门共有车辆{all}辆，其中，{uses}。"
        "单价{limit}万元（含）以上设备（不含车辆）{big}台（套）。",
        year=scene.year,
        month=date(12),
        day=date(31),
        all=v.count("国有资产/车辆", sum(now.uses.values()), "辆"),
        uses=items(uses),
        limit=threshold("100"),
        big=large_equipment(scene),
    )
    w.line("（三）政府采购支出情况说明")
    write_procurement(scene)


def write_procurement(scene: Scene) -> None:
    """Procurement by kind with shares, and the small firms' part."""
    v, bought = scene.voice, scene.now.procurement
    kinds = (("货物", bought.goods), ("工程", bought.works), ("服务", bought.services))
    scene.writer.line(
        "{year}年度本部门政府采购支出总额{total}，其中：{kinds}。"
        "授予中小企业合同金额{small}，占政府采购支出总额的{share}%，"
        "其中：授予小微企业合同金额{smallest}，占政府采购支出总额的{least}%。",
        year=scene.year,
        total=v.amount("政府采购/总额", "final", bought.total),
        kinds=joined(
            (
                [f"政府采购{kind}支出", v.amount(f"政府采购/{kind}", "final", value)]
                for kind, value in kinds
            ),
            "、",
        ),
        small=v.amount("政府采购/中小企业合同金额", "amount", bought.small),
        share=v.share("政府采购/中小企业合同金额", bought.small, bought.total),
        smallest=v.amount("政府采购/小微企业合同金额", "amount", bought.smallest),
        least=v.share("政府采购/小微企业合同金额", bought.smallest, bought.total),
    )


def write_terms(scene: Scene) -> None:
    """The glossary."""
    for place, entry in enumerate(glossary.entries(scene), 1):
        scene.writer.line("（{n}）{entry}", n=names.in_words(place), entry=entry)


def write_contact(scene: Scene) -> None:
    """An office to ask; the number belongs to nobody."""
    area, line = code("000"), code("00000000")
    scene.writer.line(
        "本部门决算公开信息反馈和联系方式：{area}-{line}。",
        area=read_also(area, "class=other"),
        line=read_also(line, "class=other"),
    )


def write_tables(scene: Scene) -> None:
    """The names of the published tables."""
    for place, table in enumerate(tables(scene), 1):
        scene.writer.line("{n}.{table}", n=ordinal(place), table=table)
