"""Parts make their total: 基本支出 = 人员经费 + 公用经费, and all that divides like it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, unchecked
from reports.checks.decompositions import BY_TOTAL, FAR_NAMES, NAMES
from reports.checks.dossier import Case
from reports.checks.groups import Shelf, place_of, sections, shelve
from reports.checks.lists import check_short, with_lists
from reports.checks.sums import Sum, closed, find_trials, is_complete, judge, open_list
from reports.checks.worded_sums import check_words
from reports.facts import Statement
from reports.findings import Verdict

# A cell of a form that holds nothing but an amount.
AMOUNT_CELL = re.compile(r"(?m)^[\t ]*(\d[\d,]*\.\d+)[\t ]*$")
TOTALS = frozenset(("收入总计", "支出总计"))
BALANCE = Sum("收入总计", (closed("支出总计"),))


def check(case: Case) -> Iterator[Verdict]:
    """Every decomposition at the narrowest place where it is printed in full."""
    if not case.indicators.isdisjoint(BY_TOTAL):
        yield from check_sums(case)
        yield from equal_totals(case)
    yield from check_words(case)


def check_sums(case: Case) -> Iterator[Verdict]:
    """The decompositions of what the report has figures of."""
    done: set[tuple] = set()
    left: dict[tuple, Verdict] = {}
    by_place: dict[str, list] = {"narrative": [], "table": []}
    for section in sections(case):
        place = place_of(section[0])
        if place not in by_place:
            continue
        by_place[place] += section
        judged: set[tuple] = set()
        with_total = list(filter(has_total, section))
        for told in with_lists(case, section, with_total):
            if sum(len(one.figures) for one in told) > 2:
                shelf = shelve(case, told, NAMES)
                yield from look(case, shelf, ("statement", "section", "place"), judged)
                yield from check_short(case, told, shelf, judged)
        if with_total:
            shelf = shelve(case, section, NAMES)
            yield from look(case, shelf, ("section", "place"), judged, left, "section")
        done |= {(*one, place) for one in judged}
    for place, statements in by_place.items():
        judged = {one[:-1] for one in done if one[-1] == place}
        yield from look(
            case, shelve(case, statements, FAR_NAMES), ("place",), judged, left, "place"
        )
        done |= {(*one, place) for one in judged}
    known = {one[:-1] for one in done}
    yield from (verdict for key, verdict in left.items() if key not in known)


def has_total(statement: Statement) -> bool:
    """Whether a statement holds something that divides into parts."""
    return not BY_TOTAL.keys().isdisjoint([one.indicator for one in statement.figures])


def look(
    case: Case,
    shelf: Shelf,
    reaches: tuple[str, ...],
    judged: set[tuple],
    left: dict[tuple, Verdict] | None = None,
    widest: str = "statement",
) -> Iterator[Verdict]:
    """Judge what stands on a shelf, unless a narrower place has settled it.

    Lists that may be incomplete are judged at the widest place where they count.
    """
    for key, named in shelf.items():
        # A total by itself has no parts to be held against.
        sums = [one for name in named for one in BY_TOTAL.get(name, ())] if len(named) > 1 else []
        for sum_ in sums:
            if sum_.reach not in reaches or (sum_.forms, key) in judged:
                continue
            trials = find_trials(case, sum_, named)
            if not is_complete(trials) and sum_.reach != widest:
                continue
            verdict = judge(case, sum_, trials)
            if verdict is not None:
                judged.add((sum_.forms, key))
                yield verdict if not sum_.single else unless_unread(case, verdict)
            elif left is not None and trials and len(trials[0].parts) > 1:
                left[sum_.forms, key] = open_list(case, sum_, trials[0])


def unless_unread(case: Case, verdict: Verdict) -> Verdict:
    """A form's rows between total and last part may hold amounts that nobody could name."""
    if verdict.severity != "error":
        return verdict
    spans = [one.span for one in verdict.places if one.span]
    start, end = min(spans).start, max(spans).end
    known = {one.span.start for one in case.figures}
    cells = AMOUNT_CELL.finditer(case.paper.content, start, end)
    if all(one.start(1) in known for one in cells):
        return verdict
    return unchecked(case, verdict.what, "表中有未能识别的资金行，不能据此核对", verdict.figures())


def equal_totals(case: Case) -> Iterator[Verdict]:
    """收入总计 and 支出总计, printed side by side, are the same amount."""
    outlined = case.reading.kind in ("final_account", "budget")
    if not outlined or not case.indicators.issuperset(TOTALS):
        return
    for statement in case.reading.statements:
        if not TOTALS.issubset(one.indicator for one in statement.figures):
            continue
        for named in shelve(case, [statement], TOTALS).values():
            trials = find_trials(case, BALANCE, named)
            verdict = judge(case, BALANCE, trials) if len(trials) == 1 else None
            if verdict is not None:
                yield verdict


CHECK = Check(
    code="A01",
    name="parts-of-total",
    title="分项之和与合计是否相符",
    severity="error",
    explanation=(
        "基本支出等于人员经费加公用经费，“三公”经费等于三项之和，收入、支出、政府采购和项目资金"
        "也都应等于各自的分项之和。分项加不出合计，必有一个数字写错。"
        "差额在四舍五入范围内的只作提示；分项没有列全的不作判断，但分项之和不会超过合计。"
    ),
    run=check,
    leaves=(
        Example(
            "2023年度政府采购金额为88.63万元，其中：货物采购金额12.4万元、工程采购金额0万元、"
            "服务采购金额76.23万元。授予中小企业合同金额76.23万元，占政府采购金额的86.01%。"
        ),
        Example("2023年基本支出182.64万元，其中：人员经费119.5万元，公用经费63.14万元。"),
        Example(
            "2023年收入合计182.64万元，其中：一般公共预算财政拨款收入182.6万元，其他收入0.05万元。",
            why="一位小数的分项，和数落在舍入范围内",
        ),
        Example(
            "2023年本年收入合计300万元，其中：一般公共预算财政拨款收入250万元；其他收入20万元。",
            why="分项没有列全，也没有写占比",
        ),
        Example(
            "2023年本年支出合计305万元，其中：基本支出205万元，占67.2%；项目支出99.9万元，占32.8%。",
            why="占比到一位小数，容得下未列出的小额分项",
        ),
        Example(
            "2023年公务接待费支出2.32万元，其中：国内公务接待费2.32万元；外事接待费0.3万元。",
            why="外事接待可能包含在国内公务接待之内",
        ),
        Example(
            "2023年“三公”经费支出5.84万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费"
            "4.74万元（其中：公务用车购置费0万元，公务用车运行维护费4.74万元），公务接待费1.1万元。"
        ),
        Example("2023年“三公”经费支出5.84万元，其中公务用车支出4.74万元，公务接待费1万元。"),
        Example(
            "2023年政府采购支出总额20万元，其中：政府采购货物支出12万元、政府采购服务支出7万元。"
        ),
        Example(
            "2023年收入总计606.55万元，其中：本年收入合计600.74万元，年初结转和结余5.81万元。"
            "支出总计606.55万元，其中：本年支出合计601.08万元，年末结转和结余5.47万元。"
        ),
        Example(
            "2023年财政拨款支出合计500万元，其中：一般公共预算财政拨款支出400万元，"
            "政府性基金预算财政拨款支出90万元。",
            why="没有写国有资本经营预算",
        ),
        Example(
            "平台使用费0.8万元，视频系统使用费1.8万元，两项共计2.64万元。",
            why="分项只有一位小数",
            kind="project_evaluation",
        ),
        Example(
            "下达信访工作经费79.53万元，其中专项27.59万元，救助10万元。其他支出51.74万元另行说明。",
            why="“其他支出”不是同一笔经费的其余部分",
            kind="project_evaluation",
        ),
        Example(
            "信访业务经费50万元，其中办公20万元（含印刷费5万元），其他信访业务经费30万元。",
            why="括号内是分项的分项",
            kind="project_evaluation",
        ),
        Example(
            "1.基本支出242.11万元，占支出的78.3%。其中，人员经费234.22万元，公用经费7.89万元。"
        ),
        Example(
            "2023年部门收入预算为215.98万元。其中：一般公共预算拨款收入213.69万元，其他收入2.22万元，"
            "上年结转0.07万元。",
            why="还有上年结转",
            kind="budget",
        ),
    ),
    finds=(
        Example(
            "2023年基本支出242.11万元，其中：人员经费233.32万元，公用经费7.89万元。",
            ("233.32 + 7.89 = 241.21", "相差0.9"),
        ),
        Example(
            "2023年本年支出合计309.33万元，其中：基本支出242.11万元；项目支出76.22万元，占21.7%。",
            ("309.33", "318.33"),
        ),
        Example(
            "2023年本年收入合计300万元，其中：一般公共预算财政拨款收入290万元；其他收入20万元。",
            ("已超过合计",),
        ),
        Example(
            "2023年公务接待费支出2.32万元，其中：国内公务接待费2.02万元；外事接待费0万元。",
            ("2.02 + 0 = 2.02", "2.32"),
        ),
        Example(
            "2023年政府采购支出总额20万元，其中：政府采购货物支出12万元、政府采购工程支出0万元、"
            "政府采购服务支出7万元。",
            ("相差1",),
        ),
        Example(
            "2023年度政府采购金额为88.63万元，其中：货物采购金额12.4万元、工程采购金额0万元、"
            "服务采购金额86.23万元。",
            ("12.4 + 0 + 86.23 = 98.63",),
        ),
        Example(
            "2023年财政拨款支出合计500万元，其中：人员经费支出300万元，公用经费支出100万元，"
            "项目支出90万元。",
            ("300 + 100 + 90 = 490",),
        ),
        Example("2023年收入总计606.55万元，支出总计660.55万元。", ("606.55", "660.55")),
        Example(
            "1.基本支出242.11万元，占支出的78.3%。其中，人员经费233.32万元，公用经费7.89万元。",
            ("233.32 + 7.89 = 241.21",),
        ),
        Example(
            "2023年部门收入预算为215.98万元，比上年减少10.34万元。"
            "其中：一般公共预算拨款收入213.69万元，其他收入2.22万元。",
            ("213.69 + 2.22 = 215.91", "可能没有列全"),
            kind="budget",
        ),
        Example(
            "五、“三公”经费支出情况\n公务用车购置支出18.5万元。全年更新购置公务用车2辆，其中："
            "轿车1辆、金额8.2万元，越野车1辆、金额11.3万元。",
            ("8.2 + 11.3 = 19.5",),
        ),
        Example(
            "平台使用费0.84万元，视频系统使用费1.8万元，两项共计2.84万元。",
            ("两项共计",),
            kind="project_evaluation",
        ),
        Example(
            "下达信访工作经费79.53万元，其中积案化解专项27.59万元，用于救助。"
            "其他信访工作经费51.74万元用于日常工作。",
            ("27.59 + 51.74 = 79.33",),
            kind="project_evaluation",
        ),
    ),
)
