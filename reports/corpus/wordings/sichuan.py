"""The Ministry's outline as Sichuan's bodies fill it: narrative first, tables last."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Account
from reports.corpus.voice import date, ordinal, threshold
from reports.corpus.wordings import glossary, sichuan_annex, sichuan_charts, sichuan_three
from reports.corpus.wordings.pieces import bought_numbers
from reports.corpus.wordings.scene import Scene, joined, listed, tables
from reports.corpus.writer import Piece, compose

STAFF = ("staff", "office")
THRIFT = ("落实过紧日子要求，压减日常办公开支", "严控公用开支，部分办公费用未发生")


def write_account(scene: Scene) -> None:
    """The whole report: five parts and the data of its charts."""
    w = scene.writer
    w.line("{name}{year}年度部门决算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    write_statement(scene)
    w.line("第三部分 名词解释")
    scene.number(glossary.entries(scene))
    w.line("第四部分 附件")
    sichuan_annex.write_annexes(scene)
    w.line("第五部分 附表")
    for place, table in enumerate(tables(scene), 1):
        w.line("{n}、{table}", n=names.in_words(place), table=table)
    sichuan_charts.write_charts(scene)


def write_overview(scene: Scene) -> None:
    """First part: duties, the year's work, offices."""
    w, v, work = scene.writer, scene.voice, scene.now.workload
    w.line("第一部分 部门概况")
    w.line("一、部门职责")
    scene.number(scene.prose.duties())
    w.line("二、{year}年重点工作完成情况", year=scene.year)
    w.line(scene.prose.pick("opening", prose.OPENINGS))
    w.line(
        "全年接待群众来访{batches}批次、{visitors}人次，其中：初访{first}批次、重复访{repeat}批次；"
        "办理群众来信{letters}件、网上信访{online}件。信访事项及时受理率{accepted}%，"
        "按期办结率{closed}%。回访信访人{asked}人，群众满意率{content}%。",
        batches=v.count("工作量/接待群众来访", work.batches, "批次"),
        visitors=v.count("工作量/接待群众来访", work.visitors, "人次"),
        first=v.count("工作量/接待群众来访/初访", work.first_batches, "批次"),
        repeat=v.count("工作量/接待群众来访/重复访", work.repeat_batches, "批次"),
        letters=v.count("工作量/办理群众来信", work.letters, "件"),
        online=v.count("工作量/办理网上信访", work.online, "件"),
        accepted=v.rate("工作量/及时受理率", Decimal(work.accepted), Decimal(work.matters), "rate"),
        closed=v.rate("工作量/按期办结率", Decimal(work.closed), Decimal(work.accepted), "rate"),
        asked=v.count("工作量/回访信访人", work.asked, "人"),
        content=v.rate("工作量/群众满意率", Decimal(work.content), Decimal(work.asked), "rate"),
    )
    w.line(
        "{method}化解信访积案{backlog}件，举办业务培训{times}期，参训{people}人次。",
        method=scene.prose.pick("method", prose.METHODS),
        backlog=v.count("工作量/化解信访积案", work.backlog, "件"),
        times=v.count("工作量/业务培训", work.trainings, "期"),
        people=v.count("工作量/参训人员", work.trainees, "人次"),
    )
    w.line("三、机构设置")
    write_offices(scene)


def write_offices(scene: Scene) -> None:
    """The offices by number and name."""
    offices = prose.OFFICES[: scene.now.staffing.offices]
    scene.writer.line(
        "{name}为一级预算单位，内设股室{count}个，分别是{offices}。"
        "纳入{year}年度部门决算编制范围的单位仅有本级。",
        name=scene.profile.name,
        count=scene.voice.count("机构/内设股室", len(offices), "个"),
        offices=listed(offices),
        year=scene.year,
    )


def write_statement(scene: Scene) -> None:
    """Second part: the sections on income and spending."""
    w = scene.writer
    w.line("第二部分 {year}年度部门决算情况说明", year=scene.year)
    sections = [
        ("收入支出决算总体情况说明", write_totals),
        ("收入决算情况说明", write_incomes),
        ("支出决算情况说明", write_spendings),
        ("财政拨款收入支出决算总体情况说明", write_fiscal),
        ("一般公共预算财政拨款支出决算情况说明", write_budget),
        ("一般公共预算财政拨款基本支出决算情况说明", write_basic),
        ("财政拨款“三公”经费支出决算情况说明", sichuan_three.write_three),
        ("政府性基金预算支出决算情况说明", write_fund),
        ("国有资本经营预算支出决算情况说明", write_capital),
        ("其他重要事项的情况说明", write_others),
    ]
    if scene.profile.three == UNPUBLISHED:
        del sections[6]
    for place, (title, write) in enumerate(sections, 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)


def picture(scene: Scene, number: int, title: str, kind: str) -> None:
    """The line that stands where a chart is drawn."""
    scene.writer.line("（图{n}：{title}）（{kind}状图）", n=ordinal(number), title=title, kind=kind)


def write_moved_total(
    scene: Scene, words: str, indicator: str, amounts: tuple[Decimal, Decimal], part: str
) -> None:
    """``收、支总计…。与…年相比，收、支总计各增加…`` with the reason."""
    now, before = amounts
    scene.writer.line(
        "{year}{words}{total}万元。与{last}年相比，{plain}{each}{change}。主要变动原因是{reason}。",
        year=[scene.year, "年度" if part == "projects" else "年"],
        words=words,
        total=scene.voice.money(indicator, "final", now),
        last=scene.last_year,
        plain=words,
        each="各" if "总计" in words else "",
        change=scene.voice.change(indicator, now, before),
        reason=scene.prose.cause(scene.now, scene.before, now > before, (*STAFF, part)),
    )


def write_totals(scene: Scene) -> None:
    """一、收支总计."""
    amounts = scene.now.whole.final, scene.before.whole.final
    write_moved_total(scene, "收、支总计", "收支总计", amounts, "projects")
    picture(scene, 1, "收、支决算总计变动情况图", "柱")


def write_parts(scene: Scene, words: str, whole: str, family: str, parts: dict) -> None:
    """A total and its parts, each with its share."""
    v = scene.voice
    amount = sum(parts.values(), Decimal(0))
    items = [
        compose(
            "{name}{money}万元，占{share}%",
            name=name,
            money=v.money(f"{family}/{name}", "final", value),
            share=v.share(f"{family}/{name}", value, amount),
        )
        for name, value in parts.items()
    ]
    scene.writer.line(
        "{year}年{words}{total}万元，{lead}：{items}。",
        year=scene.year,
        words=words,
        total=v.money(whole, "final", amount),
        lead="主要用于以下方面" if family == "功能分类" else "其中",
        items=joined(items),
    )


def write_incomes(scene: Scene) -> None:
    """二、收入."""
    write_parts(scene, "本年收入合计", "本年收入合计", "收入", scene.now.incomes())
    picture(scene, 2, "收入决算结构图", "饼")


def write_spendings(scene: Scene) -> None:
    """三、支出."""
    write_parts(scene, "本年支出合计", "本年支出合计", "支出", scene.now.spendings())
    picture(scene, 3, "支出决算结构图", "饼")


def write_fiscal(scene: Scene) -> None:
    """四、财政拨款收支总计."""
    amounts = scene.now.fiscal.final, scene.before.fiscal.final
    write_moved_total(scene, "财政拨款收、支总计", "财政拨款收支总计", amounts, "fiscal")
    picture(scene, 4, "财政拨款收、支决算总计变动情况", "柱")


def write_budget(scene: Scene) -> None:
    """五、一般公共预算: the total, its classes, its accounts."""
    w, v, plan = scene.writer, scene.voice, scene.now.budget
    indicator = "一般公共预算财政拨款支出"
    w.line("（一）一般公共预算财政拨款支出决算总体情况")
    w.line(
        "{year}年一般公共预算财政拨款支出{total}万元，占本年支出合计的{share}%。"
        "与{last}年相比，一般公共预算财政拨款支出{change}。主要变动原因是{reason}。",
        year=scene.year,
        total=v.money(indicator, "final", plan.final),
        share=v.share(indicator, plan.final, scene.now.whole.final),
        last=scene.last_year,
        change=v.change(indicator, plan.final, scene.before.budget.final),
        reason=scene.prose.cause(
            scene.now, scene.before, plan.final > scene.before.budget.final, (*STAFF, "general")
        ),
    )
    picture(scene, 5, "一般公共预算财政拨款支出决算变动情况", "柱")
    w.line("（二）一般公共预算财政拨款支出决算结构情况")
    parts = {name: part.final for name, part in scene.now.classes().items()}
    write_parts(scene, indicator, indicator, "功能分类", parts)
    picture(scene, 6, "一般公共预算财政拨款支出决算结构", "饼")
    w.line("（三）一般公共预算财政拨款支出决算具体情况")
    w.line(
        "{year}年一般公共预算支出决算数为{total}万元，完成调整预算{rate}%。其中：",
        year=scene.year,
        total=v.money(indicator, "final", plan.final),
        rate=v.rate(indicator, plan.final, plan.adjusted, "execution_rate"),
    )
    scene.number(account_line(scene, account) for account in scene.now.accounts)


def account_line(scene: Scene, account: Account) -> Piece:
    """One account with what it spent of its plan."""
    plan = account.plan
    if plan.final < plan.adjusted:
        why = compose(
            "决算数小于调整预算数的主要原因是{why}",
            why=unspent(scene, account),
        )
    else:
        why = "决算数等于调整预算数"
    return compose(
        "{cls}（类）{section}（款）{item}（项）：支出决算为{money}万元，完成调整预算{rate}%，{why}。",
        cls=account.cls,
        section=account.section,
        item=account.item,
        money=scene.voice.money(account.indicator, "final", plan.final),
        rate=scene.voice.rate(account.indicator, plan.final, plan.adjusted, "execution_rate"),
        why=why,
    )


def unspent(scene: Scene, account: Account) -> str:
    """Why an account was not spent wholly: its slowest project's reason, or thrift."""
    if account.item.endswith("运行"):
        return scene.prose.pick("thrift", THRIFT)
    slowest = max(
        (project for project in scene.now.projects if not project.from_fund),
        key=lambda project: project.plan.adjusted - project.plan.final,
    )
    return slowest.reason.split("；")[-1]


def write_basic(scene: Scene) -> None:
    """六、基本支出: people and office."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "{year}年一般公共预算财政拨款基本支出{total}万元，其中：",
        year=scene.year,
        total=v.money("基本支出/合计", "final", now.basic.final),
    )
    w.line(
        "人员经费{money}万元，主要包括：{kinds}等。",
        money=v.money("基本支出/人员经费", "final", now.staff.final),
        kinds=listed(names.STAFF_COSTS),
    )
    w.line(
        "公用经费{money}万元，主要包括：{kinds}等。",
        money=v.money("基本支出/公用经费", "final", now.office.final),
        kinds=listed(names.OFFICE_COSTS),
    )


def write_fund(scene: Scene) -> None:
    """八、政府性基金."""
    scene.writer.line(
        "{year}年政府性基金预算财政拨款支出{money}万元。",
        year=scene.year,
        money=scene.voice.money("政府性基金预算财政拨款支出", "final", scene.now.fund.final),
    )


def write_capital(scene: Scene) -> None:
    """九、国有资本经营."""
    scene.writer.line(
        "{year}年国有资本经营预算财政拨款支出{money}万元。",
        year=scene.year,
        money=scene.voice.money("国有资本经营预算财政拨款支出", "final", Decimal(0)),
    )


def write_others(scene: Scene) -> None:
    """十、机关运行、采购、资产、绩效."""
    scene.writer.line("（一）机关运行经费支出情况")
    write_running(scene)
    scene.writer.line("（二）政府采购支出情况")
    write_procurement(scene)
    scene.writer.line("（三）国有资产占有使用情况")
    write_assets(scene)
    scene.writer.line("（四）预算绩效管理情况")
    sichuan_annex.write_performance(scene)


def write_running(scene: Scene) -> None:
    """机关运行经费: what the office costs, against last year."""
    now, before = scene.now.office.final, scene.before.office.final
    scene.writer.line(
        "{year}年，{name}机关运行经费支出{money}万元，{versus}。主要原因是{reason}。",
        year=scene.year,
        name=scene.profile.name,
        money=scene.voice.money("机关运行经费", "final", now),
        versus=scene.versus("机关运行经费", now, before),
        reason=scene.prose.cause(scene.now, scene.before, now > before, ("office",)),
    )


def write_procurement(scene: Scene) -> None:
    """政府采购 by kind, and the share of small firms."""
    scene.writer.line(
        "{year}年，{name}政府采购支出总额{total}万元，其中：政府采购货物支出{goods}万元、"
        "政府采购工程支出{works}万元、政府采购服务支出{services}万元。"
        "授予中小企业合同金额{small}万元，占政府采购支出总额的{share}%，"
        "其中：授予小微企业合同金额{smallest}万元，占政府采购支出总额的{least}%。",
        year=scene.year,
        name=scene.profile.name,
        **bought_numbers(scene),
    )


def write_assets(scene: Scene) -> None:
    """国有资产: vehicles by use, large equipment."""
    v, uses = scene.voice, scene.now.uses
    items = [
        [use, v.count(f"国有资产/车辆/{use}", count, "辆"), "辆"] for use, count in uses.items()
    ]
    scene.writer.line(
        "截至{year}年{month}月{day}日，{name}共有车辆{all}辆，其中：{items}。"
        "单价{limit}万元以上通用设备{general}台（套），单价{more}万元以上专用设备{special}台（套）。",
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
