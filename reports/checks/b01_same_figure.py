"""One figure stated twice has one value: text, annex, table and drawing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Dossier, measure_name, say
from reports.checks.onefund import is_bound
from reports.checks.plainness import CHANGES
from reports.checks.sayings import (
    LOOSE,
    Saying,
    full_name,
    is_cut_short,
    is_free,
    is_unit_slip,
    place_name,
    repeated_sayings,
    values_apart,
)
from reports.findings import Verdict

# Measures whose words leave open what is meant: 预算数 may be the first or the adjusted one.
OPEN_MEASURES = {"budget": "info", "score": "warning"}
REASONS = {
    "error": "，四舍五入不能解释",
    "warning": "，四舍五入不能解释，除非两处所指的口径不同",
    "info": "，可能是位数取舍或预算口径（年初、调整后）不同",
    "free": "，两处所指的事项或时点可能不同",
}


def check(dossier: Dossier) -> Iterator[Verdict]:
    """Every figure that a document states more than once, annexes included."""
    for paper in dossier.papers:
        repeated = repeated_sayings(paper)
        torn = [found for group in repeated if len(found := values_apart(group)) > 1]
        for group in torn:
            yield from judge(group)
        if agreed := len(repeated) - len(torn):
            what = f"重复出现的{agreed}项数据前后一致"
            yield Verdict("held", what, ("repeated",), report=paper.standing[0].key)


def judge(group: list[Saying]) -> Iterator[Verdict]:
    """What is to be said of a figure with several values; one verdict, the gravest."""
    pairs = [pair for pair in combinations(group, 2) if not is_unit_slip(*pair)]
    group = [one for one in group if any(one in pair for pair in pairs)]
    graded = [(grade(*pair), pair) for pair in pairs]
    for severity in ("error", "warning", "info"):
        if found := [pair for grade_, pair in graded if grade_ == severity]:
            yield report(severity, found)
            return
    if pairs and not is_free(group[0].figure):
        one = group[0]
        values = "、".join(say(each.figure) for each in group)
        yield Verdict(
            "unchecked", f"{full_name(one)}（{measure_name(one.figure.measure)}）前后一致",
            ("repeated", *map(str, one.key)),
            tuple(place for each in group for place in places(each.case, (each.figure, ""))),
            reason=f"文中有{values}，所在段落的资金口径不同或没有写明", report=one.case.key,
        )  # fmt: skip


def grade(one: Saying, other: Saying) -> str:
    """How grave it is that two values differ; empty where they may mean different things."""
    if is_free(one.figure):
        apart = one.case is not other.case or one.figure.place != other.figure.place
        return "info" if apart else ""
    scopes = {one.case.reading.scope, other.case.reading.scope} - {""}
    if len(scopes) > 1:
        return ""
    if one.fund is None or one.fund != other.fund:
        severity = "warning" if is_bound(one, other) else ""
    elif one.key[0] or one.key[4] == "budget":
        severity = "warning"
    else:
        severity = OPEN_MEASURES.get(one.figure.measure, "error")
    if severity == "error" and (one.figure.measure in CHANGES or one.key[1] in LOOSE):
        # A change may be against another value of last year, a fee that of other funds.
        severity = "warning"
    small = one.interval.meets(other.interval) or is_cut_short(one, other)
    return "info" if severity and (small or one.figure.measure == "budget") else severity


def report(severity: str, pairs: list[tuple[Saying, Saying]]) -> Verdict:
    """The verdict on all values that contradict each other so gravely."""
    group = values_apart(list({id(one): one for pair in pairs for one in pair}.values()))
    one, other = pairs[0]
    named = f"{full_name(one)}（{measure_name(one.figure.measure)}）"
    told = "，".join(f"{place_name(each)}写{say(each.figure)}" for each in group)
    apart = abs(one.interval.value - other.interval.value).normalize()
    unit = {"money": "万元", "percent": "个百分点"}.get(one.key[-1], one.figure.unit)
    message = f"{one.figure.fiscal_year}年的{named}，{told}；相差{apart:f}{unit}"
    message += REASONS["free" if is_free(one.figure) else severity]
    evidence = tuple(
        place for each in group for place in places(each.case, (each.figure, place_name(each)))
    )
    return failed(
        one.case, f"{named}前后一致", severity,
        f"{named}前后不一致：{'与'.join(say(each.figure) for each in group)}",
        message, evidence, roles=("repeated", *map(str, one.key)),
        stated=say(one.figure), computed=say(other.figure),
    )  # fmt: skip


CHECK = Check(
    code="B01",
    name="same-figure",
    title="同一数据前后是否一致",
    severity="error",
    scope="body",
    explanation=(
        "同一份文件里，同一指标、同一口径、同一年度的数据应当只有一个值，正文、附件、表格和图都应一致。"
        "前后不一致时，读者无从知道哪个数是对的，往往是改了一处而漏了另一处。"
        "两处所指的资金范围（一般公共预算、财政拨款、全部资金）、单位范围或时点不同时，数值可以不同，应在文中写明。"
        "工作量、人员和内设机构的个数由各份报告自行措辞，不一致的只作提示。"
    ),
    run=check,
    leaves=(
        Example(
            "2023年本年支出合计218.96万元，其中：基本支出190.00万元。\n"
            "2023年本年支出合计2,189,600.00元，其中：基本支出190万元。",
            why="元与万元、位数不同，数值相合",
        ),
        Example(
            "四、政府性基金预算财政拨款支出决算情况说明\n"
            "2023年政府性基金预算财政拨款收入10.09万元，本年支出10.09万元。\n"
            "三、支出决算情况说明\n2023年本年支出合计257.16万元。",
            why="基金的支出与全部支出口径不同",
        ),
        Example(
            "三、支出决算情况说明\n2023年本年支出合计100万元，其中：项目支出30.00万元。\n"
            "四、一般公共预算财政拨款支出决算情况说明\n"
            "2023年一般公共预算财政拨款支出90万元，其中：项目支出22.00万元。",
            why="后一处只是一般公共预算的项目支出",
        ),
        Example(
            "2022年机关运行经费支出9.50万元。\n2023年机关运行经费支出8.79万元。", why="年度不同"
        ),
        Example(
            "上半年机关运行经费支出4.10万元。\n2023年机关运行经费支出8.79万元。", why="时段不同"
        ),
        Example(
            "2023年机关运行经费支出18.79万元，其中本级机关运行经费支出8.79万元。\n"
            "2023年机关运行经费支出18.79万元。",
            why="本级与汇总",
        ),
        Example("2023年机关运行经费支出8.79万元。\n2023年机关运行经费支出约9.5万元。", why="约数"),
        Example(
            "二、财政拨款收支总体情况\n2023年财政拨款收支总预算96.00万元，包括当年拨款90.00万元、"
            "上年结转6.00万元；支出包括卫生健康支出12.00万元。\n"
            "三、一般公共预算当年拨款情况\n2023年卫生健康支出8.00万元。",
            kind="budget",
            why="财政拨款的总数含上年结转",
        ),
        Example(
            "2023年机关运行经费支出8.79万元，用于办公费2.00万元、会议费0.50万元。\n"
            "2023年会议费支出1.20万元。",
            why="机关运行经费里的会议费只是一部分",
        ),
        Example("2023年接待来访302批次、重点来访30批次。\n2023年接待来访302批次。"),
        Example(
            "2023年公务接待费支出决算1.80万元。\n（一）公务接待费\n"
            "2023年支出决算1.80万元。其中外宾接待支出0.10万元。",
            why="小标题下后一句的金额不是标题所说的总数",
        ),
        Example(
            "2023年公务接待费年初预算2.00万元。\n2023年公务接待费支出1.10万元。", why="预算与决算"
        ),
        Example(
            "2023年“三公”经费预算数6.10万元。\n2023年“三公”经费预算数5.80万元。",
            why="未注明口径的预算数可能一为年初、一为调整后",
        ),
    ),
    finds=(
        Example(
            "2023年部门整体支出绩效自评得分为97.5分。\n"
            "综合评定，部门整体支出绩效自评总分79.5分，等级为“优”。",
            ("97.5分与79.5分",),
        ),
        Example(
            "2023年机关运行经费支出22.90万元。\n2023年，本部门机关运行经费支出29.20万元。",
            ("22.90万元与29.20万元", "相差6.3万元"),
        ),
        Example(
            "2023年本年支出合计218.96万元，其中：基本支出190.00万元；项目支出28.96万元。\n"
            "2023年本年支出合计218.96万元，其中：基本支出190.00万元；项目支出29.86万元。",
            ("项目支出", "28.96万元与29.86万元"),
        ),
        Example(
            "（三）国有资产占有使用情况\n截至2023年12月31日，本单位共有车辆2辆。\n截至2023年12月31日，本单位共有车辆3辆。",
            ("2辆与3辆",),
        ),
        Example(
            "2023年一般公共预算财政拨款支出182.64万元，占本年支出合计的100%。"
            "基本支出182.64万元。\n2023年本年支出合计182.64万元，其中：基本支出182.64万元。\n"
            "六、一般公共预算财政拨款基本支出决算情况说明\n"
            "2023年一般公共预算财政拨款基本支出182.64万元，其中：公用经费7.89万元。\n"
            "七、其他情况\n2023年公用经费支出8.79万元。",
            ("7.89万元与8.79万元", "口径"),
        ),
        Example("2023年公务接待费支出2.63万元。\n2023年公务接待费支出2.638万元。", ("位数取舍",)),
        Example(
            "2023年政府性基金预算财政拨款支出0万元。\n"
            "五、财政拨款支出决算情况说明\n2023年项目支出20.40万元。\n"
            "六、一般公共预算财政拨款支出决算情况说明\n2023年项目支出24.40万元。",
            ("20.40万元与24.40万元", "口径"),
        ),
        Example(
            "2023年末结转和结余3.10万元。\n2023年年末结转和结余3.70万元。",
            ("3.10万元与3.70万元", "口径"),
        ),
        Example(
            (
                "2023年，化解信访积案17件，群众满意率93.14%。\n"
                "部门整体支出绩效自评报告\n一、部门基本情况\n2023年化解积案71件，群众满意率39.14%。"
            ),
            ("17件与71件", "事项或时点"),
        ),
        Example(
            "2023年公务接待费支出决算1.80万元。\n（一）公务接待费\n2023年支出决算8.10万元，与上年持平。",
            ("公务接待费", "1.80万元与8.10万元"),
        ),
        Example(
            "2023年度收入总计、支出总计均为312.60万元。\n2023年收支总计321.60万元。",
            ("收支总计", "312.60万元与321.60万元"),
        ),
        Example(
            "2023年支出合计90.00万元，其中：基本支出70.00万元，比2022年决算数60.00万元增加10.00万元；"
            "项目支出20.00万元。\n2023年本年支出合计90.00万元，其中：基本支出70.00万元；项目支出29.00万元。",
            ("项目支出", "20.00万元与29.00万元"),
        ),
        Example(
            "截至2023年末，本部门机关及所属单位共有车辆2辆。2023年当年购置车辆1辆。\n"
            "2023年度购置公务用车0辆。",
            ("1辆与0辆",),
        ),
    ),
)
