"""Tables as rows of text, read in the annex of a report on the accounts, for tests."""

from tests.flat import INTRO
from tests.reading import read_report, told


def table(rows: str) -> str:
    """A table of lines of cells between bars, as word processors export it."""
    cells = ([cell.strip() for cell in line.split("|")] for line in rows.strip().splitlines())
    return "".join("".join(f"\n\t{cell}" for cell in row) + "\n" for row in cells) + "\n"


def read_rows(title: str, rows: str, intro: str = INTRO):
    """The figures of a table under its title, and the whole reading."""
    reading = read_report(f"{intro}{title}\n{table(rows)}")
    assert not reading.problem
    figures = [one for report in reading.reports for one in report.figures()]
    return [one for one in figures if one.place == "table"], reading


def told_rows(title: str, rows: str, intro: str = INTRO) -> list[tuple[str, str, str]]:
    """(indicator, measure, value with unit) of a table all of whose numerals are read."""
    figures, reading = read_rows(title, rows, intro)
    assert [one.text for one in reading.numerals if one.cls == "unread"] == []
    assert {one.status for one in figures} <= {"certain"}
    return told(figures)
