"""The sentences at the head of the pages of projects and of KPI rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboards.answers import link_value, say_absent
from dashboards.formatting import format_number, format_rounded, format_sum
from dashboards.presence import median_printed, sum_printed
from dashboards.queries.kpi_rows import FULL, LOST, OVER, UNSCORED, Tally
from dashboards.queries.project_rows import OVERRATED, UNDERRATED, UNKNOWN, BodyProject
from dashboards.queries.scores import GRADES

NAME_LENGTH = 18


def cut_name(name: str) -> str:
    """A project's name, its end left out where it would fill the sentence."""
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1]}…"


def answer_projects(rows: Sequence[BodyProject], year: int) -> SafeString:
    """How many projects, what they spent, how they score, and where that disagrees."""
    bodies = len({row.body.pk for row in rows})
    spent = sum_printed(row.final for row in rows)
    counted = sum(row.final.printed for row in rows)
    parts = [format_html("{}年，{} 个部门有 {} 个项目", year, bodies, f"{len(rows):,}")]
    if spent is not None:
        said = "，{} 个公布了执行数，合计 {} 万元"
        parts.append(format_html(said, f"{counted:,}", format_sum(spent)))
    parts.append(SafeString("。"))
    parts.append(say_scores(rows))
    parts.append(say_gaps(rows))
    parts.append(say_absent([row.score for row in rows]))
    return format_html_join("", "{}", ((part,) for part in parts))


def say_scores(rows: Sequence[BodyProject]) -> SafeString:
    """The median of the scores, and the lowest."""
    scored = [row for row in rows if row.score.printed]
    if not scored:
        return SafeString("所选项目都没有公布自评得分。")
    lowest = min(scored, key=lambda row: row.score.number)
    return format_html(
        "自评得分 {} 个，中位数 {} 分，最低的是{}“{}”（{}）。",
        f"{len(scored):,}",
        format_rounded(median_printed(row.score for row in scored), 1),
        lowest.body.region or lowest.body.name,
        cut_name(lowest.project.name),
        link_value(lowest.score, "分"),
    )


def say_gaps(rows: Sequence[BodyProject]) -> str:
    """How often score and execution rate disagree, and which way."""
    gaps = Counter(row.gap for row in rows)
    said = []
    if gaps[OVERRATED]:
        said.append(f"{gaps[OVERRATED]} 个得 90 分以上而执行率不到 90%")
    if gaps[UNDERRATED]:
        said.append(f"{gaps[UNDERRATED]} 个执行率 90% 以上而得分不到 80")
    if said:
        return "得分与执行率不一致的：" + "，".join(said) + "。"
    return "得分与执行率没有明显不一致的。" if len(rows) > gaps[UNKNOWN] else ""


def title_distribution(rows: Sequence[BodyProject]) -> str:
    """The finding over the distribution: 12 个得分中，优 3 个、差 2 个."""
    grades = Counter(row.grade for row in rows if row.grade)
    said = "、".join(f"{name} {grades[name]:,} 个" for name, _ in GRADES if grades[name])
    return f"{grades.total():,} 个自评得分：{said}"


def title_gaps(rows: Sequence[BodyProject]) -> str:
    """The finding over the scatter."""
    known = [row for row in rows if row.gap != UNKNOWN]
    apart = sum(row.gap in (OVERRATED, UNDERRATED) for row in known)
    found = f"{apart} 个明显不一致" if apart else "没有明显不一致的"
    return f"{len(known):,} 个项目既有得分又有执行率，{found}"


def answer_kpis(tally: Tally, year: int | None) -> str:
    """How many KPI rows, how many lost points, and how many exceed their weight."""
    said = f"{year}年，{tally.projects:,} 个项目列出 {tally.rows:,} 项绩效指标"
    scored = tally.rows - tally.count(UNSCORED)
    if not scored:
        return f"{said}，都没有写明权重和得分。"
    some = "都" if scored == tally.rows else f"其中 {scored:,} 项"
    parts = [f"{said}，{some}写明了权重和得分"]
    parts.append(f"{tally.count(LOST):,} 项丢分，共丢 {format_number(tally.lost)} 分")
    if tally.count(OVER):
        parts.append(f"{tally.count(OVER):,} 项得分超过权重")
    return "；".join(parts) + "。"


def title_lost(tallies: Sequence[Tally]) -> str:
    """The finding over the points lost: which 二级指标 costs most."""
    whole = sum(tally.lost for tally in tallies)
    if not whole:
        return "所选指标没有丢分"
    first = tallies[0]
    share = format_rounded(first.lost / whole * 100, 1)
    return f"丢分最多的是{first.name or '未写名称的指标'}，占全部丢分的 {share}%"


def title_results(tally: Tally) -> str:
    """The finding over the results by 一级指标."""
    if tally.count(UNSCORED) == tally.rows:
        return f"{tally.rows:,} 项指标都没有写明权重和得分"
    return f"{tally.rows:,} 项指标中，{tally.count(FULL):,} 项满分，{tally.count(LOST):,} 项丢分"
