"""The data of the drawn charts, as it trails an exported word-processor file."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.invention import NOUGHT, UNPUBLISHED
from reports.corpus.rounding import percent
from reports.corpus.voice import ordinal
from reports.corpus.wordings.scene import Scene
from reports.corpus.writer import Piece


def write_charts(scene: Scene) -> None:
    """Seven charts, or six where the “三公” money is not published or nought."""
    now, before = scene.now, scene.before
    scene.writer.line("{name}决算图表数据", name=scene.profile.name)
    bars(scene, "收、支决算总计变动情况图", "收支总计", now.whole.final, before.whole.final)
    pie(scene, "本年收入结构图", "收入", now.incomes())
    pie(scene, "本年支出结构图", "支出", now.spendings())
    bars(
        scene, "财政拨款收、支决算总计变动情况图", "财政拨款收支总计",
        now.fiscal.final, before.fiscal.final,
    )  # fmt: skip
    bars(
        scene, "一般公共预算财政拨款支出决算变动情况图", "一般公共预算财政拨款支出",
        now.budget.final, before.budget.final,
    )  # fmt: skip
    classes = {name: plan.final for name, plan in now.classes().items()}
    pie(scene, "一般公共预算财政拨款支出结构图", "功能分类", classes)
    if scene.profile.three not in (NOUGHT, UNPUBLISHED):
        pie(scene, "“三公”经费财政拨款支出决算结构图", "三公经费", three_parts(scene))


def three_parts(scene: Scene) -> dict[str, Decimal]:
    """The parts of the “三公” money."""
    three = scene.now.three
    return {
        "因公出国（境）费": three.abroad.final,
        "公务用车购置及运行维护费": three.vehicles.final,
        "公务接待费": three.reception.final,
    }


def bars(scene: Scene, title: str, indicator: str, now: Decimal, before: Decimal) -> None:
    """Two years and the difference, one series each."""
    w, v = scene.writer, scene.voice.at("chart")
    word = "增长" if now > before else "下降"
    rate = percent(now - before, before, scene.profile.style.percent_places)
    values = (
        v.money(indicator, "prior_final", before),
        v.money(indicator, "final", now),
        v.money(indicator, "change", now - before),
    )
    w.line("{year}年{title}（单位：万元）", year=scene.year, title=title)
    for place, value in enumerate(values, 1):
        w.line("系列 {n}\t", n=ordinal(place))
        w.say(
            "{last}年\t{year}年\t{word}额度（{again}{rate}%）\t{value}\t",
            last=scene.last_year,
            year=scene.year,
            word=word,
            again=word,
            rate=v.percent(indicator, "change_rate", rate),
            value=value,
        )
    w.line("\n\n")


def pie(scene: Scene, title: str, family: str, parts: dict[str, Decimal]) -> None:
    """The parts that are not nought, as pieces that reach one."""
    w, v = scene.writer, scene.voice.at("chart")
    whole = sum(parts.values(), Decimal(0))
    shown = {name: value for name, value in parts.items() if value}
    pieces: list[Piece] = []
    for name, value in shown.items():
        pieces += [v.slice(f"{family}/{name}", value, whole), "\t"]
    w.line("{year}年{title}", year=scene.year, title=title)
    w.line("比重\t")
    w.line("{labels}\t{pieces}\n", labels="\t".join(shown), pieces=pieces)
