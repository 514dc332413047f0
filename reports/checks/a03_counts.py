"""Numbers of people, cars, bodies, projects and visits add up by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.counted import UNITS, Item, find_lists, is_exact, read_items
from reports.checks.dossier import Case, label, say, unit_kind
from reports.checks.groups import place_of, sections, words_between
from reports.checks.kinds import FAMILIES, Kinds
from reports.facts import Figure, Statement
from reports.findings import Verdict

# Cars that a table of indicators divides: the total, and the kind that ends its list.
CARS = ("国有资产/车辆", "三公经费/公务用车购置数", "三公经费/公务用车保有量")
OTHER_CARS = re.compile(r"其他(?:用车|车型|车辆)$")
LIST = re.compile(r"其中|[（(]")
DATE = re.compile(r"^(?:20\d\d年度?|截至|年末|年底|预算)+")
NESTED = re.compile(r"其中|[（(](?:含|包括)|共计|合计")
GUESTS = "三公经费/公务接待费"
GUEST_FORMS = (
    ("三公经费/国内公务接待", "三公经费/外事接待"),
    ("三公经费/国内公务接待", "三公经费/国（境）外公务接待"),
)


def check(case: Case) -> Iterator[Verdict]:
    """Cars and receptions by their indicators, all else by the words of lists."""
    before: Statement | None = None
    has_cars = any(one.startswith(CARS) for one in case.indicators)
    for statement in case.reading.statements:
        if has_cars:
            yield from check_cars(case, statement)
        yield from check_lists(case, statement, before)
        before = statement
    for section in sections(case) if GUESTS in case.indicators else ():
        names = {one.indicator for statement in section for one in statement.figures}
        if GUESTS in names and place_of(section[0]) == "narrative":
            yield from check_guests(case, section)


# --- cars and receptions ------------------------------------------------------------------------


def check_cars(case: Case, statement: Statement) -> Iterator[Verdict]:
    """共有车辆3辆，其中：机要通信用车2辆、其他用车1辆."""
    present = [one.indicator for one in statement.figures if one.indicator.startswith(CARS)]
    for name in CARS if len(present) > 1 else ():
        parts = [
            one
            for one in statement.figures
            if one.measure == "count" and one.indicator.startswith(f"{name}/")
        ]
        wholes = [
            one
            for one in statement.figures
            if one.indicator == name and parts and one.span < parts[0].span
        ]
        if len(wholes) != 1 or len({one.indicator for one in parts}) < len(parts):
            continue
        gaps = (words_between(case, *pair) for pair in pairwise(parts))
        if not parts or any(map(NESTED.search, gaps)):
            continue
        if any(UNITS.get(one.unit) == "辆" for one in unread_between(statement, wholes[0], parts)):
            continue
        if all(map(partial(is_exact, case), (*wholes, *parts))):
            ends = bool(OTHER_CARS.search(parts[-1].indicator))
            yield from judge(case, label(wholes[0]), wholes, [parts], ends)


def unread_between(statement: Statement, whole: Figure, parts: list[Figure]) -> list[Figure]:
    """The figures of a list that are none of its parts: the list goes by other words."""
    inside = [one for one in statement.figures if whole.span < one.span < parts[-1].span]
    return [one for one in inside if one not in parts]


def check_guests(case: Case, section: list[Statement]) -> Iterator[Verdict]:
    """Batches and persons received at home and from abroad, where a total is printed."""
    found: dict[str, dict[str, list[Figure]]] = {}
    for statement in section:
        for one in statement.figures:
            if one.measure == "count" and is_exact(case, one):
                found.setdefault(unit_kind(one), {}).setdefault(one.indicator, []).append(one)
    for named in found.values():
        wholes = named.get(GUESTS, [])
        forms = [
            [named[part][0] for part in form]
            for form in GUEST_FORMS
            if all(len({one.value for one in named.get(part, ())}) == 1 for part in form)
        ]
        home = named.get(GUEST_FORMS[0][0], [])
        inside = [[home[0]]] if home else []
        if forms and len({one.value for one in wholes}) == 1:
            yield from judge(case, "公务接待", wholes[:1], forms + inside, True)


# --- lists told in words ------------------------------------------------------------------------


def check_lists(case: Case, statement: Statement, before: Statement | None) -> Iterator[Verdict]:
    """Every list whose items' names exclude each other."""
    if statement.kind == "row" or sum(one.unit in UNITS for one in statement.figures) < 2:
        return
    words = case.paper.content[statement.span.start : statement.span.end]
    if not LIST.search(words):
        return
    items = read_items(case, statement)
    for wholes, parts in find_lists(items):
        if not wholes and parts[0] is items[0] and before is not None:
            wholes = items_in_front(case, before, statement)
        for family in FAMILIES:
            yield from check_list(family, case, wholes, parts)


def items_in_front(case: Case, before: Statement, statement: Statement) -> list[Item]:
    """The numbers of the sentence before, in the same paragraph, that 其中 may refer to."""
    between = case.paper.content[before.span.start : statement.span.start]
    items = read_items(case, before)
    if "\n" in between.strip() or any(mark in one.gap for one in items for mark in "（；"):
        return []
    return items


def check_list(
    family: Kinds, case: Case, wholes: list[Item], parts: list[Item]
) -> Iterator[Verdict]:
    """One list, if its items are of the family's kinds, each unit for itself."""
    for unit in dict.fromkeys(one.unit for one in parts):
        own = by_kind(family, [one for one in parts if one.unit == unit])
        fitting = [one for one in wholes if one.unit == unit and family.whole.search(one.label)]
        told = [one.figure for one in (*fitting, *own.values())]
        if family.name == "车辆" and all(one.indicator.startswith(CARS) for one in told):
            # The indicators say it already.
            continue
        if len(own) < 2 or not fitting or not all(map(partial(is_exact, case), told)):
            continue
        # Complete it is only of what stands right in front of it.
        ends = len({one.label for one in wholes}) == 1 and family.is_ended_by(set(own))
        sums = [[one.figure for one in own.values()]]
        if family.blurred & own.keys():
            sums.append([one.figure for kind, one in own.items() if kind not in family.blurred])
        name = DATE.sub("", fitting[-1].label) or family.name
        # A number by another name may be what is divided as well.
        others = [one for one in wholes if one.unit == unit and one not in fitting]
        fitting += [one for one in others if is_exact(case, one.figure)]
        yield from judge(case, name, [one.figure for one in fitting], sums, ends)


def by_kind(family: Kinds, items: list[Item]) -> dict[str, Item]:
    """The items up to the first that is of no kind; none where a kind stands twice."""
    own: dict[str, Item] = {}
    for item in items:
        kind = family.kind_of(item.label)
        if not kind:
            break
        if kind in own:
            return {}
        own[kind] = item
    return own


# --- verdicts -----------------------------------------------------------------------------------


def judge(
    case: Case, name: str, wholes: list[Figure], sums: list[list[Figure]], ends: bool
) -> Iterator[Verdict]:
    """Wrong if no total that may be meant is the sum; less only where the list is complete."""
    what = f"{name} = 各类之和"
    pairs = [(whole, parts, off(whole, parts)) for whole in wholes for parts in sums]
    whole, parts, gap = min(pairs, key=lambda pair: abs(pair[2]))
    if not gap:
        yield held(case, what, (whole, *parts))
        return
    exceeded = all(one[2] < 0 for one in pairs)
    if not (exceeded or ends or len(parts) > 1):
        return
    numbers = " + ".join(f"{one.value:f}" for one in parts)
    computed = f"{sum(one.value for one in parts):f}{whole.unit}"
    sure = exceeded or ends
    message = f"{numbers} = {computed}，报告写{say(whole)}"
    if not sure:
        message += "；可能有未列出的类别"
    if len(wholes) > 1:
        message += "，也不等于" + "、".join(say(one) for one in wholes if one is not whole)
    yield failed(
        case, what, "error" if sure else "info", f"{name}{say(whole)}与各类之和{computed}不符",
        message, places(case, (whole, "合计"), *((one, "分类") for one in parts)),
        stated=say(whole), computed=computed, tolerance="无",
    )  # fmt: skip


def off(whole: Figure, parts: list[Figure]) -> int:
    """How much the total exceeds the sum; counts are exact."""
    return int(whole.value - sum(one.value for one in parts))


ASSETS = "六、国有资产占用情况\n"
CHECK = Check(
    code="A03",
    name="counts",
    title="人员、车辆、批次等分类相加是否相符",
    severity="error",
    explanation=(
        "编制和人员按身份、车辆按用途和车型、接待按国内外、来访按初访和重复访、项目按评价等级分列时，"
        "各类之和应等于总数；这些都是整数，没有舍入。加不起来，说明有数字写错，或把编制外的人列进了编制内。"
        "可能相互重叠的类别（如党员、女性）不作判断。"
    ),
    run=check,
    leaves=(
        Example(
            "（二）人员情况。全局编制8人，年末实有9人。其中：行政编制5人，事业编制3人，三支一扶1人。",
            why="5+3+1等于实有人员",
            kind="overall_evaluation",
        ),
        Example(
            "核定编制14名，其中行政编制9名、事业编制4名、机关工勤编制1名；在职人员12人，"
            "其中行政人员7人、事业人员4人、工勤人员1人。"
        ),
        Example("在职人员12人，其中党员10人、女职工5人。", why="类别相互重叠"),
        Example("行政编制3名（局长1名，副局长2名），实有人数3名。"),
        Example("核定事业编制9名，其中设主任1名、副主任2名。", why="职务不是编制的分类"),
        Example("事业编制9名，其中参公3名、事业人员9名。", why="参公可能包含在事业之内"),
        Example("在职人员12人，其中行政人员7人（含工勤人员1人）、事业人员5人。"),
        Example("退休人员4人，其中行政退休3人、事业退休1人，另有遗属2人。"),
        Example(
            "群众来访305批1137人次，同比批次下降37%（其中：初访182批692人次、重复访123批445人次）。",
            kind="project_evaluation",
        ),
        Example("到省上访9批13人次（其中：重复访6批8人次）。", kind="project_evaluation"),
        Example("全年共有信访约500件，其中初信300件、重信150件。", why="总数是约数"),
        Example(f"{ASSETS}共有车辆3辆，其中：机要通信用车2辆。", why="没有列全"),
        Example(f"{ASSETS}共有车辆3辆，其中：机要通信用车2辆、其他用车1辆，主要是业务用车。"),
        Example(
            f"{ASSETS}共有车辆2辆，其中：一般公务用车2辆、一般执法执勤用车0辆、特种专业技术用车0辆、"
            "其他用车0辆。"
        ),
        Example("在职\n3\n人员6人，其中行政人员3人、事业人员2人、机关工勤人员1人。", why="页码"),
        Example(
            "实有在职17名（其中行政9名、工勤1名、事业7名），离退休6名（其中离休1名、退休5名）。"
        ),
        Example("培训干部300人次，其中行政人员200人、事业人员150人。", why="人次与人不同"),
        Example("下属单位3个，其中行政单位1个、参照公务员法管理的事业单位1个。", why="没有列全"),
        Example("绩效自评的项目6个（其中，评级为“优”的项目4个；评级为“良”的项目2个）。"),
    ),
    finds=(
        Example(
            "（二）人员概况。实有在职编制内人员8人,其中：行政人员5人、事业人员3人,三支一扶1人。",
            ("5 + 3 + 1 = 9", "8"),
            kind="overall_evaluation",
        ),
        Example(
            "核定编制14名，其中行政编制9名、事业编制6名、机关工勤编制1名。", ("9 + 6 + 1 = 16",)
        ),
        Example(
            f"{ASSETS}共有车辆3辆，其中：机要通信用车2辆、应急保障用车2辆、其他用车0辆。",
            ("2 + 2 + 0 = 4",),
        ),
        Example(f"{ASSETS}共有车辆3辆，其中：机要通信用车2辆、其他用车0辆。", ("2 + 0 = 2",)),
        Example(
            "群众来访305批1137人次（其中：初访182批692人次、重复访132批445人次）。",
            ("182 + 132 = 314",),
            kind="project_evaluation",
        ),
        Example(
            "独立编制机构2个，其中行政机构0个，参照公务员法管理的事业机构0个，其他事业机构1个。",
            ("0 + 0 + 1 = 1",),
        ),
        Example(
            f"{ASSETS}共有车辆2辆，其中：一般公务用车2辆、一般执法执勤用车1辆、其他用车0辆。",
            ("2 + 1 + 0 = 3",),
        ),
        Example("实有在职17名（其中行政9名、工勤1名、事业9名）。", ("9 + 1 + 9 = 19",)),
        Example("编制10名，其中行政编制5名、事业编制4名。", ("可能有未列出",)),
        Example(
            "绩效自评的项目6个（其中，评级为“优”的项目4个；评级为“良”的项目3个）。", ("4 + 3 = 7",)
        ),
    ),
)
