"""What reports on one project say beside its money: how content people were, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reports.checks.check import failed, places
from reports.checks.citedbasis import Citation, find_basis
from reports.checks.dossier import say
from reports.checks.projectvoices import Project, Voice
from reports.checks.satisfaction import Satisfaction, find_satisfaction
from reports.checks.standing import chief, report_name, same_scope
from reports.findings import Place, Verdict

SHOWN = 3


def compare_satisfaction(project: Project) -> Iterator[Verdict]:
    """Whether the public's satisfaction is told alike; all a voice's rates must differ."""
    told = [(voice, found) for voice in project.voices if (found := find_satisfaction(voice))]
    for (one, ours), (other, theirs) in combinations(told, 2):
        if not same_scope(one.case, other.case):
            continue
        if not any(mine.interval.meets(it.interval) for mine in ours for it in theirs):
            severity = "warning" if ours[0].whom == theirs[0].whom else "info"
            yield complain(project, severity, (one, ours[0]), (other, theirs[0]))
            return


def complain(project: Project, severity: str, *told: tuple[Voice, Satisfaction]) -> Verdict:
    """Two satisfaction rates of one project."""
    values = [say(rate.figure) + rate.figure.qualifier for _, rate in told]
    words = "，".join(
        f"{report_name(voice.case)}写{value}"
        for (voice, _), value in zip(told, values, strict=True)
    )
    evidence = tuple(
        place for voice, rate in told for place in places(rate.case, (rate.figure, "满意度"))
    )
    about = chief([voice.case for voice, _ in told])
    named = f"项目“{project.name}”的群众满意度"
    return failed(
        about, f"{named}在各份报告中一致", severity,
        f"{named}在不同报告中不一致：{'与'.join(values)}",
        f"同一项目同一年度的群众满意度，{words}，两者不能同时成立，除非调查的是不同的人",
        evidence, roles=(*project.roles, "satisfaction"), stated=values[0], computed=values[1],
    )  # fmt: skip


def compare_basis(project: Project) -> Iterator[Verdict]:
    """Whether two reports cite any paper in common as the basis of a project."""
    cited = [
        (voice, found)
        for voice in project.voices
        if voice.case.reading.kind == "project_evaluation" and (found := find_basis(voice.case))
    ]
    for (one, ours), (other, theirs) in combinations(cited, 2):
        if one.case.paper is other.case.paper and one.case.reading.kind == other.case.reading.kind:
            continue
        if not {it.title for it in ours} & {it.title for it in theirs}:
            yield doubt_basis(project, (one, ours), (other, theirs))
            return


def doubt_basis(project: Project, *cited: tuple[Voice, list[Citation]]) -> Verdict:
    """Two reports on one project that cite quite different papers."""
    evidence = tuple(
        Place(voice.case.paper.key, one.span, "立项依据")
        for voice, found in cited
        for one in found[:SHOWN]
    )
    counts = "，".join(f"{report_name(voice.case)}列了{len(found)}件" for voice, found in cited)
    about = chief([voice.case for voice, _ in cited])
    return failed(
        about, f"项目“{project.name}”的立项依据在各份报告中一致", "info",
        f"项目“{project.name}”在不同报告中所列的立项依据完全不同",
        f"同一项目同一年度的立项、资金申报依据，{counts}，没有一件相同",
        evidence, roles=(*project.roles, "basis"),
    )  # fmt: skip
