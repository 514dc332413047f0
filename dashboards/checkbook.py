"""The checks as their page and ``docs/checks.md`` tell of them: one text, written once.

All words come from the checks themselves, so that adding a check adds its section.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboards.evidence import Block, lay_out
from reports.checks.check import Check, Example
from reports.checks.registry import CHECKS
from reports.facts import KINDS
from reports.findings import FAMILIES, SEVERITIES
from reports.spans import Span

HEAD = """\
# The checks

Written by `manage.py write_checks_doc` from the checks themselves (`reports/checks/`); a test fails
when it is out of date. The page 检查规则 shows the same text. A check compares what a report states
with what follows from its other figures. It never says which number is right, and it gives no
verdict where an operand is missing: that is counted as 未能核对.
"""
LONGEST_PASSAGE = 600


@dataclass(frozen=True)
class CheckFamily:
    """A family of checks under its letter and title."""

    letter: str
    title: str
    checks: tuple[Check, ...]


def list_checks() -> tuple[Check, ...]:
    """All checks in the order in which they are shown."""
    return CHECKS


def find_check(code: str) -> Check | None:
    """The check of a code; none for one that is no more."""
    return next((check for check in CHECKS if check.code == code), None)


def list_families() -> list[CheckFamily]:
    """The families that have checks."""
    families = (
        CheckFamily(letter, title, tuple(check for check in CHECKS if check.family == letter))
        for letter, title in FAMILIES.items()
    )
    return [family for family in families if family.checks]


def list_passages(example: Example) -> tuple[str, ...]:
    """The passages of an example, each as it stands in a report."""
    return (example.text,) if isinstance(example.text, str) else example.text


def shorten_passage(passage: str) -> list[str]:
    """A passage as lines to read: a row of a table on one line, a long text cut."""
    blocks = lay_out(passage, Span(0, len(passage)), [])
    lines = (line for block in blocks for line in set_lines(block))
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) > LONGEST_PASSAGE:
            return [*kept, "……"]
        kept.append(line)
    return kept


def set_lines(block: Block) -> Iterator[str]:
    """A paragraph as a line, a table as a line a row."""
    if not block.rows:
        yield " ".join("".join(run.text for run in block.runs).split())
    for row in block.rows:
        yield " | ".join(" ".join(cell.text.split()) for cell in row)


def describe_example(example: Example) -> str:
    """What sort of report it stands in and why it is told: 部门预算；上年为零，没有增减率."""
    return "；".join(filter(None, (KINDS.get(example.kind, "报告原文"), example.why)))


def say_words(example: Example) -> str:
    """The words that the finding holds: “429.70%”“本年数为基数”."""
    return "".join(f"“{words}”" for words in example.says)


def write_document() -> str:
    """The whole of ``docs/checks.md``."""
    lines = [HEAD]
    for family in list_families():
        lines.append(f"## {family.letter} {family.title}\n")
        for check in family.checks:
            lines += write_check(check)
    return "\n".join(lines).rstrip() + "\n"


def write_check(check: Check) -> Iterator[str]:
    """A check's section."""
    yield f"### {check.code} {check.title}\n"
    yield f"{check.explanation}\n"
    yield f"程度：{SEVERITIES[check.severity]}。\n"
    for title, examples in (("查出的例子", check.finds), ("不报的例子", check.leaves)):
        yield f"**{title}**\n"
        for number, example in enumerate(examples, 1):
            yield from write_example(number, example)


def write_example(number: int, example: Example) -> Iterator[str]:
    """An example as an item of a list, its passages fenced so that nothing in them is markup."""
    notes = [describe_example(example)]
    if example.says:
        notes.append(f"指出：{say_words(example)}")
    yield f"{number}. {'；'.join(filter(None, notes))}".rstrip() + "\n"
    for passage in list_passages(example):
        lines = ["```text", *shorten_passage(passage), "```"]
        yield "\n".join(f"   {line}" for line in lines) + "\n"
