"""Tables laid out as pages without tabs lay them out, for tests."""

from reports.sources import read_source
from tests.reading import read_report, told

INTRO = (
    "示例甲市青禾县信访局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n二、收入决算情况说明\n2023年本年收入合计309.33万元。\n第四部分 附表\n"
)
Rows = tuple[tuple[str, ...], ...]


def bars_a_cell(rows: Rows) -> str:
    return "".join(f"{cell} |\n" if cell else "|\n" for row in rows for cell in row)


def bars_a_row(rows: Rows) -> str:
    return "".join(" | ".join(row) + " |\n" for row in rows)


def markdown(rows: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    return lines[0] + "|---" * len(rows[0]) + "|\n" + "".join(lines[1:])


def cell_a_line(rows: Rows) -> str:
    return "".join(f"{cell}\n" for row in rows for cell in row if cell)


def cell_a_paragraph(rows: Rows) -> str:
    return "".join(f"{cell}\n\n" for row in rows for cell in row if cell)


def wide_blanks(rows: Rows) -> str:
    return "".join("   ".join(cell for cell in row if cell) + "\n" for row in rows)


def single_blanks(rows: Rows) -> str:
    return "".join(" ".join(cell for cell in row if cell) + "\n" for row in rows)


def one_line(rows: Rows) -> str:
    return " ".join(cell for row in rows for cell in row if cell) + "\n"


BARS = [bars_a_cell, bars_a_row, markdown]
LINES = [cell_a_line, cell_a_paragraph, wide_blanks, single_blanks, one_line]


def tables_of(text: str) -> list[list[list[str]]]:
    _, source = read_source("t.txt", text.encode())
    return [[[source.slice(cell) for cell in row.cells] for row in table.rows]
            for table in source.tables]  # fmt: skip


def read(title: str, body: str, after: str = ""):
    reading = read_report(f"{INTRO}{title}\n{body}{after}")
    assert not reading.problem
    figures = [one for report in reading.reports for one in report.figures()]
    return told([one for one in figures if one.place == "table"]), reading


def unread(reading) -> list[str]:
    return [one.text for one in reading.numerals if one.cls == "unread"]
