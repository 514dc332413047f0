"""The sentences of the comparing page's views that show several values a body."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboards.answers import say_absent
from dashboards.answers_compare import (
    answer_compare,
    name_body,
    say_distance,
    say_number,
    with_unit,
)
from dashboards.formatting import format_rounded
from dashboards.presence import sum_printed
from dashboards.queries.cities import City, group_cities
from dashboards.queries.compare import FEWEST_RATED, Comparison
from dashboards.queries.grid import Cell, Grid
from dashboards.queries.scatter import count_quarters, find_pairs, pair_medians

# A sentence of more years is not read; the table has them all.
MOST_SAID = 5
# Less would be written as 0.0 %.
LEAST_SAID = Decimal("0.05")


def link_cell(cell: Cell, unit: str) -> SafeString:
    """A value linked to its words; the word of its absence where there is none."""
    if not cell.value.known:
        return format_html("{}", cell.value.word)
    text = with_unit(cell.value.text, unit) + cell.value.note
    return format_html('<a class="value" href="{}">{}</a>', cell.url, text)


def known_columns(grid: Grid) -> list[int]:
    """The columns in which there is a median."""
    return [place for place, spread in enumerate(grid.spreads) if spread]


def turn_word(before, after) -> str:
    """升, 降 or 持平."""
    if before == after:
        return "持平于"
    return "升至" if after > before else "降至"


def title_trend(grid: Grid) -> str:
    """The finding over the lines: how the median moved, where the same bodies are behind it.

    Medians over different bodies say nothing of a rise or fall; then the title is that of a year.
    """
    unit, title = grid.question.unit, grid.question.title
    spreads = grid.spreads
    rated = [place for place in known_columns(grid) if spreads[place].rated]
    if not rated:
        return f"{title}，{grid.columns[0].label}至{grid.columns[-1].label}"
    first, last = rated[0], rated[-1]
    if first != last and grid.counted_in(first).keys() == grid.counted_in(last).keys():
        return f"{title}：{say_move(grid, first, last, (spreads[first], spreads[last]))}"
    years = [grid.columns[place].question.year for place in rated]
    place = rated[years.index(grid.question.year)] if grid.question.year in years else last
    middle = say_number(spreads[place].median, unit)
    label = grid.columns[place].label
    return f"{title}：{label} {spreads[place].n} 个部门的中位数 {middle}"


def say_move(grid: Grid, first: int, last: int, spreads: tuple) -> str:
    """中位数由2021年的 3.99 万元降至2022年的 3.92 万元."""
    unit, (before, after) = grid.question.unit, spreads
    return (
        f"中位数由{grid.columns[first].label}的 {say_number(before.median, unit)}"
        f"{turn_word(before.median, after.median)}"
        f"{grid.columns[last].label}的 {say_number(after.median, unit)}"
    )


def say_matched(grid: Grid, several: list[int]) -> str:
    """How the same bodies moved up to the page's year, where the years are of different ones."""
    places = [p for p in several if grid.columns[p].question.year <= grid.question.year][-2:]
    if len(places) < 2:
        return ""
    first, last = places
    if grid.counted_in(first).keys() == grid.counted_in(last).keys():
        return ""
    matched = grid.match_years(first, last)
    years = f"{grid.columns[first].label}和{grid.columns[last].label}"
    if matched is None or not matched[0].rated:
        count = matched[0].n if matched else 0
        return f"{years}都有数的部门{f'只有 {count} 个' if count else '一个也没有'}，不比升降。"
    return f"{years}都有数的 {matched[0].n} 个部门，{say_move(grid, first, last, matched)}。"


def answer_trend(grid: Grid) -> SafeString:
    """How the median moved, over how many bodies each year, and one's own years."""
    known = known_columns(grid)
    if not known:
        return answer_compare(grid)
    unit = grid.question.unit
    several = [place for place in known if grid.spreads[place].n > 1][-MOST_SAID:]
    medians = "，".join(
        f"{grid.columns[place].label} {say_number(grid.spreads[place].median, unit)}"
        f"（{grid.spreads[place].n} 个）"
        for place in several or known[-1:]
    )
    return format_html(
        "{} 个部门的{}，各年中位数（及当年有数的部门数）：{}。{}{}",
        len(grid.peers),
        grid.question.title,
        medians,
        say_matched(grid, several),
        say_own_years(grid, unit),
    )


def say_own_years(grid: Grid, unit: str) -> SafeString:
    """One's own value of each year, and how far the page's year is from the median."""
    if grid.own is None:
        return SafeString("")
    cells = zip(grid.columns, grid.own.cells, strict=True)
    known = [(column.label, link_cell(cell, unit)) for column, cell in cells if cell.value.known]
    years = format_html_join("，", "{} {}", known)
    missing = Counter(cell.value.word for cell in grid.own.cells if not cell.value.known)
    gaps = "、".join(f"{count} 年{word}" for word, count in missing.items())
    years = format_html("{}{}{}", years, "，" if known and gaps else "", gaps)
    far = ""
    if grid.own.value.known and grid.spread and grid.own.place:
        far = f"；{grid.question.year}年{say_distance(grid.own, grid)}"
    return format_html("本单位（{}）：{}{}。", name_body(grid.own), years, far)


def sum_columns(grid: Grid) -> dict[str, Decimal]:
    """The printed amounts of each part summed over the peers, largest first."""
    sums = {}
    for place, column in enumerate(grid.columns):
        values = (row.cells[place].value for row in grid.peers)
        amounts = [each.operands[0].value if each.operands else each for each in values]
        sums[column.label] = sum_printed(amounts) or Decimal(0)
    return dict(sorted(sums.items(), key=lambda item: -item[1]))


def share_parts(grid: Grid) -> list[tuple[str, str]]:
    """The parts with their shares of the sum of all parts, those of nothing left out."""
    sums = sum_columns(grid)
    whole = sum(sums.values())
    shares = {label: amount / whole * 100 for label, amount in sums.items() if amount > 0}
    return [
        (label, f"{format_rounded(share, 1)}%")
        for label, share in shares.items()
        if share >= LEAST_SAID
    ]


def title_parts(grid: Grid) -> str:
    """The finding over the stacked bars: which part is the largest."""
    head = f"{grid.question.year}年{grid.question.title}"
    shares = share_parts(grid)
    if not shares:
        return f"{head}的构成"
    return f"{head}以{shares[0][0]}为最多，占分项合计的 {shares[0][1]}"


def answer_parts(grid: Grid) -> SafeString:
    """The shares of the parts over all bodies, and one's own parts."""
    shares = share_parts(grid)
    if not shares:
        return answer_compare(grid)
    said = "、".join(f"{label} {share}" for label, share in shares)
    return format_html(
        "{}年，{} 个部门中有 {} 个公布了{}；所公布的各分项合起来，{}。{}{}",
        grid.question.year,
        len(grid.peers),
        grid.spread.n if grid.spread else 0,
        grid.question.title,
        said,
        say_absent([row.value for row in grid.peers]),
        say_own_parts(grid),
    )


def say_own_parts(grid: Grid) -> SafeString:
    """One's own total and parts."""
    if grid.own is None:
        return SafeString("")
    whole = link_cell(Cell(grid.own.value, grid.own.url), grid.question.unit)
    cells = zip(grid.columns, grid.own.cells, strict=True)
    parts = [
        (column.label, link_cell(cell, column.unit)) for column, cell in cells if cell.value.known
    ]
    said = format_html_join("，", "{} {}", parts)
    colon = "，其中" if parts else ""
    return format_html("本单位（{}）{}{}{}。", name_body(grid.own), whole, colon, said)


def title_scatter(grid: Grid) -> str:
    """What is set against what, and over how many bodies."""
    first, second = (column.label for column in grid.columns)
    return f"{grid.question.year}年{first}与{second}：{len(find_pairs(grid))} 个部门两项都有数"


def answer_scatter(grid: Grid) -> SafeString:
    """How many bodies have both values, where they disagree, and one's own."""
    pairs = find_pairs(grid)
    first, second = grid.columns
    head = format_html(
        "{}年，{} 个部门中{}同时有{}和{}。",
        grid.question.year,
        len(grid.peers),
        f"有 {len(pairs)} 个" if pairs else "没有一个",
        first.label,
        second.label,
    )
    return format_html("{}{}{}", head, say_quarters(grid, pairs), say_own_pair(grid))


def say_quarters(grid: Grid, pairs: list) -> str:
    """How many are high in one and low in the other; nothing of too few bodies."""
    if len(pairs) < FEWEST_RATED:
        return f"不足 {FEWEST_RATED} 个，不比较高低是否一致。" if pairs else ""
    first, second = (column.label for column in grid.columns)
    middle = pair_medians(grid)
    counts = count_quarters(grid)
    medians = "、".join(
        say_number(number, column.unit) for number, column in zip(middle, grid.columns, strict=True)
    )
    return (
        f"以两项的中位数（{medians}）为界：两项都偏高 {counts[True, True]} 个，"
        f"{first}高而{second}不高 {counts[True, False]} 个，"
        f"{second}高而{first}不高 {counts[False, True]} 个，都不高 {counts[False, False]} 个。"
    )


def say_own_pair(grid: Grid) -> SafeString:
    """One's own two values."""
    if grid.own is None:
        return SafeString("")
    parts = (
        (column.label, link_cell(cell, column.unit))
        for column, cell in zip(grid.columns, grid.own.cells, strict=True)
    )
    said = format_html_join("，", "{} {}", parts)
    return format_html("本单位（{}）：{}。", name_body(grid.own), said)


def title_cities(comparison: Comparison, cities: list[City]) -> str:
    """The finding over the strips: which city has the highest median."""
    question = comparison.question
    rated = [city for city in cities if city.spread and city.spread.n > 1]
    if not rated:
        return f"各市{question.year}年{question.title}"
    middle = say_number(rated[0].spread.median, question.unit)
    return f"各市{question.year}年{question.title}：{rated[0].name}中位数最高（{middle}）"


def answer_cities(comparison: Comparison) -> SafeString:
    """The medians of the cities with the highest and the lowest, then what is said of all."""
    cities = group_cities(comparison, comparison.peers)
    rated = [city for city in cities if city.spread and city.spread.n > 1]
    said = ""
    if len(rated) > 1:
        top, bottom = (
            f"{city.name}（{say_number(city.spread.median, comparison.question.unit)}，"
            f"{city.spread.n} 个部门）"
            for city in (rated[0], rated[-1])
        )
        said = f"分市看，中位数最高的是{top}，最低的是{bottom}。"
    return format_html("{}{}", said, answer_compare(comparison))
