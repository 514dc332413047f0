"""Dossiers and verdicts from a few words, for tests of checks."""

from __future__ import annotations

from reports.checks.check import Check, Example
from reports.checks.dossier import Dossier, make_dossier
from reports.checks.engine import Outcome, check_dossier
from reports.findings import Verdict
from tests.reading import BODY, read_report

OUTLINE = "一、机构设置\n二、部门{0}情况说明\n收入支出{0}总体情况\n"
END = "\n本部门无其他说明。\n第三部分名词解释\n1.财政拨款收入：指拨款。\n"
OPENINGS = {
    "final_account": f"{BODY}2023年部门决算公开说明\n{OUTLINE.format('决算')}",
    "budget": f"{BODY}2023年部门预算公开说明\n{OUTLINE.format('预算')}",
    "overall_evaluation": f"{BODY}2023年部门整体支出绩效自评报告\n",
    "project_evaluation": f"{BODY}2023年信访维稳项目支出绩效自评报告\n",
    "document": "",
}
CLOSINGS = {"final_account": END, "budget": END}


def wrap(text: str, kind: str) -> str:
    """A passage as a whole small report of ``kind``; a ``document`` is left as it is."""
    return OPENINGS[kind] + text + CLOSINGS.get(kind, "")


def dossier_of(*texts: str, kind: str = "document", aliases: tuple[str, ...] = ()) -> Dossier:
    """The dossier of one body's documents, each read as the importer reads it."""
    documents = []
    for number, text in enumerate(texts):
        whole = wrap(text, kind)
        reading = read_report(whole)
        assert not reading.problem, reading.problem
        documents.append((f"d{number}", whole, reading.reports))
    return make_dossier(BODY, documents, aliases)


def run(check: Check, example: Example) -> Outcome:
    """What one check says of an example."""
    texts = (example.text,) if isinstance(example.text, str) else example.text
    return check_dossier(dossier_of(*texts, kind=example.kind), [check])


def failures(outcome: Outcome) -> list[Verdict]:
    """The verdicts that say something is wrong."""
    return [one for one in outcome.verdicts if one.state == "failed"]
