"""Follows what pages show, as a reader would: from a value to the numeral it was read from.

``read_page`` takes a page apart into its tables and charts; ``Crawler.follow`` goes from a value
by one or two clicks to numerals in reports and says what is wrong on the way.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser

from dashboards.evidence_page import ReportPage
from dashboards.evidence_panel import find_mark
from dashboards.queries.quotes import ELLIPSIS, clean_text
from reports.lineitems import cell_value
from reports.models import Figure, Report
from reports.spans import Span

NUMERAL = re.compile(r"^/reports/(\d+)/\?at=(\d+)-(\d+)#figure$")
NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")
BOXED = re.compile(r'id="figure"[^>]*>(.*?)</', re.DOTALL)
# Statistics over several bodies, and marks of absence, lead to no single numeral.
NOT_VALUES = {"没有数", "几个数", "中位数", "该市中位数", "居中的一半"}
# Columns of words, days, ranks and counts.
NOT_READ = {
    *(
        "部门",
        "地区",
        "区县",
        "图",
        "项目",
        "年度",
        "位次",
        "位次（从高到低）",
        "有数的部门",
        "中位数",
    ),
    *("报告", "文件", "公开日期", "导入时间", "个数", "90%线", "报告的说法", "首次发现", "版本"),
    *("得分段", "三级指标", "项目或科目", "自评对象", "原文"),
}
# How a value was computed: its row leads to what it was computed from.
COMPUTED = {"算式", "真值所在区间"}
VALUE_PAGES = ("/reports/", "/compare/", "/departments/")
LISTS = ("?", *VALUE_PAGES)
ANSWER = re.compile(r'<p class="answer">(.*?)</p>', re.DOTALL)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
BOXES = re.compile(r'<a class="boxed" href="([^"]+)">([^<]*)</a>')
CHART = re.compile(r'<script id="chart-[^"]*" type="application/json">(.*?)</script>', re.DOTALL)


def read_number(text: str) -> Decimal | None:
    """The first number in ``text`` as a page writes it."""
    return next(iter(read_numbers(text)), None)


def read_numbers(text: str) -> list[Decimal]:
    """All numbers in ``text``."""
    found = NUMBER.findall(text)
    return [Decimal(one.replace("−", "-").replace(",", "")) for one in found]


@dataclass
class Cell:
    """A cell of a table: its column's head, its words, and its links as ``(address, words)``."""

    head: str
    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    titles: str = ""

    @property
    def derived(self) -> bool:
        """Whether it says that its value is computed."""
        return "推算" in self.text + self.titles

    @property
    def unlinked(self) -> str:
        """The words outside of links."""
        rest = self.text
        for _, words in self.links:
            rest = rest.replace(words, "", 1)
        return rest


class Row(list[Cell]):
    """A row of a table; ``anchor`` is the id by which a link leads to it."""

    anchor = ""


class TableReader(HTMLParser):
    """The tables of a page as lists of rows of cells; heads and feet are not rows."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[Row]] = []
        self.heads: list[str] = []
        self.part = ""
        self.cell: Cell | None = None
        self.link: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag == "table":
            self.tables.append([])
            self.heads = []
        elif tag in ("thead", "tbody", "tfoot"):
            self.part = tag
        elif tag == "th" and self.part == "thead":
            self.heads.append("")
        elif tag == "tr" and self.part == "tbody":
            row = Row()
            row.anchor = named.get("id", "")
            self.tables[-1].append(row)
        elif tag == "td" and self.part == "tbody":
            row = self.tables[-1][-1]
            self.cell = Cell(self.heads[len(row)] if len(row) < len(self.heads) else "")
            row.append(self.cell)
        elif tag == "a" and self.cell is not None:
            self.link = [named.get("href", ""), ""]
            self.cell.titles += named.get("title") or ""

    def handle_endtag(self, tag):
        if tag == "td":
            self.cell = None
        elif tag == "a" and self.link is not None and self.cell is not None:
            self.cell.links.append((self.link[0], self.link[1]))
            self.link = None
        elif tag in ("thead", "tbody", "tfoot"):
            self.part = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.text += data
            if self.link is not None:
                self.link[1] += data
        elif self.part == "thead" and self.heads:
            self.heads[-1] += data.strip()


def read_tables(content: str) -> list[list[Row]]:
    """The rows of each table of a page."""
    reader = TableReader()
    reader.feed(content)
    return reader.tables


def read_charts(content: str) -> list[dict]:
    """The charts of a page as Plotly gets them."""
    return [json.loads(found) for found in CHART.findall(content)]


def list_links(content: str, anchor: str = "") -> list[tuple[str, str]]:
    """The links to numerals in a page's tables, or in the row named, with their words."""
    rows = [row for table in read_tables(content) for row in table]
    named = [row for row in rows if anchor and row.anchor == anchor]
    links = (link for row in named or rows for cell in row for link in cell.links)
    return [link for link in links if NUMERAL.match(link[0])]


def operands_of(cell: Cell, row: Row) -> bool:
    """Whether a computed value's page, or its row, leads to two values it was computed from."""
    if any(address.startswith(VALUE_PAGES[1:]) for address, _ in cell.links):
        return True
    return len({link for one in row for link, _ in one.links if NUMERAL.match(link)}) > 1


def read_mark(trace: dict, x: float, y: float, text: str) -> set[Decimal]:
    """The numbers that a mark stands for: its length, its label, its height, or both places."""
    label = read_number(text) if "text" in trace.get("mode", "") else None
    if label is not None:
        return {label}
    if "lines" in trace.get("mode", ""):
        return {Decimal(str(y))}
    if trace.get("orientation") == "h" or isinstance(y, int):
        return {Decimal(str(x))}
    return {Decimal(str(x)), Decimal(str(y))}


class Crawler:
    """Opens pages with ``client``, follows what they show and keeps what is wrong in ``faults``.

    ``followed`` are the numerals that values ended at.
    """

    def __init__(self, client) -> None:
        self.client = client
        self.faults: list[str] = []
        self.followed: set[str] = set()
        self.values_seen = 0
        self.opened: dict[str, str] = {}
        self.shown: dict[int, ReportPage] = {}
        self.values: dict[int, dict[tuple[int, int], list]] = {}
        self.counts: dict[str, set] = {}
        self.page = ""

    def crawl(self, address: str) -> int:
        """Follows every value of a page's charts and tables; how many there were."""
        self.page, before = address, self.values_seen
        content = self.open(address)
        for chart in read_charts(content):
            for trace in chart["data"]:
                self.follow_trace(trace)
        for row in (row for table in read_tables(content) for row in table):
            self.follow_row(row)
        return self.values_seen - before

    def follow_finding(self, address: str) -> int:
        """Follows the places a finding rests on to the words quoted of them; how many."""
        self.page = address
        quoted = BOXES.findall(self.open(address))
        for link, words in quoted:
            report, start, end = map(int, NUMERAL.match(unescape(link)).groups())
            text = self.show_report(report).content[start:end]
            if not quotes_all(unescape(words), text):
                self.blame(f"quotes {words}, where the report says {text}")
        self.followed.update(unescape(link) for link, _ in quoted)
        return len(quoted)

    def check_box(self, address: str) -> None:
        """The report's page, as a browser gets it, boxes the words of the place."""
        report, start, end = map(int, NUMERAL.match(address).groups())
        boxed = BOXED.search(self.open(address))
        words = unescape(re.sub(r"<[^>]+>", "", boxed[1])) if boxed else ""
        if not words or squeeze(words) != squeeze(self.show_report(report).content[start:end]):
            self.blame(f"{address} boxes {words}")

    def open(self, address: str) -> str:
        """The page at ``address``, fetched once."""
        address = address.partition("#")[0]
        if address not in self.opened:
            answer = self.client.get(address)
            if answer.status_code != 200:
                self.blame(f"{address} answers {answer.status_code}")
            self.opened[address] = answer.content.decode()
        return self.opened[address]

    def blame(self, fault: str) -> None:
        self.faults.append(f"{self.page}: {fault}")

    def follow_trace(self, trace: dict) -> None:
        """Each mark that stands for a value; statistics and marks of absence stand for none."""
        if trace.get("hoverinfo") == "skip" or trace["name"] in NOT_VALUES:
            return
        texts = trace.get("text") or [""] * len(trace["x"])
        marks = zip(trace["x"], trace["y"], trace["customdata"], texts, strict=True)
        for x, y, data, text in marks:
            if x is None or y is None:
                continue
            shown = read_mark(trace, x, y, text)
            if data[0] or shown != {0}:
                self.follow(data[0], shown, "推算" in data[1], f"{trace['name']} {x} {y}")

    def follow_row(self, row: Row) -> None:
        """Each number of a table's row."""
        for cell in row:
            head = cell.head.rstrip("↕↑↓")
            if head in COMPUTED and not operands_of(cell, row):
                self.blame(f"{head} {cell.text}: the row does not lead to its operands")
            if head in NOT_READ or head in COMPUTED:
                continue
            if any(read_numbers(cell.unlinked)) and not cell.derived:
                self.blame(f"{cell.head}: {cell.unlinked.strip()} leads nowhere")
            for address, words in cell.links:
                number = read_number(words)
                if number is not None and address.startswith(LISTS) and not DAY.search(words):
                    self.follow(address, {number}, cell.derived, f"{cell.head} {words}")
            if cell.derived and not operands_of(cell, row):
                self.blame(f"{cell.head} {cell.text} does not lead to its operands")

    def follow(self, address: str, shown: set[Decimal], derived: bool, what: str) -> None:
        """From a value to its numeral: at once, or through the page that shows its operands."""
        self.values_seen += 1
        if not address:
            self.blame(f"{what} leads nowhere")
        elif address.startswith("/reports/"):
            self.check_numeral(address, set() if derived else shown, what)
        elif address.startswith(VALUE_PAGES):
            self.follow_between(address, shown, what)
        else:
            self.check_count(address, shown, what)

    def follow_between(self, address: str, shown: set[Decimal], what: str) -> None:
        """The page in between shows the value again, or its operands, each with its numeral."""
        content = self.open(address)
        links = list_links(content, address.partition("#")[2])
        found = [(link, read_number(words)) for link, words in links]
        answer = ANSWER.search(content)
        said = [number for _, number in found] + read_numbers(answer[1] if answer else "")
        if not found:
            self.blame(f"{what}: {address} shows no numeral")
        for number in shown:
            if not any(same(number, one) for one in said):
                self.blame(f"{what}: {address} does not show {number}")
        for link, number in found:
            self.check_numeral(link, {number} if number is not None else set(), what)

    def check_count(self, address: str, shown: set[Decimal], what: str) -> None:
        """A count leads to a list of as many rows, or of as many wordings at least."""
        base = self.page.partition("?")[0] if address.startswith("?") else ""
        if address.endswith("#words"):
            if len(list_links(self.open(base + address))) < max(shown):
                self.blame(f"{what}: {address} lists fewer")
            return
        if base + address not in self.counts:
            answer = self.client.get(base + address).context
            tally = getattr(answer["view"], "tally", None)
            self.counts[base + address] = {answer.get("row_count"), tally and tally.lost}
        if not shown & self.counts[base + address]:
            self.blame(f"{what}: {address} lists {self.counts[base + address]}")

    def check_numeral(self, address: str, shown: set[Decimal], what: str) -> None:
        """The report's page boxes the numeral there, and it is the number shown."""
        self.followed.add(address)
        found = NUMERAL.match(address)
        if not found:
            self.blame(f"{what}: {address} names no numeral")
            return
        number, start, end = map(int, found.groups())
        page = self.show_report(number)
        chosen = find_mark(page.marks, Span(start, end))
        if chosen is None or chosen.span != (start, end):
            self.blame(f"{what}: {address} boxes {chosen}")
        values = self.values[page.report.document_id][start, end]
        if shown and not any(same(one, two) for one in shown for two in values):
            self.blame(f"{what}: {address} says {values}")

    def show_report(self, number: int) -> ReportPage:
        """What a report's page marks; the first time the page itself is opened as well."""
        if number not in self.shown:
            report = Report.objects.select_related("document", "department").get(pk=number)
            self.shown[number] = ReportPage(report, {}, may_correct=False)
            self.read_values(report.document_id)
        return self.shown[number]

    def read_values(self, document: int) -> None:
        """The values of a document's figures, by place, as printed and as compared."""
        if document not in self.values:
            self.values[document] = defaultdict(list)
            for figure in Figure.objects.filter(report__document=document):
                place = figure.start, figure.end
                self.values[document][place] += [figure.value, cell_value(figure)]


def squeeze(text: str) -> str:
    """The letters and digits of ``text``: pages draw the lines between cells, and break lines."""
    return "".join(char for char in clean_text(text) if char.isalnum())


def quotes_all(words: str, text: str) -> bool:
    """Whether ``words``, of which some may be left out, are all of ``text``."""
    pieces = [squeeze(piece) for piece in words.split(ELLIPSIS)]
    whole = squeeze(text)
    if len(pieces) == 1:
        return pieces[0] == whole
    return all(piece in whole for piece in pieces)


def same(shown: Decimal, value: Decimal | None) -> bool:
    """Whether ``value`` written as ``shown`` is written reads the same; words state no sign."""
    if value is None:
        return False
    step = Decimal(1).scaleb(shown.as_tuple().exponent)
    return abs(abs(shown) - abs(value)) <= step / 2
