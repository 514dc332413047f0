"""A reason carries the size and the sign of the change that it explains."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.directions import Direction, read_direction
from reports.checks.dossier import Case, label, say
from reports.checks.groups import is_money, value_of
from reports.checks.reasons import GAINING, LOSING, NOUNS, Reason, read_reasons, sign_of
from reports.facts import Figure
from reports.findings import Verdict

WHOLE, RUNNING, STAFF_COST = "三公经费", "机关运行经费", "基本支出/人员经费"
TOTALS = (
    "收支总计", "支出总计", "本年支出合计", "财政拨款收支总计", "财政拨款支出合计",
    "一般公共预算财政拨款支出",
)  # fmt: skip
WENT = {1: "增加", -1: "减少"}
WHAT = "变动原因与变动的方向、幅度相合"


# Families of things that can move an indicator; others move what they are not counted in.
OFFICE = {"office", "staff", "vehicles", "guests"}
MOVERS = {
    "三公经费": {"guests", "vehicles", "abroad"},
    "三公经费/公务接待费": {"guests"},
    "三公经费/因公出国（境）费": {"abroad"},
    "机关运行经费": OFFICE,
    "基本支出/公用经费": OFFICE,
    "基本支出/人员经费": {"staff"},
    "支出/项目支出": {"projects", "office", "guests", "vehicles"},
}
VEHICLES = "三公经费/公务用车"


def check(case: Case) -> Iterator[Verdict]:
    """Every reason against its own amount, the others, and the change of all spending."""
    if case.reading.kind not in ("final_account", "budget"):
        return
    reasons = read_reasons(case)
    alone = [one for one in reasons if one.is_alone]
    found = [*against_sign(case, reasons), *against_parts(case, alone), *by_size(case, alone)]
    yield from found
    if reasons and not found:
        yield held(case, WHAT, [one.figure for one in reasons])


def against_sign(case: Case, reasons: list[Reason]) -> Iterator[Verdict]:
    """增加0.68万元，主要原因是公务接待减少."""
    for one in reasons:
        points = read_direction(one.words, case.year) if one.sign and not one.is_cut else None
        if points is None or points.sign != -one.sign or is_about_plan(one, points):
            continue
        if is_belied(case, one):
            continue
        told = f"{WENT[one.sign]}{say(one.figure).lstrip('-')}" if one.change else ""
        if one.on_budget:
            told = "决算数大于预算数" if one.sign > 0 else "决算数小于预算数"
        name = label(one.figure)
        yield failed(
            case, f"{name}：变动原因", "warning" if is_certain(one, points) else "info",
            f"{name}{told}，所写原因却是{WENT[-one.sign]}：{one.words[:24]}",
            f"报告写{name}{told}，原因写“{one.words}”，说明的是{WENT[-one.sign]}，与变动方向相反",
            places(case, (one.figure, name), (one.span, "原因")),
            roles=("sign", one.figure.indicator, str(one.on_budget)), stated=told,
        )  # fmt: skip


def is_belied(case: Case, reason: Reason) -> bool:
    """Whether the numbers say that 大于 or 小于 itself is wrong, which is another cause."""
    if not reason.on_budget:
        return False
    rates = [one for one in case.together(reason.figure) if one.measure == "execution_rate"]
    return any((one.value - 100) * reason.sign < 0 for one in rates if one.unit == "%")


def is_about_plan(reason: Reason, points: Direction) -> bool:
    """Whether a cause may have moved the budget rather than what was spent of it."""
    return reason.on_budget and not points.is_spending and "guests" not in points.families


def is_certain(reason: Reason, points: Direction) -> bool:
    """Whether a reason can be meant for nothing else than the change that it goes against."""
    if reason.plan_sign == points.sign:
        return False
    name = reason.figure.indicator
    movers = {"vehicles"} if name.startswith(VEHICLES) else MOVERS.get(name)
    return movers is None or not points.families or bool(points.families & movers)


def against_parts(case: Case, reasons: list[Reason]) -> Iterator[Verdict]:
    """“三公”: 减少公务接待; 公务接待费: 公务接待开支增多."""
    for whole in reasons:
        for part in reasons if whole.figure.indicator == WHOLE else ():
            name = part.figure.indicator
            points = whole.points(name) if name in NOUNS else 0
            if not points or part.points(name) != -points or is_apart(whole, part, reasons):
                continue
            yield failed(
                case, f"“三公”经费与{label(part.figure)}：变动原因", "warning",
                f"“三公”经费的原因写{label(part.figure)}{WENT[points]}，"
                f"{label(part.figure)}的原因写{WENT[-points]}",
                f"一处写“{whole.words}”，另一处写“{part.words}”，说法相反；"
                "若一处与预算比、一处与上年比，应分别写明",
                places(
                    case, (whole.figure, "“三公”经费"), (whole.span, "总的原因"),
                    (part.figure, label(part.figure)), (part.span, "分项的原因"),
                ),
                roles=("parts", name),
            )  # fmt: skip


def is_apart(whole: Reason, part: Reason, reasons: list[Reason]) -> bool:
    """Whether one is against the budget, one against last year, and the part has both."""
    name = part.figure.indicator
    both = {one.on_budget for one in reasons if one.figure.indicator == name}
    return whole.on_budget != part.on_budget and len(both) > 1


def by_size(case: Case, reasons: list[Reason]) -> Iterator[Verdict]:
    """机关运行经费增加51.22万元 beside a total that grew by 39.84 because of more staff."""
    if case.reading.kind != "final_account":
        return
    reasons = [one for one in reasons if one.change is None or is_money(one.change)]
    part = next((one for one in reasons if one.figure.indicator == RUNNING and one.change), None)
    totals = [one for one in changes(case) if one.indicator in TOTALS]
    if part is None or part.on_budget or not totals:
        return
    own = value_of(part.change)
    rests = [value_of(one) - own for one in totals]
    if not all(sign_of(one) == part.sign for one in totals) or not all(
        rest.high < 0 if part.sign > 0 else rest.low > 0 for rest in rests
    ):
        return
    pattern = GAINING if part.sign > 0 else LOSING
    named = [one for one in reasons if one.figure.indicator in TOTALS and pattern.search(one.words)]
    is_misplaced = bool(pattern.search(part.words))
    if any(sign_of(one) == part.sign for one in changes(case) if one.indicator == STAFF_COST):
        return
    if named or is_misplaced:
        severity = "warning" if is_misplaced else "info"
        yield too_large(case, part, totals[0], [*named, part], severity)


def changes(case: Case) -> list[Figure]:
    """The body's changes against last year, in money."""
    return [
        one
        for one in case.usable
        if one.measure == "change"
        and one.basis == case.prior_measure
        and not one.qualifier
        and one.subject.type == "department"
        and one.unit in ("万元", "元", "亿元")
    ]


def too_large(
    case: Case, part: Reason, whole: Figure, reasons: list[Reason], severity: str
) -> Verdict:
    """The rest, staff among it, went the other way than the reasons say."""
    went, other = WENT[part.sign], WENT[-part.sign]
    rest = (value_of(whole) - value_of(part.change)).value.normalize()
    told, total = (say(one).lstrip("-") for one in (part.change, whole))
    quoted = "”“".join(dict.fromkeys(one.words[:40] for one in reasons))
    message = (
        f"机关运行经费{went}{told}，{label(whole)}只{went}{total}，"
        f"其余支出（人员、项目等）合计{other}{abs(rest):f}万元，"
        f"而所写原因是“{quoted}”；人员经费不在机关运行经费中，这样的原因说明不了这样的变动"
    )
    return failed(
        case, f"机关运行经费与{label(whole)}：变动幅度", severity,
        f"机关运行经费{went}{told}，大于{label(whole)}的{went}额{total}，所写原因不能说明",
        message,
        (
            *places(case, (part.change, "机关运行经费增减额"), (whole, "总的增减额")),
            *places(case, *((one.span, "原因") for one in reasons)),
        ),
        roles=("size", RUNNING), stated=told, computed=total,
    )  # fmt: skip


CHECK = Check(
    code="B05",
    name="reason",
    title="变动原因能否说明变动",
    severity="warning",
    explanation=(
        "增减的原因应当与增减的方向一致，也要说明得了它的幅度；同一件事在两处的说法不能相反。"
        "原因里说的是别的支出，或者可能是就预算说的，只作提示；说上年、有增有减的不判断。"
        "原因对不上，多半是沿用了往年的文字，变动的真实原因没有公开。"
        "与预算比较和与上年比较的结果可以不同，但应当分别写明。"
    ),
    run=check,
    leaves=(
        Example(
            "2023年公务接待费支出决算为1.80万元，完成预算的90%，决算数大于预算数的主要原因是"
            "减少公务接待。",
            why="“大于”写错，属于另一项检查",
        ),
        Example(
            "2023年公务接待费支出0.75万元，比2022年减少0.43万元，下降36.4%。主要原因是公务接待减少。"
        ),
        Example(
            "2023年机关运行经费支出22.90万元，比2022年减少20.44万元。"
            "主要原因是临聘人员工资改在人员经费中核算。"
        ),
        Example(
            "2023年机关运行经费支出22.90万元，比2022年增加2.44万元。"
            "主要原因是人员增加，同时压缩一般性支出。",
            why="有增有减",
        ),
        Example(
            "2023年“三公”经费支出决算为5.84万元，完成预算95.74%，决算数小于预算数的主要原因是"
            "厉行节约，公务用车运行维护费支出减少。\n2023年公务接待费支出1.62万元，"
            "比2022年增加0.52万元。主要原因是来访调研增多，公务接待增加。",
            why="两处说的不是一项",
        ),
        Example(
            "2023年收、支总计182.64万元。与2022年相比，收、支总计各增加39.84万元。"
            "主要变动原因是新增项目。\n2023年机关运行经费支出63.14万元，比2022年增加11.22万元。"
            "主要原因是2023年人员增加。",
            why="部分没有超过整体",
        ),
        Example(
            "2023年公务接待费支出0.75万元，比2022年增加0.43万元。"
            "主要原因是上年受疫情影响未开展公务接待，公务接待减少。",
            why="说的是上年",
        ),
        Example(
            "2023年公务接待费支出0.75万元，完成预算80%，比2022年增加0.43万元。"
            "决算数小于预算数的主要原因是接待批次减少。变动原因：来访调研增多，接待开支增加。",
            why="与预算比、与上年比各有原因",
        ),
        Example(
            "2023年本年支出合计218.96万元，比2022年增加8.96万元，增长4.27%，主要原因是："
            "人员增加；同时压减公用经费。",
            why="有增有减",
        ),
        Example(
            "2023年机关运行经费支出22.90万元，比2022年增加2.44万元。主要原因是人员退休。",
            why="退休也可能要多支出",
        ),
        Example("2023年公务接待费支出0.75万元，与上年相比增长25.4%，主要原因是来访批次增多。"),
        Example(
            "2023年公务用车购置及运行维护费支出3.10万元，比2022年减少9.90万元。"
            "主要原因是本年新增1辆公务用车购置。",
            why="上年购置的可能更多",
        ),
    ),
    finds=(
        Example(
            "2023年收、支总计182.64万元。与2022年相比，收、支总计各增加39.84万元，增长27.9%。"
            "主要变动原因是2023年增加事业干部1人造成行政运行增加。\n"
            "2023年机关运行经费支出63.14万元，比2022年增加51.22万元，增长429.7%。"
            "主要原因是2023年人员和基本支出增加。",
            ("51.22万元", "39.84万元", "减少11.38万元"),
        ),
        Example(
            "2023年“三公”经费支出决算为2.32万元，完成预算的77.33%，决算数小于预算数的主要"
            "原因是从严管理，减少公务接待。\n2023年公务接待费支出决算比2022年增加"
            "0.68万元，增长41.5%。主要原因是信访任务重，公务接待开支增多。",
            ("原因写公务接待费减少", "原因写增加"),
        ),
        Example(
            "2023年公务接待费支出1.43万元，比2022年增加0.43万元。主要原因是公务接待批次减少。",
            ("增加0.43万元", "减少"),
        ),
        Example(
            "2023年机关运行经费支出20.44万元，比2022年增加5.43万元。"
            "主要原因是厉行节约，压缩一般性支出。",
            ("增加5.43万元", "压缩"),
        ),
        Example(
            "2023年收入总计218.96万元，比上年减少8.96万元，下降3.93%；支出总计218.96万元，"
            "比上年减少8.96万元，下降3.93%，主要是新开展重点项目，项目支出增加。",
            ("支出总计减少8.96万元", "项目支出增加"),
        ),
        Example(
            "2023年公务接待费支出0.75万元，完成预算80%，比2022年增加0.43万元。"
            "决算数小于预算数的主要原因是坚持勤俭办事。与上年相比增加的主要原因：来访批次减少。",
            ("公务接待费增加0.43万元", "来访批次减少"),
        ),
        Example(
            "2023年机关运行经费预算22.90万元，比上年预算减少2.44万元，下降9.63%，主要原因是："
            "在职人员增加，定额公用经费相应增加。",
            ("机关运行经费减少2.44万元", "增加"),
            kind="budget",
        ),
        Example(
            "2023年公务接待费支出0.75万元，比2022年减少0.43万元。主要原因是工资标准提高。",
            ("减少0.43万元", "工资标准提高"),
        ),
        Example(
            "2023年公务接待费支出0.75万元，与上年相比增长25.4%，主要原因是来访批次减少，接待开支下降。",
            ("公务接待费增加25.4%", "来访批次减少"),
        ),
        Example(
            "二、收入支出决算总体情况说明\n2023年支出302.62万元，比上年增加2.79万元，增长0.93%，"
            "主要原因是服务合同到期，项目支出减少。",
            ("增加2.79万元", "项目支出减少"),
        ),
    ),
)
