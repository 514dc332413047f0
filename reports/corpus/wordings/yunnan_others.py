"""Yunnan's fourth part and its numbers of people and work: each matter in its own words."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.voice import code, date, threshold
from reports.corpus.wordings.pieces import bought_numbers
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.variants import pick
from reports.corpus.wordings.yunnan_budget import compared
from reports.corpus.writer import Piece

WORK_WORDS = (
    "全年共登记受理信访事项{matters}件，其中：接待来访{batches}批次、{visitors}人次，"
    "办理来信{letters}件，办理网上信访{online}件。及时受理率{accepted}%，按期办结率{closed}%，"
    "回访群众{asked}人，群众满意率{content}%。",
    "{year}年接待群众来访{batches}批次{visitors}人次，办理群众来信{letters}件、网上信访{online}件，"
    "信访总量{matters}件。信访事项及时受理率为{accepted}%，按期办结率为{closed}%；"
    "向{asked}名信访人回访，满意率为{content}%。",
)


def write_work(scene: Scene) -> None:
    """The year's work in numbers."""
    v, work = scene.voice, scene.now.workload
    w = scene.writer

    def ratio(indicator: str, part: int, whole: int) -> Piece:
        return v.rate(f"工作量/{indicator}", Decimal(part), Decimal(whole), "rate")

    template = pick(scene, "work", WORK_WORDS)
    w.line(
        template,
        year=scene.year,
        matters=v.count("工作量/信访事项", work.matters, "件"),
        batches=v.count("工作量/接待来访", work.batches, "批次"),
        visitors=v.count("工作量/接待来访", work.visitors, "人次"),
        letters=v.count("工作量/办理来信", work.letters, "件"),
        online=v.count("工作量/办理网上信访", work.online, "件"),
        accepted=ratio("及时受理率", work.accepted, work.matters),
        closed=ratio("按期办结率", work.closed, work.accepted),
        asked=v.count("工作量/回访", work.asked, "名" if "名信访人" in template else "人"),
        content=ratio("群众满意率", work.content, work.asked),
    )
    w.line(
        "{method}来电诉求统一由{hotline}热线登记转办。全年化解信访积案{backlog}件，开展业务培训{times}期，参训{people}人次。",
        method=scene.prose.pick("method", prose.METHODS),
        hotline=code("12345"),
        backlog=v.count("工作量/化解信访积案", work.backlog, "件"),
        times=v.count("工作量/业务培训", work.trainings, "期"),
        people=v.count("工作量/参训", work.trainees, "人次"),
    )


def kinds_of(scene: Scene, family: str, kinds: dict[str, int]) -> Piece:
    """``行政编制8人，事业编制3人``."""
    parts = (
        [kind, scene.voice.count(f"人员/{family}/{kind}", count, "人"), "人"]
        for kind, count in kinds.items()
    )
    return joined(parts, "，")


def write_staffing(scene: Scene) -> None:
    """Posts, people in post, people retired."""
    v, staffing = scene.voice, scene.now.staffing
    scene.writer.line(
        pick(
            scene,
            "staffing",
            (
                "{name}{year}年末实有人员编制{posts}人。其中：{kinds}。在职在编实有{people}人"
                "（{who}）。退休人员{retired}人，其中：{old}。",
                "截至{year}年末，{name}人员编制共{posts}人，其中：{kinds}；在职在编实有人员{people}人，"
                "其中：{who}；退休人员{retired}人（{old}）。",
            ),
        ),
        name=scene.profile.name,
        year=scene.year,
        posts=v.count("人员/编制", sum(staffing.posts.values()), "人"),
        kinds=kinds_of(scene, "编制", staffing.posts),
        people=v.count("人员/实有", sum(staffing.people.values()), "人"),
        who=kinds_of(scene, "实有", staffing.people),
        retired=v.count("人员/退休", sum(staffing.retired.values()), "人"),
        old=kinds_of(scene, "退休", staffing.retired),
    )


def write_others(scene: Scene) -> None:
    """Running costs, assets, procurement, performance, then what the words mean."""
    w = scene.writer
    w.line("一、机关运行经费支出情况")
    write_running(scene)
    w.line("二、国有资产占用情况")
    write_assets(scene)
    w.line("三、政府采购支出情况")
    write_procurement(scene)
    w.line("四、部门绩效自评情况")
    write_performance(scene)
    w.line("五、其他重要事项情况说明")
    w.line(pick(scene, "others", ("本部门无其他需要说明的重要事项。", "无其他重要事项需要说明。")))
    w.line("六、相关口径说明")
    for place, words in enumerate(meanings(scene), 1):
        w.line("（{n}）{words}", n=names.in_words(place), words=words)


def meanings(scene: Scene) -> list[str]:
    """How the amounts were drawn up; nothing of the “三公” money where it is not published."""
    running = "机关运行经费按行政单位使用一般公共预算财政拨款安排的基本支出中的公用经费填列。"
    three = "“三公”经费只反映使用财政拨款开支的部分，往来单位自行负担的费用不在其内。"
    last = "上年数按上年度决算批复数填列。"
    return [running, last] if scene.profile.three == UNPUBLISHED else [running, three, last]


def write_running(scene: Scene) -> None:
    """What the office costs, and what for."""
    now, before = scene.now.office.final, scene.before.office.final
    uses = (
        "机关运行经费主要用于日常办公、水电邮电、差旅、维修维护和车辆运行等方面。",
        "支出内容包括办公用品购置、办公用房水电和物业、干部下乡差旅以及会议培训等。",
    )
    scene.writer.line(
        "{name}{year}年度机关运行经费支出{money}元。{sentence}主要原因是{reason}。{use}",
        name=scene.profile.name,
        year=scene.year,
        money=scene.voice.money("机关运行经费", "final", now),
        sentence=compared(scene, "机关运行经费支出", "机关运行经费", now, before),
        reason=scene.prose.cause(scene.now, scene.before, now > before, ("office",)),
        use=pick(scene, "running", uses),
    )


def write_assets(scene: Scene) -> None:
    """Vehicles by use, large equipment."""
    v, uses = scene.voice, scene.now.uses
    whole = pick(scene, "uses", ("all", "present")) == "all" or not any(uses.values())
    items = (
        [use, v.count(f"国有资产/车辆/{use}", count, "辆"), "辆"]
        for use, count in uses.items()
        if count or whole
    )
    scene.writer.line(
        "截至{year}年{month}月{day}日，{name}共有车辆{all}辆，其中：{items}。"
        "单价{limit}万元（含）以上通用设备{general}台（套），"
        "单价{more}万元（含）以上专用设备{special}台（套）。",
        year=scene.year,
        month=date(12),
        day=date(31),
        name=scene.profile.name,
        all=v.count("国有资产/车辆", sum(uses.values()), "辆"),
        items=joined(items, "，"),
        limit=threshold("50"),
        general=v.count("国有资产/通用设备", scene.now.equipment, "台（套）"),
        more=threshold("100"),
        special=v.count("国有资产/专用设备", 0, "台（套）"),
    )


PROCUREMENT_WORDS = (
    "{year}年度，{name}政府采购支出总额{total}元。其中：政府采购货物支出{goods}元；"
    "政府采购工程支出{works}元；政府采购服务支出{services}元。",
    "{name}{year}年度政府采购支出总额为{total}元，其中：货物支出{goods}元，工程支出{works}元，"
    "服务支出{services}元。",
)


def write_procurement(scene: Scene) -> None:
    """Procurement by kind, and what small firms had of it."""
    scene.writer.line(
        pick(scene, "procurement", PROCUREMENT_WORDS)
        + "授予中小企业合同金额{small}元，占政府采购支出总额的{share}%，"
        "其中：授予小微企业合同金额{smallest}元，占政府采购支出总额的{least}%。",
        year=scene.year,
        name=scene.profile.name,
        **bought_numbers(scene),
    )


def write_performance(scene: Scene) -> None:
    """How many projects were judged, and each project's money and score."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "按照预算绩效管理有关规定，{name}组织对{year}年度部门整体支出和{count}个项目支出开展绩效自评，"
        "涉及项目全年预算{money}元。部门整体支出绩效自评得分{score}分，自评等级为“{grade}”。",
        name=scene.profile.name,
        year=scene.year,
        count=v.count("绩效/项目个数", len(now.projects), "个"),
        money=v.money("支出/项目支出", "budget_adjusted", now.project_plan.adjusted),
        score=v.points("绩效/部门整体自评得分", "score", now.self_score),
        grade=prose.grade(now.self_score),
    )
    for project in now.projects:
        mine, plan = scene.about(project), project.plan
        words = (
            "{name}：全年预算{plan}元，实际支出{final}元，预算执行率{rate}%，自评得分{score}分，"
            "等级为“{grade}”。",
            "{name}项目自评得分{score}分，自评等级“{grade}”；全年预算数{plan}元，全年执行数{final}元，"
            "执行率{rate}%。",
        )
        w.line(
            pick(scene, f"judged{project.name}", words),
            name=project.name,
            plan=mine.money("项目预算/总额", "budget_adjusted", plan.adjusted),
            final=mine.money("项目预算/总额", "final", plan.final),
            rate=mine.rate("项目预算/总额", plan.final, plan.adjusted, "execution_rate"),
            score=mine.points("绩效/项目自评得分", "score", project.score),
            grade=prose.grade(project.score),
        )
