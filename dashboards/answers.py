"""The sentences that pages begin with, made from the same rows as chart and table."""

from __future__ import annotations

from collections import Counter

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboards.formatting import MINUS, format_rounded, format_sum
from dashboards.presence import (
    ABSENCE_WORDS,
    BY_PEOPLE,
    UNCOLLECTED,
    Value,
    median_printed,
    sum_printed,
)
from dashboards.queries.cells import Body
from dashboards.queries.coverage import STATE_WORDS, CoverageRow
from dashboards.queries.department import LineRow, PeerStrip
from dashboards.queries.departments import DepartmentRow
from dashboards.queries.rates import GENERAL, RateRow
from dashboards.queries.sangong import TOTAL, SangongRow
from dashboards.queries.scores import GRADES, ScoreRow, name_grade
from reports.facts import KINDS

PARTS = (("abroad", "因公出国（境）费"), ("cars", "公务用车费"), ("hosting", "公务接待费"))


def link_value(value: Value, unit: str | None = None) -> SafeString:
    """A number of a sentence, linked to the words it was read from."""
    unit = value.unit if unit is None else unit
    shown = f"{value.text}{unit}" if unit == "%" else f"{value.text} {unit}"
    # Most of these stand in brackets already.
    shown += f"，{BY_PEOPLE[value.status]}" if value.note else ""
    if not value.url:
        return format_html("{}", shown)
    return format_html('<a class="value" href="{}">{}</a>', value.url, shown)


def say_change(rate: Value) -> SafeString:
    """，同比下降 20.44%, where the report states a change against the year before."""
    if not rate.printed or rate.basis not in ("", "prior_final"):
        return SafeString("")
    if rate.number == 0:
        return SafeString("，与上年持平")
    word = "下降" if rate.number < 0 else "增长"
    shown = rate.text.removeprefix(MINUS)
    return format_html('，同比{} <a class="value" href="{}">{}%</a>', word, rate.url, shown)


def answer_sangong(rows: list[SangongRow], year: int) -> SafeString:
    """How many bodies publish “三公”经费, how much, and who most."""
    printed = [row for row in rows if row.total.printed]
    if not printed:
        return format_html("{}年，所选 {} 个部门都没有可比的“三公”经费数。", year, len(rows))
    total = sum_printed(row.total for row in printed)
    top = max(printed, key=lambda row: row.total.number)
    parts = [
        format_html(
            "{}年，{} 个部门公开了“三公”经费，合计 {} 万元；",
            year,
            len(printed),
            format_sum(total),
        ),
        format_html(
            "{}最高（{}）{}。",
            top.body.region or top.body.name,
            link_value(top.total),
            say_change(top.change_rate),
        ),
        say_absent([row.total for row in rows]),
    ]
    return format_html_join("", "{}", ((part,) for part in parts))


def title_sangong(rows: list[SangongRow], year: int) -> str:
    """The finding over the chart: which part is the largest."""
    sums = {word: sum_printed(getattr(row, field) for row in rows) for field, word in PARTS}
    known = {word: amount for word, amount in sums.items() if amount}
    if not known:
        return f"{year}年各部门“三公”经费"
    largest = max(known, key=known.get)
    share = known[largest] / sum(known.values()) * 100
    return f"{year}年“三公”经费以{largest}为最多，占分项合计的 {format_rounded(share, 1)}%"


def say_absent(values: list[Value]) -> SafeString:
    """另有 1 个部门未公开、2 个未收录，不按 0 计算。"""
    counts = Counter(value.word for value in values if value.word)
    said = [f"{counts[word]:,} 个{word}" for word in ABSENCE_WORDS.values() if counts[word]]
    if not said:
        return SafeString("")
    return format_html("另有 {}，不按 0 计算。", "、".join(said))


def answer_rates(rows: list[RateRow], year: int) -> SafeString:
    """How many rates are stated, how many are below the line, and which is lowest."""
    stated = [row for row in rows if row.rate.printed]
    if not stated:
        return format_html("{}年，所选部门和项目都没有写明执行率。", year)
    below = [row for row in stated if row.below_line]
    lowest = min(stated, key=lambda row: row.rate.number)
    return format_html(
        "{}年，报告写明了 {} 个执行率，中位数 {}%；{}最低的是{}“{}”（{}）。{}",
        year,
        f"{len(stated):,}",
        format_rounded(median_printed(row.rate for row in stated), 1),
        f"{len(below):,} 个低于 90%，" if below else "没有低于 90% 的，",
        lowest.body.region or lowest.body.name,
        lowest.item.strip("“”"),
        link_value(lowest.rate),
        say_absent([row.rate for row in rows]),
    )


def answer_scores(rows: list[ScoreRow], year: int) -> SafeString:
    """How many scores are published, in which grades, and which is lowest."""
    scored = [row for row in rows if row.score.printed]
    if not scored:
        return format_html("{}年，所选部门和项目都没有公布自评得分。", year)
    grades = Counter(row.grade for row in scored)
    said = "、".join(f"{name} {grades[name]:,} 个" for name, _ in GRADES if grades[name])
    lowest = min(scored, key=lambda row: row.score.number)
    return format_html(
        "{}年，公布了 {} 个自评得分（{}），中位数 {} 分；最低的是{}“{}”（{}）。{}",
        year,
        f"{len(scored):,}",
        said,
        format_rounded(median_printed(row.score for row in scored), 1),
        lowest.body.region or lowest.body.name,
        lowest.item,
        link_value(lowest.score, "分"),
        say_absent([row.score for row in rows]),
    )


def title_departments(rows: list[DepartmentRow], year: int) -> str:
    """The finding over the chart of bodies."""
    median = median_printed(row.general for row in rows)
    if median is None:
        return f"{year}年各部门一般公共预算支出"
    return f"{year}年各部门一般公共预算支出，中位数 {format_rounded(median, 2)} 万元"


def answer_departments(rows: list[DepartmentRow], year: int) -> SafeString:
    """How many bodies there are, how many have a report of the year, and who spends most."""
    stored = [row for row in rows if row.reports]
    head = format_html("共 {} 个部门，其中 {} 个收录了{}年的报告。", len(rows), len(stored), year)
    printed = [row for row in rows if row.general.printed]
    if not printed:
        return head
    top = max(printed, key=lambda row: row.general.number)
    return format_html(
        "{}{} 个公开了一般公共预算支出，合计 {} 万元；{}最多（{}）。",
        head,
        len(printed),
        format_sum(sum_printed(row.general for row in printed)),
        top.body.region or top.body.name,
        link_value(top.general),
    )


def sangong_facts(rows: list[SangongRow]) -> list[tuple[str, str]]:
    """The total and the median of the printed “三公” totals, for the first page."""
    total = sum_printed(row.total for row in rows)
    median = median_printed(row.total for row in rows)
    if total is None:
        return []
    return [
        ("“三公”经费合计", f"{format_sum(total)} 万元"),
        ("“三公”经费中位数", f"{format_rounded(median, 2)} 万元"),
    ]


def answer_department(
    body: Body, strips: list[PeerStrip], lines: list[LineRow], year: int | None
) -> SafeString | str:
    """What one body spent, how much of its plan that is, its “三公”, and its self-score."""
    if year is None:
        return f"还没有收录{body.name}的报告。"
    sangong, rate, score = (strip.own for strip in strips[:3])
    spent = find_line(lines, GENERAL).get("final")
    change = find_line(lines, TOTAL).get("change_rate")
    parts = []
    if spent and spent.known:
        parts.append(format_html("一般公共预算支出 {}", link_value(spent)))
    if rate.known:
        parts.append(format_html("执行率 {}", link_value(rate)))
    said = link_value(sangong) if sangong.known else sangong.word
    told = say_change(change) if change and sangong.known else ""
    parts.append(format_html("“三公”经费 {}{}", said, told))
    said = link_value(score, "分") if score.known else score.word
    grade = f"（{name_grade(score.number)}）" if score.known else ""
    parts.append(format_html("部门整体自评 {}{}", said, grade))
    joined = format_html_join("；", "{}", ((part,) for part in parts))
    return format_html("{}年，{}。", year, joined)


def find_line(lines: list[LineRow], indicator: str) -> dict[str, Value]:
    """The values of one of the body's line items."""
    family, _, label = indicator.partition("/")
    wanted = (family, label or family)
    found = (line.values for line in lines if (line.family, line.indicator) == wanted)
    return next(found, {})


def title_coverage(counts: dict[int, Counter], kind: str) -> str:
    """The finding over the bars of the years: the one of which most bodies' reports are stored."""
    stored = {year: count.total() - count[UNCOLLECTED] for year, count in counts.items()}
    if not any(stored.values()):
        return f"各年度都没有收录{kind}"
    fullest = max(stored, key=lambda year: (stored[year], year))
    said = f"{counts[fullest].total():,} 个部门中 {stored[fullest]:,} 个"
    return f"{kind}收录最全的是{fullest}年：{said}"


def answer_coverage(rows: list[CoverageRow], kind: str, year: int | None) -> str:
    """How many bodies published a kind of report for a year, and how."""
    counts = Counter(row.find(year).state for row in rows)
    lacking = sum(bool(row.find(year).lacks) for row in rows)
    said = "，".join(
        f"{counts[state]} 个{word}" for state, word in STATE_WORDS.items() if counts[state]
    )
    tail = f"；{lacking} 个的报告有应写未写的内容" if lacking else ""
    return f"{year}年{KINDS[kind]}：{len(rows)} 个部门中 {said}{tail}。"
