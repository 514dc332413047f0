"""One project has one plan, one spending and one result, whichever report tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reports.checks.check import Check, failed, places
from reports.checks.dossier import Case, Dossier, say
from reports.checks.project_examples import FINDS, LEAVES
from reports.checks.projectsayings import is_as_of
from reports.checks.projectvoices import Project, Voice, list_projects
from reports.checks.sayings import Saying, distinct_sayings, is_unit_slip
from reports.checks.sidestories import compare_basis, compare_satisfaction
from reports.checks.standing import chief, is_shortened, list_standing, report_name, same_scope
from reports.facts import KINDS
from reports.findings import Place, Verdict

NAMES = {
    "final": "支出",
    "budget_initial": "年初预算",
    "budget_adjusted": "调整后预算",
    "budget": "计划（预算）数",
    "arrival": "到位资金",
    "score": "自评得分",
    "rate": "执行率",
}
UNITS = {"money": "万元", "percent": "个百分点", "score": "分"}
REASONS = {
    "": "四舍五入不能解释",
    "cut": "像是舍去了后面的位数，或分项取整后相加",
    "later": "四舍五入不能解释，除非较大的数是年度终了以后某时的数",
    "as-of": "较小的数写的是“截至”某时，可能不是全年数",
    "plan": "没有写明是年初预算还是调整后预算，所指可能不同",
    "base": "支出相同而预算基数不同，预算若有调整，各份报告都应写明",
    "rate": "所用的预算基数可能不同",
}


def check(dossier: Dossier) -> Iterator[Verdict]:
    """Every project that several reports tell of."""
    for project in list_projects(dossier):
        yield from compare_money(project)
        yield from compare_satisfaction(project)
        yield from compare_basis(project)
    for case in list_standing(dossier):
        if case.astray and case.reading.project:
            yield left_out(case)


def left_out(case: Case) -> Verdict:
    """A sheet whose title is of another year than the report that it stands behind."""
    reading = case.reading
    reason = (
        f"所附{KINDS[reading.kind]}写作{case.year}年，所在报告是{case.astray}年的，不能确定年度"
    )
    return Verdict(
        "unchecked", f"项目“{reading.project}”的数据在各份报告中一致",
        ("project", reading.project, "astray"), reason=reason, report=case.key,
    )  # fmt: skip


def compare_money(project: Project) -> Iterator[Verdict]:
    """What is told of a project's money and score."""
    stories = [Story(project, aspect) for aspect in NAMES]
    failing = [one for one in stories if one.pairs]
    # A rate follows from the spending: where that is told differently, it is no other cause.
    if len(failing) > 1 and failing[0].aspect == "final" and failing[-1].aspect == "rate":
        failing.pop()
    yield from (one.report() for one in failing)
    roles = project.roles
    if torn := [one for one in stories if one.torn]:
        cases = torn[0].torn[0].cases
        reason = f"同一文件中有几份同名项目的{report_name(cases[0])}，数值不同，可能是分单位填报"
        about = chief(cases).key
        yield Verdict("unchecked", name_all(project, torn), roles, reason=reason, report=about)
    if agreed := [one for one in stories if one.is_held()]:
        about = chief([voice.case for one in agreed for voice, _ in one.heard]).key
        yield Verdict("held", name_all(project, agreed), roles, report=about)


def name_all(project: Project, stories: list[Story]) -> str:
    """What was compared of a project."""
    told = "、".join(NAMES[one.aspect] for one in stories)
    return f"项目“{project.name}”的{told}在各份报告中一致"


class Story:
    """What all voices tell of one thing about a project.

    ``heard`` are the voices with what they say, ``torn`` those that do not say one thing, ``pairs``
    the places in ``heard`` of every two that contradict each other.
    """

    def __init__(self, project: Project, aspect: str) -> None:
        self.project, self.aspect, voices = project, aspect, project.voices
        told = [(voice, voice.told[aspect]) for voice in voices if voice.told[aspect]]
        if aspect == "budget" and told:
            told += [(voice, plans) for voice in voices if (plans := voice.plans())]
        self.torn = [voice for voice, said in told if voice.is_torn(said)]
        self.heard = [(voice, said) for voice, said in told if not voice.is_torn(said)]
        self.pairs = [pair for pair in self.comparable() if self.contradict(*pair)]

    def comparable(self) -> Iterator[tuple[int, int]]:
        """Every two voices that mean the same; what another check compares is left to it."""
        for one, other in combinations(range(len(self.heard)), 2):
            first, second = self.heard[one][0], self.heard[other][0]
            inside = first.case.paper is second.case.paper
            if first is second or not same_scope(first.case, second.case):
                continue
            if inside and (self.is_with_sheet(first) or is_one_kind(first, second)):
                continue
            if self.aspect == "rate" and self.follows(one, other):
                continue
            yield one, other

    def is_with_sheet(self, voice: Voice) -> bool:
        """Whether it is a score that C13 holds against the sheet, as all sentences tell the same.

        Where they do not, one of them may fit the sheet, and the other would go untold.
        """
        if self.aspect != "score":
            return False
        paper = voice.case.paper
        told = [
            said
            for _, sayings in self.heard
            for said in sayings
            if said.case.paper is paper and said.figure.place == "narrative"
        ]
        return len(told) < 2 or len(distinct_sayings(told)) < 2

    def follows(self, one: int, other: int) -> bool:
        """Whether both rates can be worked out beside themselves, on bases of one name."""
        bases = {self.heard[index][1][0].key[4] for index in (one, other)}
        return len(bases) == 1 and all(self.heard[at][0].works_out() for at in (one, other))

    def contradict(self, one: int, other: int) -> bool:
        """Whether no value of one voice fits any of the other."""
        return not any(
            mine.interval.meets(theirs.interval) or is_unit_slip(mine, theirs)
            for mine in self.heard[one][1]
            for theirs in self.heard[other][1]
        )

    def is_held(self) -> bool:
        """Whether some two voices could be compared, and none contradicts another."""
        return not self.pairs and any(True for _ in self.comparable())

    def grade(self, one: int, other: int) -> tuple[str, str]:
        """How grave a contradiction is, and the words that may explain it."""
        (first, (mine, *_)), (second, (theirs, *_)) = self.heard[one], self.heard[other]
        if is_shortened(mine, theirs):
            return "info", "cut"
        low = min((mine, theirs), key=lambda it: it.interval.value)
        if self.aspect in ("final", "arrival") and is_as_of(low):
            return "info", "as-of"
        if self.aspect == "budget" and not (first.plans() or second.plans()):
            return "info", "plan"
        if self.aspect == "rate" and mine.key[4] != theirs.key[4]:
            return "info", "base" if first.works_out() and second.works_out() else "rate"
        high = theirs if low is mine else mine
        return "warning", "later" if is_as_of(high) and self.aspect != "score" else ""

    def report(self) -> Verdict:
        """One verdict on all that contradict each other, as grave as the gravest pair."""
        graded = {pair: self.grade(*pair) for pair in self.pairs}
        severity, why = max(graded.values())
        chosen = sorted({at for pair, it in graded.items() if it[0] == severity for at in pair})
        heard = [(self.heard[at][0], self.heard[at][1][0]) for at in chosen]
        named = f"项目“{self.project.name}”的{NAMES[self.aspect]}"
        low, high = (pick([said.interval.value for _, said in heard]) for pick in (min, max))
        told = "；".join(
            f"{report_name(voice.case)}写{self.tell(voice, said)}" for voice, said in heard
        )
        apart = f"{(high - low).normalize():f}{UNITS[heard[0][1].key[-1]]}"
        values = list(dict.fromkeys(say(said.figure) for _, said in heard))
        return failed(
            chief([voice.case for voice, _ in heard]), f"{named}在各份报告中一致", severity,
            f"{named}在不同报告中不一致：{'与'.join(values)}",
            f"{self.project.year}年{named}，{told}。相差{apart}，{REASONS[why]}",
            self.evidence(heard), roles=(*self.project.roles, self.aspect),
            stated=values[0], computed=values[1],
        )  # fmt: skip

    def tell(self, voice: Voice, said: Saying) -> str:
        """A value, with the day it is of and the rate that goes with it."""
        words, notes = say(said.figure), []
        if self.aspect == "budget" and (plans := voice.plans()):
            words = "、".join(NAMES[one.key[2]] + say(one.figure) for one in plans)
        if is_as_of(said):
            notes.append("写明是截至某时的数")
        if self.aspect == "final" and voice.told["rate"]:
            notes.append(f"执行率{say(voice.told['rate'][0].figure)}")
        return f"{words}（{'，'.join(notes)}）" if notes else words

    def evidence(self, heard: list[tuple[Voice, Saying]]) -> tuple[Place, ...]:
        """The places of the values, and of the rates that follow from them."""
        found: tuple[Place, ...] = ()
        for voice, said in heard:
            found += places(said.case, (said.figure, NAMES[self.aspect]))
            for rate in voice.told["rate"][:1] if self.aspect == "final" else ():
                found += places(rate.case, (rate.figure, "执行率"))
        return found


def is_one_kind(one: Voice, other: Voice) -> bool:
    """Whether two voices are reports of one kind."""
    return one.case.reading.kind == other.case.reading.kind


CHECK = Check(
    code="D01",
    name="one-project",
    title="同一项目在不同报告中的数据是否一致",
    severity="warning",
    scope="body",
    explanation=(
        "同一项目同一年度的计划数、到位资金、支出、执行率、得分和满意度，在自评表、自评报告、部门决算中应当相同。"
        "一个项目在一份报告里几乎花完，在另一份里只花了一半，必有一份不能作为依据；两份报告分别公开时尤其不易察觉。"
        "可能的解释：统计时点不同（截至某月）、一处写年初预算而另一处写调整后预算、一份是更正前的版本。"
    ),
    run=check,
    leaves=LEAVES,
    finds=FINDS,
)
