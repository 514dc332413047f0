"""The reports of the folder that REAL_REPORTS names, stored and compared."""

import os
from pathlib import Path

import pytest

from reports.importing import import_document
from reports.models import LineCell, Numeral, Project

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.real_reports,
    pytest.mark.skipif(not os.environ.get("REAL_REPORTS"), reason="REAL_REPORTS names no folder"),
]
RENHE = "510411"
SCORES = ["84", "76", "69", "63", "63", "57", "65", "79", "93.5", "67", "98"]
RATES = [
    "78.11", "58.32", "37.11", "17.71", "27.27", "20.83", "53.06", "52.92", "100", "47.86", "100",
]  # fmt: skip


@pytest.fixture
def stored():
    for path in sorted(Path(os.environ["REAL_REPORTS"]).glob("*.txt")):
        assert import_document(path.name, path.read_bytes()).status == "stored"


def cell(region: str, year: int, path: str, measure: str = "final") -> str:
    found = LineCell.objects.get(
        department__region=region, fiscal_year=year, indicator__path=path, measure=measure,
        line_item__project=None,
    )  # fmt: skip
    return str(found.value)


def test_the_main_figures_are_stored(stored):
    assert cell(RENHE, 2022, "收支总计") == "309.33"
    assert cell(RENHE, 2022, "三公经费") == cell(RENHE, 2022, "三公经费/公务接待费") == "0.75"
    assert cell(RENHE, 2022, "机关运行经费") == "8.79"
    assert cell(RENHE, 2022, "绩效/部门整体自评得分", "score") == "92.1"
    assert cell("510811", 2020, "三公经费") == "2.32"


def test_three_public_parts_add_up(stored):
    parts = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    values = [cell("510904", 2022, f"三公经费/{part}") for part in parts]
    assert values == ["0", "4.74", "1.1"]
    assert cell("510904", 2022, "三公经费") == "5.84"


def test_eleven_projects_with_scores_and_rates(stored):
    projects = Project.objects.filter(department__region=RENHE)
    cells = LineCell.objects.filter(line_item__project__in=projects)
    by_project = dict.fromkeys(projects.order_by("code").values_list("pk", flat=True))
    scores = dict(
        cells.filter(indicator__path="绩效/项目自评得分", measure="score")
        .values_list("line_item__project", "value")
    )  # fmt: skip
    rates = dict(
        cells.filter(indicator__path="项目预算/总额", measure="execution_rate")
        .values_list("line_item__project", "value")
    )  # fmt: skip
    assert [str(scores[pk]) for pk in by_project] == SCORES
    assert [str(rates[pk]) for pk in by_project] == RATES


def test_a_body_with_a_project_report_only_has_nothing_else(stored):
    assert not LineCell.objects.filter(department__region="510422", line_item__project=None)


def test_every_numeral_has_a_row(stored):
    assert Numeral.objects.count() == 1997
    assert Numeral.objects.filter(cls="unread").count() <= 19
