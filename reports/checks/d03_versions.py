"""What changed from one version of a report to the next, figure by figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reports.checks.check import Check, failed, places
from reports.checks.dossier import Case, Dossier, interval, label, measure_name, say, unit_kind
from reports.checks.projectsayings import ASPECTS
from reports.checks.standing import list_versions, one_setting
from reports.checks.version_examples import FINDS, LEAVES
from reports.facts import KINDS, Figure
from reports.findings import Place, Verdict

# So many changes are told in words and shown; the rest is counted.
SHOWN = 12
LONGEST_NAME = 40
WHAT = "各版本数据一致"


class Change(NamedTuple):
    """A figure before and after: one of them is missing where it was added or left out."""

    before: Figure | None
    after: Figure | None


def check(dossier: Dossier) -> Iterator[Verdict]:
    """Every report that is stored in several versions, each against the next."""
    for versions in list_versions(dossier):
        papers = {case.paper.key for case in versions}
        if len(papers) == len(versions):
            yield from (compare(old, new) for old, new in pairwise(versions))
        elif len(papers) > 1:
            reason = "同一文件中有几份同名的报告，不能确定各自的前一版本"
            yield Verdict("unchecked", WHAT, ("version",), reason=reason, report=versions[-1].key)


def compare(old: Case, new: Case) -> Verdict:
    """All that changed from one version to the next."""
    changes = sorted(find_changes(old, new), key=lambda one: not (one.before and one.after))
    roles = ("version", str(old.version), str(new.version))
    if not changes:
        # What D01 compares of two reports that were published apart is not said to agree.
        what = WHAT if one_setting(old, new) else f"除“同一项目”一项所比较的以外，{WHAT}"
        return Verdict("held", f"{what}（{name_both(old, new)}）", roles, report=new.key)
    title = f"{KINDS[new.reading.kind]}有不同版本：{count(changes)}"
    if len(changes) == 1:
        title = f"{KINDS[new.reading.kind]}有不同版本：{tell(changes[0])}"
    shown = changes[:SHOWN]
    told = "；".join(tell(one) for one in shown)
    more = f"；另有{len(changes) - SHOWN}处" if len(changes) > SHOWN else ""
    evidence = tuple(place for one in shown for place in show(old, new, one))
    message = f"{name_both(old, new)}，{count(changes)}：{told}{more}"
    return failed(new, WHAT, "info", title, message, evidence, roles=roles)


def find_changes(old: Case, new: Case) -> Iterator[Change]:
    """Figures whose values differ, and those that only one version has."""
    before, after = group(old), group(new)
    moved = {rough(one) for group_ in before.values() for one in group_} & {
        rough(one) for group_ in after.values() for one in group_
    }
    for key in dict.fromkeys((*before, *after)):
        if is_told_elsewhere(old, new, key):
            continue
        was, now = before.get(key, []), after.get(key, [])
        gone, come = without(was, now), without(now, was)
        yield from map(Change, gone, come)
        # The same number under another name was moved or worded anew.
        for one in gone[len(come) :]:
            if rough(one) not in moved:
                yield Change(one, None)
        for one in come[len(gone) :]:
            if rough(one) not in moved:
                yield Change(None, one)


def is_told_elsewhere(old: Case, new: Case, key: tuple) -> bool:
    """Whether D01 compares it: reports of a project that were published in two ways both stand."""
    return not one_setting(old, new) and key[0] == "project" and key[2:4] in ASPECTS


def group(case: Case) -> dict[tuple, list[Figure]]:
    """The figures by what they are, one for each value."""
    found: dict[tuple, list[Figure]] = defaultdict(list)
    for one in case.usable:
        if one.place != "chart":
            alike = found[key_of(one)]
            if not any(is_same(one, other) for other in alike):
                alike.append(one)
    return found


def key_of(one: Figure) -> tuple:
    """What a figure is."""
    return (
        one.subject.type, one.subject.name, one.indicator, one.measure, one.basis,
        one.fiscal_year, unit_kind(one),
    )  # fmt: skip


def rough(one: Figure) -> tuple:
    """A figure's subject and number, whatever it is called."""
    family = one.indicator.split("/", 1)[0]
    return (one.subject.type, one.subject.name, family, one.value, one.unit)


def is_same(one: Figure, other: Figure) -> bool:
    """Whether two values may be one, with other decimals or in another unit."""
    mine, theirs = interval(one), interval(other)
    if mine is None or theirs is None:
        return (one.value, one.unit, one.qualifier) == (other.value, other.unit, other.qualifier)
    return mine.meets(theirs)


def without(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    """The figures whose values are not among the others'."""
    return [one for one in figures if not any(is_same(one, other) for other in others)]


def name_both(old: Case, new: Case) -> str:
    """Which versions: 第1版与现行的第2版."""
    return f"第{old.version}版与{'现行的' if new.in_force else ''}第{new.version}版"


def count(changes: list[Change]) -> str:
    """How many figures were changed, added and left out."""
    changed = sum(1 for one in changes if one.before and one.after)
    added = sum(1 for one in changes if not one.before)
    counts = {"改动": changed, "增加": added, "删去": len(changes) - changed - added}
    return "、".join(f"{word}{number}处数据" for word, number in counts.items() if number)


def tell(change: Change) -> str:
    """A change in words: 2023年公务接待费（决算数）由0.75万元改为0.57万元."""
    one = change.after or change.before
    named = label(one)
    if named in ("合计", "总额"):
        named = one.indicator.rsplit("/", 2)[-2]
    whose = "" if one.subject.type == "department" else f"“{one.subject.name[:LONGEST_NAME]}”的"
    thing = f"{one.fiscal_year}年{whose}{named}（{measure_name(one.measure)}）"
    if change.before is None:
        return f"增加{thing}{words_of(one)}"
    if change.after is None:
        return f"删去{thing}{words_of(one)}"
    return f"{thing}由{words_of(change.before)}改为{words_of(change.after)}"


def words_of(figure: Figure) -> str:
    """The number with its unit and what qualifies it."""
    about = "约" if figure.qualifier == "约" else ""
    return about + say(figure) + ("" if about else figure.qualifier)


def show(old: Case, new: Case, change: Change) -> tuple[Place, ...]:
    """Where it stood, and where it stands."""
    found: tuple[Place, ...] = ()
    if change.before:
        found += places(old, (change.before, f"第{old.version}版"))
    if change.after:
        found += places(new, (change.after, f"第{new.version}版"))
    return found


CHECK = Check(
    code="D03",
    name="versions",
    title="同一报告的不同版本改动了什么",
    severity="info",
    scope="body",
    explanation=(
        "同一部门、年度、类型的报告先后公开过不同版本时，逐项列出改动、增加和删去的数据。"
        "更正本身是正当的，但引用旧版的人应当知道哪些数变了；改动是否有说明，也值得一问。"
        "措辞不同而数值相同的不列；单位或小数位数不同而数值相合的也不列。"
    ),
    run=check,
    leaves=LEAVES,
    finds=FINDS,
)
