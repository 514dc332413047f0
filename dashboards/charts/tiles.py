"""The tiles of counties as one SVG picture that goes about without its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from dashboards.charts.base import shorten
from dashboards.queries.tiles import CityTiles, LegendEntry, ProvinceTiles, Tile

WIDTH, MARGIN = 1200, 24
ROOM = WIDTH - 2 * MARGIN
TILE, TALL, GAP = 130, 58, 4
BLOCK_GAP = 24
# Of a city's block above its tiles.
CITY_HEAD = 24
LONGEST_LABEL = 9
SANS = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
# The page's light colours: a file cannot know its reader's theme.
INK, MUTED, RULE, ACCENT, SHEET, WASH = (
    "#1c1e21", "#595f66", "#d9d6cf", "#0b5c8a", "#ffffff", "#f3f1eb",
)  # fmt: skip
LEVELS = {0: WASH, 1: "#e7eff3", 2: "#c0d5e1", 3: "#91b6ca", 4: ACCENT}


def width_of(text: str, size: float) -> float:
    """About how wide ``text`` is: Chinese characters are square, others half as wide."""
    return sum(size if ord(char) > 0x2E80 else size * 0.56 for char in text)


def break_lines(text: str, size: float) -> list[str]:
    """``text`` in lines that fit the picture."""
    lines = [""]
    for char in text:
        if width_of(lines[-1] + char, size) > ROOM:
            lines.append("")
        lines[-1] += char
    return lines


class Canvas:
    """Shapes one after another. ``y`` is how far down the picture is filled."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = float(MARGIN)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, **more) -> None:
        """A rectangle; ``more`` are attributes, their underscores read as hyphens."""
        said = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
        place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        self.parts.append(f'<rect {place} fill="{fill}"{said}/>')

    def text(
        self, x: float, y: float, words: str, size: float = 13, fill: str = INK, **more
    ) -> None:
        """Words on the line ``y``."""
        said = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
        place = f'x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"'
        self.parts.append(f"<text {place}{said}>{escape(words)}</text>")

    def finish(self, title: str) -> str:
        """The picture as a file."""
        height = self.y + MARGIN
        size = f'width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{SANS}" lang="zh-Hans">'
        )
        ground = f'<rect width="{WIDTH}" height="{height:g}" fill="{SHEET}"/>'
        return f"{head}<title>{escape(title)}</title>{ground}{''.join(self.parts)}</svg>"


def draw_tiles(
    title: str,
    unit: str,
    provinces: Sequence[ProvinceTiles],
    legend: Sequence[LegendEntry],
    notes: Iterable[str],
) -> str:
    """Title, legend, the cities of each province side by side, and the notes at the foot."""
    canvas = Canvas()
    canvas.text(MARGIN, canvas.y + 18, title, 20, font_weight="600")
    canvas.text(MARGIN, canvas.y + 40, f"单位：{unit}", 13, MUTED)
    canvas.y += 52
    draw_legend(canvas, legend)
    for province in provinces:
        canvas.text(MARGIN, canvas.y + 18, province.name, 16, font_weight="600")
        canvas.y += 30
        draw_cities(canvas, province.cities)
    for line in (line for note in notes for line in break_lines(note, 12)):
        canvas.text(MARGIN, canvas.y + 12, line, 12, MUTED)
        canvas.y += 18
    return canvas.finish(title)


def draw_legend(canvas: Canvas, legend: Sequence[LegendEntry]) -> None:
    """The levels with their signs and limits, in as many lines as they need."""
    x = float(MARGIN)
    for entry in legend:
        words = f"{entry.words}（{entry.limits}）{entry.count} 个"
        wide = 28 + width_of(words, 12) + 16
        if x + wide > WIDTH - MARGIN and x > MARGIN:
            x, canvas.y = float(MARGIN), canvas.y + 22
        canvas.rect(x, canvas.y, 22, 16, LEVELS[entry.level], stroke=RULE)
        canvas.text(
            x + 11, canvas.y + 13, entry.sign, 11, ink_on(entry.level), text_anchor="middle"
        )
        canvas.text(x + 28, canvas.y + 13, words, 12)
        x += wide
    canvas.y += 34 if legend else 0


def ink_on(level: int) -> str:
    """The colour of words on a level."""
    return SHEET if level == max(LEVELS) else INK


def draw_cities(canvas: Canvas, cities: Sequence[CityTiles]) -> None:
    """Blocks of cities from the left; a line is as tall as its tallest block."""
    x, tallest = float(MARGIN), 0.0
    for city in cities:
        wide, tall = size_block(city)
        if x + wide > WIDTH - MARGIN and x > MARGIN:
            x, canvas.y, tallest = float(MARGIN), canvas.y + tallest, 0.0
        draw_city(canvas, city, x)
        x, tallest = x + wide + BLOCK_GAP, max(tallest, tall)
    canvas.y += tallest


def columns_of(city: CityTiles) -> int:
    """How many tiles of a city stand in a line."""
    return min(len(city.tiles), (ROOM + GAP) // (TILE + GAP))


def size_block(city: CityTiles) -> tuple[float, float]:
    """How wide and how tall a city's block is with the gap under it."""
    columns = columns_of(city)
    lines = -(-len(city.tiles) // columns)
    head = width_of(city.name, 14) + width_of(city.said, 12) + 10
    wide = max(columns * (TILE + GAP) - GAP, head)
    return wide, CITY_HEAD + lines * (TALL + GAP) + 14


def draw_city(canvas: Canvas, city: CityTiles, x: float) -> None:
    """A city's name, how many of its bodies count, and its tiles."""
    canvas.text(x, canvas.y + 14, city.name, 14, font_weight="600")
    canvas.text(x + width_of(city.name, 14) + 10, canvas.y + 14, city.said, 12, MUTED)
    columns = columns_of(city)
    for number, tile in enumerate(city.tiles):
        line, column = divmod(number, columns)
        top = canvas.y + CITY_HEAD + line * (TALL + GAP)
        draw_tile(canvas, tile, x + column * (TILE + GAP), top)


def draw_tile(canvas: Canvas, tile: Tile, x: float, y: float) -> None:
    """A body: its name, and its value with its level's sign, or the word of its absence."""
    value, own = tile.row.value, tile.row.own
    edge = {"stroke": ACCENT, "stroke_width": 2} if own else {"stroke": RULE}
    if not value.known:
        edge["stroke_dasharray"] = "4 3"
    canvas.rect(x, y, TILE, TALL, LEVELS[tile.level] if value.known else SHEET, **edge)
    ink = ink_on(tile.level)
    label = f"本单位 {tile.label}" if own else tile.label
    canvas.text(x + 8, y + 20, shorten(label, LONGEST_LABEL), 13, ink)
    end = {"text_anchor": "end"}
    if value.known:
        words = f"{tile.sign} {value.text}{value.mark}".strip()
        canvas.text(x + TILE - 8, y + 46, words, 15, ink, **end)
    else:
        canvas.text(x + TILE - 8, y + 46, f"▨ {value.word}", 13, MUTED, **end)
