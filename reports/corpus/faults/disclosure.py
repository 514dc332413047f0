"""What a report must tell and leaves out: reasons, counts, parts, shares."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from reports.corpus.faults.ground import Ground
from reports.corpus.faults.kinds import Change, FaultKind, Proposal
from reports.corpus.faults.sums import THREE
from reports.corpus.faults.words import REASON
from reports.corpus.writer import KeyRow

STOPS = "，。；：、\n"
# Counts that the law asks for beside the “三公” money: the money, and what they are counts of.
COUNTS = {
    "reception": (
        f"{THREE}/公务接待费",
        tuple(
            f"{THREE}/{name}"
            for name in ("国内公务接待", "国（境）外公务接待", "公务接待费", "外事接待")
        ),
    ),
    "vehicles": (
        f"{THREE}/公务用车运行维护费",
        (f"{THREE}/公务用车购置数", f"{THREE}/公务用车保有量"),
    ),
}
# Whose changes the outline asks to explain.
EXPLAINED = (
    "收支总计", "收入总计", "支出总计", "财政拨款收支总计", "一般公共预算财政拨款支出",
    "机关运行经费", THREE,
)  # fmt: skip
SAYS_WHY = re.compile("原因|由于|因为|主要[是为系]|用于")
ATTACHED = re.compile("自评报告|评价报告")
# Amounts that a sentence on what was bought tells for each type of vehicle.
BY_TYPE = f"{THREE}/公务用车购置费/"
LEAD = re.compile(r"(?:[^，。；\n]{0,10}原因[^，。；\n]{0,4}|主要是)$")


def drop_reason(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A change without its reason."""
    for found in REASON.finditer(ground.text):
        start = ground.block(found.start())[0]
        stop = max(ground.text.rfind(sign, start, found.start()) for sign in "，。；")
        lead = ground.text[stop + 1 : found.start()]
        rows = [row for row in ground.within(start, stop) if row.mark.measure == "change"]
        if stop < 0 or not rows or not LEAD.search(lead) or ground.within(stop, found.end()):
            continue
        if not is_asked(rows[-1].mark.indicator) or says_more(ground, stop + 1, found.end()):
            continue
        # With its comma where the sentence goes on to its stop, else with its own stop.
        first, last = (stop, found.end()) if ground.text[stop] == "，" else (stop + 1, None)
        if last is None:
            last = found.end() + (ground.text[found.end()] == "。")
        at = (ground.sentence(rows[-1].start)[0], first)
        what = f"no reason for the change of {rows[-1].mark.indicator}"
        yield Proposal(what, (Change(first, last),), tuple(rows[-1:]), at)


def is_asked(indicator: str) -> bool:
    """Whether the outline asks to explain changes of an indicator."""
    return indicator in EXPLAINED or indicator.startswith(f"{THREE}/")


def says_more(ground: Ground, start: int, end: int) -> bool:
    """Whether the paragraph of a reason or the next one tells why in other words too."""
    first, last = ground.block(start)
    following = ground.text[end : ground.block(last)[1]] if last < len(ground.text) else ""
    return bool(SAYS_WHY.search(ground.text[first:start]) or SAYS_WHY.search(following))


def drop_counts(name: str) -> Callable[..., Iterator[Proposal]]:
    """Everything that tells counts of a kind."""

    def propose(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
        money, counted = COUNTS[name]
        spent = [row for row in ground.of(ground.own, "narrative") if row.mark.indicator == money]
        rows = [
            row
            for row in ground.rows
            if row.mark.measure == "count" and row.mark.indicator.startswith(counted)
        ]
        if not rows or not spent or not any(Decimal(row.mark.value) for row in spent):
            return
        spans = joined(sorted({told_in(ground, row, counted) for row in rows}))
        inside = [row for start, end in spans for row in ground.within(start, end)]
        is_plain = all(is_count(row, counted) and row.mark.place == "narrative" for row in inside)
        if not is_plain or not {id(row) for row in rows} <= {id(row) for row in inside}:
            return
        changes = tuple(Change(*cut(ground, start, end)) for start, end in spans)
        near = min(spent, key=lambda row: abs(row.start - spans[0][0]))
        at = (
            min(ground.block(near.start)[0], changes[0].start),
            max(ground.block(near.start)[1], changes[-1].end),
        )
        yield Proposal(f"no {name} counts", changes, (near,), at)

    return propose


def is_count(row: KeyRow, counted: tuple[str, ...]) -> bool:
    """Whether a figure is one of the counts, or an amount told with them."""
    mark = row.mark
    is_own = mark.measure == "count" and mark.indicator.startswith(counted)
    return is_own or mark.indicator.startswith(BY_TYPE)


def told_in(ground: Ground, row: KeyRow, counted: tuple[str, ...]) -> tuple[int, int]:
    """What tells a count: its whole sentence where that tells nothing else, else its clause."""
    start, end = ground.sentence(row.start)
    if all(is_count(one, counted) for one in ground.within(start, end)):
        return start, end
    return clause(ground, row)


def clause(ground: Ground, row: KeyRow) -> tuple[int, int]:
    """From behind the stop before a figure to the stop behind it."""
    start, end = ground.block(row.start)
    first = max([start, *(ground.text.rfind(sign, start, row.start) + 1 for sign in STOPS)])
    stops = [ground.text.find(sign, row.end, end) for sign in STOPS]
    return first, min([one for one in stops if one >= 0], default=end)


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Clauses that only a stop parts, as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def cut(ground: Ground, start: int, end: int) -> tuple[int, int]:
    """What to take out so that the sentence around it still reads well."""
    before, behind = ground.text[start - 1], ground.text[end : end + 1]
    if ground.text[end - 1] in "。\n":
        return (start, end + 1) if before == behind == "\n" else (start, end)
    if before in "，；、：" and behind in "，；。":
        return start - 1, end
    return start, end + (behind in "，；。、")


def drop_parts(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Procurement without its kinds."""
    for whole in ground.of(ground.own, "narrative"):
        if whole.mark.indicator != "政府采购/总额":
            continue
        first, last = ground.sentence(whole.start)
        lead = re.compile("[，,]其中[：:，,]").search(ground.text, whole.end, last)
        if lead is None:
            continue
        inside = ground.within(lead.end(), last)
        parts = {"政府采购/货物", "政府采购/工程", "政府采购/服务"}
        if inside and {row.mark.indicator for row in inside} <= parts:
            change = Change(lead.start(), last - 1)
            at = (first, lead.start())
            yield Proposal("procurement without its kinds", (change,), (whole,), at)


def drop_assets(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Nothing about vehicles and large equipment."""
    for row in ground.of("count", "narrative"):
        if row.mark.indicator != "国有资产/车辆":
            continue
        start, end = ground.block(row.start)
        inside = ground.within(start, end)
        heading = ground.blocks[max(0, ground.blocks.index((start, end)) - 1)]
        if all(one.mark.indicator.startswith("国有资产/") for one in inside):
            yield Proposal("nothing about vehicles", (Change(start, end),), (), heading)


def refer_to_nothing(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A self-evaluation that is said to be attached, and is not."""
    if ATTACHED.search(ground.text) or ground.kind == "budget":
        return
    for row in ground.of("score", "narrative"):
        end = ground.sentence(row.start)[1]
        if ground.text[end - 1] == "。":
            piece = "部门整体支出绩效自评报告见附件。"
            yield Proposal("a report said to be attached", (Change(end, end, piece),))


def blank_share(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """``占%``: a share with nothing printed."""
    for row in ground.of("share", "narrative"):
        end = row.end + 1
        lead = ground.text.rfind("占", ground.sentence(row.start)[0], row.start)
        is_percent = row.mark.unit == "%" and ground.text[row.end : end] in ("%", "％")
        if is_percent and lead >= 0 and row.start - lead <= 16:
            what = f"share of {row.mark.indicator} left blank"
            yield Proposal(what, (Change(row.start, row.end),), (), (lead, end))


KINDS = (
    FaultKind("E03", "no-reason", drop_reason),
    FaultKind("E01", "no-reception-counts", drop_counts("reception")),
    FaultKind("E01", "no-vehicle-counts", drop_counts("vehicles")),
    FaultKind("E01", "no-procurement-parts", drop_parts),
    FaultKind("E01", "no-assets", drop_assets),
    FaultKind("E14", "not-attached", refer_to_nothing),
    FaultKind("E02", "blank-share", blank_share),
)
