"""Figures by name, which several provinces put into sentences of their own."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names
from reports.corpus.ledger import Project
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.score_forms import SCORE, TOTAL, outcome
from reports.corpus.wordings.turns import read_also
from reports.corpus.writer import Piece, compose

Named = dict[str, Piece]
Rows = list[tuple[str, str, Decimal]]


def work_pieces(scene: Scene, unit: str = "件") -> Named:
    """The year's matters by channel, how they were closed, what was taught; ``unit`` of matters."""
    v, work = scene.voice, scene.now.workload
    return {
        "matters": v.count("工作量/信访事项", work.matters, unit),
        "batches": v.count("工作量/接待群众来访", work.batches, "批次"),
        "visitors": v.count("工作量/接待群众来访", work.visitors, "人次"),
        "letters": v.count("工作量/办理群众来信", work.letters, "件"),
        "online": v.count("工作量/办理网上信访", work.online, "件"),
        "closed": v.rate("工作量/按期办结率", Decimal(work.closed), Decimal(work.accepted), "rate"),
        "content": v.rate("工作量/群众满意率", Decimal(work.content), Decimal(work.asked), "rate"),
        "backlog": v.count("工作量/化解信访积案", work.backlog, "件"),
        "trainings": v.count("工作量/业务培训", work.trainings, "期"),
        "trainees": v.count("工作量/参训人员", work.trainees, "人次"),
    }


def project_pieces(scene: Scene, project: Project) -> Named:
    """A project's name, adjusted plan, spending, rate, score and outcome."""
    v, plan = scene.about(project), project.plan
    return {
        "name": project.name,
        "adjusted": v.amount(TOTAL, "budget_adjusted", plan.adjusted),
        "final": v.amount(TOTAL, "final", plan.final),
        "rate": v.rate(TOTAL, plan.final, plan.adjusted, "execution_rate"),
        "score": v.points(SCORE, "score", project.score),
        "done": outcome(project),
    }


def projects_pieces(scene: Scene) -> Named:
    """How many projects were judged, with their adjusted plan, spending and rate together."""
    v, plan = scene.voice, scene.now.project_plan
    return {
        "count": v.count("绩效/项目个数", len(scene.now.projects), "个"),
        "budget": v.amount("支出/项目支出", "budget_adjusted", plan.adjusted),
        "final": v.amount("支出/项目支出", "final", plan.final),
        "rate": v.rate("支出/项目支出", plan.final, plan.adjusted, "execution_rate"),
    }


def bought_pieces(scene: Scene) -> Named:
    """Procurement in total, and what small and smallest firms had of it with their shares."""
    v, bought = scene.voice, scene.now.procurement
    return {
        "total": v.amount("政府采购/总额", "final", bought.total),
        "small": v.amount("政府采购/中小企业合同金额", "amount", bought.small),
        "share": v.share("政府采购/中小企业合同金额", bought.small, bought.total),
        "smallest": v.amount("政府采购/小微企业合同金额", "amount", bought.smallest),
        "least": v.share("政府采购/小微企业合同金额", bought.smallest, bought.total),
    }


def bought_numbers(scene: Scene) -> Named:
    """Procurement in total and by kind, and what small firms had of it, where the unit is printed
    in the sentence."""
    v, bought = scene.voice, scene.now.procurement
    return {
        "total": v.money("政府采购/总额", "final", bought.total),
        "goods": v.money("政府采购/货物", "final", bought.goods),
        "works": v.money("政府采购/工程", "final", bought.works),
        "services": v.money("政府采购/服务", "final", bought.services),
        "small": v.money("政府采购/中小企业合同金额", "amount", bought.small),
        "share": v.share("政府采购/中小企业合同金额", bought.small, bought.total),
        "smallest": v.money("政府采购/小微企业合同金额", "amount", bought.smallest),
        "least": v.share("政府采购/小微企业合同金额", bought.smallest, bought.total),
    }


def large_equipment(scene: Scene) -> Piece:
    """No large equipment, of whichever kind."""
    return read_also(
        scene.voice.count("国有资产/设备", 0, "台（套）"),
        "indicator=国有资产/专用设备; indicator=国有资产/通用设备",
    )


def shares_of(scene: Scene, rows: Rows, whole: Decimal) -> Piece:
    """``财政拨款收入1.20万元，占98.00%；…`` with every item that is nought."""
    v = scene.voice
    return joined(
        compose(
            "{words}{money}，占{share}%",
            words=words,
            money=v.amount(indicator, "final", value),
            share=v.share(indicator, value, whole),
        )
        for words, indicator, value in rows
    )


def income_rows(scene: Scene) -> Rows:
    """Income by source: words, indicator, amount; the treasury's as one."""
    now = scene.now
    fiscal = now.fiscal.final + now.closing - now.opening
    others = list(now.incomes().items())[3:]
    rows = [(name, f"收入/{name}", value) for name, value in others]
    return [("财政拨款收入", "财政拨款收入合计", fiscal), *rows]


def spending_rows(scene: Scene) -> Rows:
    """Spending by kind: words, indicator, amount."""
    return [(name, f"支出/{name}", value) for name, value in scene.now.spendings().items()]


def basic_rows(scene: Scene) -> list[tuple[str, Decimal, tuple[str, ...]]]:
    """People and office with what they pay for."""
    return [
        ("人员经费", scene.now.staff.final, names.STAFF_COSTS),
        ("公用经费", scene.now.office.final, names.OFFICE_COSTS),
    ]
