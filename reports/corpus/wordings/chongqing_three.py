"""“三公”经费 against the plan and against last year, then things, then cost a head."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import Trip
from reports.corpus.rounding import cents
from reports.corpus.wordings import reasons
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    FOREIGN,
    PURCHASE,
    RECEIVING,
    RUNNING,
)  # fmt: skip
from reports.corpus.wordings.turns import against, chance, choose, reason
from reports.corpus.writer import Piece

ITEMS = (
    (ABROAD, "abroad", ("因公出国（境）费用", "因公出国（境）费", "因公出国（境）经费")),
    (PURCHASE, "purchase", ("公务车购置费", "公务用车购置费", "公车购置费")),
    (RUNNING, "running", ("公务车运行维护费", "公务用车运行维护费", "公车运行维护费")),
    (RECEIVING, "reception", ("公务接待费", "公务接待费用")),
)
THRIFT = "严格执行中央八项规定精神，从紧安排各项开支"


def write_three(scene: Scene) -> None:
    """The total, the items, the things and the cost a head."""
    w = scene.writer
    w.line("（一）“三公”经费支出总体情况说明")
    now, before = scene.now.three.total, scene.before.three.total
    w.line(
        "{year}年度本部门“三公”经费支出共计{money}，{two}{why}",
        year=scene.year,
        money=scene.voice.amount("三公经费", "final", now.final),
        two=two_bases(scene, "三公经费", now, before),
        why=reason("，主要原因是", reasons.three_reason(scene.now, scene.before)),
    )
    w.line("（二）“三公”经费分项支出情况")
    for indicator, name, words in ITEMS:
        write_item(scene, indicator, name, str(choose(scene, f"words{name}", words)))
    w.line("（三）“三公”经费实物量情况")
    write_things(scene)


def two_bases(scene: Scene, indicator: str, now: Trip, before: Trip) -> Piece:
    """``较年初预算数…；较上年支出数…``: two comparisons in one sentence."""
    mark = str(choose(scene, "two", ("；", "，")))
    plan = against(scene, scene.voice, indicator, (now.final, now.budget), "年初预算数")
    why = f"，主要原因是{THRIFT}" if now.final < now.budget else ""
    last = against(scene, scene.voice, indicator, (now.final, before.final), "上年支出数")
    pair = [plan, why if mark == "；" else "", mark, last]
    return pair if chance(scene, "plan first", 0.7) else [last, mark, plan]


def write_item(scene: Scene, indicator: str, name: str, words: str) -> None:
    """One item; one without plan, money and last year may be told in a word."""
    now, before = getattr(scene.now.three, name), getattr(scene.before.three, name)
    spent: Piece = scene.voice.amount(indicator, "final", now.final)
    if not now.final and chance(scene, "nought", 0.4):
        spent = scene.voice.word("为零", indicator, "final")
    scene.writer.line(
        "{year}年度本部门{words}支出{spent}，{two}。",
        year=scene.year,
        words=words,
        spent=spent,
        two=two_bases(scene, indicator, now, before),
    )


def write_things(scene: Scene) -> None:
    """Groups, vehicles, receptions, and what each cost."""
    v, now = scene.voice, scene.now.three
    scene.writer.line(
        "{year}年度本部门因公出国（境）共计{groups}个团组，{people}人；公务用车购置{bought}辆，"
        "公务用车保有量为{kept}辆；国内公务接待{batches}批次{visitors}人，"
        "其中：国内外事接待{none}批次，{nobody}人；国（境）外公务接待{zero}批次，{no_one}人。{each}",
        year=scene.year,
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人"),
        bought=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
        batches=v.count(DOMESTIC, now.batches, "批次"),
        visitors=v.count(DOMESTIC, now.visitors, "人"),
        none=v.count(FOREIGN, 0, "批次"),
        nobody=v.count(FOREIGN, 0, "人"),
        zero=v.count("三公经费/国（境）外公务接待", 0, "批次"),
        no_one=v.count("三公经费/国（境）外公务接待", 0, "人"),
        each=cost_each(scene),
    )


def cost_each(scene: Scene) -> Piece:
    """Reception a head in 元, purchase and running a vehicle in 万元."""
    v, now = scene.voice, scene.now.three
    heads, kept, bought = now.visitors, sum(now.kept.values()), sum(now.bought.values())
    a_head = cents(now.reception.final * 10000 / heads) if heads else Decimal(0)
    bought_at = cents(now.purchase.final / bought) if bought else Decimal(0)
    run_at = cents(now.running.final / kept) if kept else Decimal(0)
    text = v.style.money(a_head)
    reception = v.figure(text, text.replace(",", ""), "三公经费/人均接待费", "amount", "元")
    return [
        scene.year,
        "年本部门人均接待费",
        reception,
        "元，车均购置费",
        v.amount("三公经费/车均购置费", "amount", bought_at),
        "，车均运行维护费" if chance(scene, "run", 0.5) else "，车均维护费",
        v.amount("三公经费/车均运行维护费", "amount", run_at),
        "。",
    ]
