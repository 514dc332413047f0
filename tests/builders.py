"""Builders that fill the models with sensible defaults; each takes what a test cares about.

``make_cell`` appends its own sentence to the report's document, so that the figure's span is
the numeral in the stored text.
"""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from itertools import count

from reports import models

SANGONG = "三公经费"
ABROAD = "三公经费/因公出国（境）费"
CARS = "三公经费/公务用车购置及运行维护费"
HOSTING = "三公经费/公务接待费"
GENERAL = "一般公共预算财政拨款支出"
PROJECT_TOTAL = "项目预算/总额"
BODY_SCORE = "绩效/部门整体自评得分"
PROJECT_SCORE = "绩效/项目自评得分"

numbers = count(1)


def make_region(code: str = "510904", name: str = "安居区", parent=None) -> models.Region:
    """A county below 遂宁市 of 四川省 unless told otherwise."""
    province, _ = models.Region.objects.get_or_create(
        code=code[:2] + "0000", defaults={"name": "四川省", "level": "province"}
    )
    prefecture = (
        parent
        or models.Region.objects.get_or_create(
            code=code[:4] + "00",
            defaults={"name": "遂宁市", "level": "prefecture", "parent": province},
        )[0]
    )
    return models.Region.objects.get_or_create(
        code=code, defaults={"name": name, "level": "county", "parent": prefecture}
    )[0]


def make_department(name: str = "", region=None, **fields) -> models.Department:
    """A body in its own county."""
    number = next(numbers)
    region = region or make_region(f"51{number % 100:02d}{number % 90 + 10}", f"第{number}区")
    name = name or f"{region.full_name()}信访局"
    return models.Department.objects.create(official_name=name, region=region, **fields)


def make_year(year: int = 2022) -> models.FiscalYear:
    return models.FiscalYear.objects.get_or_create(year=year)[0]


def make_document(name: str = "", text: str = "部门决算公开说明\n", **fields) -> models.Document:
    number = next(numbers)
    fields.setdefault("sha256", hashlib.sha256(f"{number}".encode()).hexdigest())
    fields.setdefault("content", text.encode())
    fields.setdefault("published_on", date(2023, 9, 20))
    return models.Document.objects.create(name=name or f"决算说明{number}.txt", text=text, **fields)


def make_report(department=None, year: int = 2022, kind="final_account", **fields):
    """A report in force, in a document of its own."""
    department = department or make_department()
    document = fields.pop("document", None) or make_document(is_sample=department.is_sample)
    fields.setdefault("title", f"{department}{year}年度报告")
    return models.Report.objects.create(
        document=document,
        department=department,
        fiscal_year=make_year(year),
        kind=kind,
        start=0,
        end=max(1, len(document.text)),
        **fields,
    )


def make_project(department=None, year: int = 2022, name: str = "", **fields) -> models.Project:
    department = department or make_department()
    return models.Project.objects.create(
        department=department,
        fiscal_year=make_year(year),
        name=name or f"信访救助专项资金{next(numbers)}",
        **fields,
    )


def make_indicator(path: str = SANGONG) -> models.Indicator:
    return models.Indicator.objects.get_or_create(path=path)[0]


def append_text(report: models.Report, text: str) -> int:
    """Writes ``text`` at the end of the report's document; returns where it starts."""
    document = report.document
    start = len(document.text)
    document.text += text
    document.content = document.text.encode()
    document.save(update_fields=["text", "content"])
    report.end = len(document.text)
    report.save(update_fields=["end"])
    return start


def make_figure(report, indicator=SANGONG, measure="final", value="5.84", **fields):
    """A figure whose span is its numeral in a sentence of its own."""
    number = None if value is None else Decimal(value)
    raw = "" if value is None else f"{abs(number)}"
    unit = fields.setdefault("unit", "万元")
    fields.setdefault("subject_type", "project" if report.project_id else "department")
    fields.setdefault("decimals", max(0, -number.as_tuple().exponent) if value else 0)
    start = append_text(report, f"{indicator}{raw}{unit}。\n")
    statement = models.Statement.objects.create(
        report=report, start=start, end=len(report.document.text) - 1, kind="sentence"
    )
    fields.setdefault("project", report.project)
    fields.setdefault("fiscal_year", report.fiscal_year_id)
    fields.setdefault("status", "certain")
    return models.Figure.objects.create(
        report=report,
        statement=statement,
        start=start + len(indicator),
        end=start + len(indicator) + len(raw),
        raw=raw,
        value=number,
        subject=str(report.project or report.department),
        indicator=make_indicator(indicator),
        measure=measure,
        place="narrative",
        rule="builder/builder",
        **fields,
    )


def make_cell(report, indicator=SANGONG, measure="final", value="5.84", **fields):
    """A comparable cell, with its line item and the figure it was printed as.

    ``value=None`` makes a blank; ``state="derived"`` a computed one without a figure.
    """
    state = fields.pop("state", "blank" if value is None else "printed")
    formula = fields.pop("formula", "")
    unit = fields.get("unit", "万元")
    line_item, _ = models.BudgetLineItem.objects.get_or_create(
        department=report.department,
        fiscal_year=report.fiscal_year,
        project=report.project,
        scope=report.scope,
        indicator=make_indicator(indicator),
    )
    derived = state == "derived"
    return models.LineCell.objects.create(
        line_item=line_item,
        department=report.department,
        indicator=line_item.indicator,
        fiscal_year=report.fiscal_year,
        measure=measure,
        unit=unit,
        value=None if value is None else Decimal(value),
        state=state,
        figure=None if derived else make_figure(report, indicator, measure, value, **fields),
        formula=formula,
    )


def make_numeral(document, start: int = 0, cls: str = "figure", **fields) -> models.Numeral:
    fields.setdefault("text", "1")
    fields.setdefault("rule", "builder")
    return models.Numeral.objects.create(
        document=document, start=start, end=start + 1, cls=cls, **fields
    )


def make_kpi_row(report, order: int = 1, **fields) -> models.KpiRow:
    """A KPI row of a score sheet with its weight and score read."""
    fields.setdefault("level1", "产出指标")
    fields.setdefault("level2", "数量指标")
    fields.setdefault("level3", "开展信访案件督查督办次数")
    fields.setdefault("nature", "≥")
    fields.setdefault("unit", "次")
    fields.setdefault("target_text", "12")
    fields.setdefault("actual_text", "12")
    for name, measure, value in (("weight", "weight", "10"), ("score", "score", "10")):
        if name not in fields:
            fields[name] = make_figure(
                report, "KPI/产出指标/数量指标", measure, value, unit="分", subject_type="kpi"
            )
    return models.KpiRow.objects.create(
        report=report, project=report.project, order=order, start=0, end=1, **fields
    )


def fill_sangong(report, abroad="0", cars="4.20", hosting="1.64", change_rate="-20.44") -> None:
    """“三公”经费 of a final account: the total, its parts and the stated change."""
    parts = {ABROAD: abroad, CARS: cars, HOSTING: hosting}
    total = sum((Decimal(value) for value in parts.values()), Decimal(0))
    make_cell(report, SANGONG, value=str(total))
    for indicator, value in parts.items():
        make_cell(report, indicator, value=value)
    make_cell(report, SANGONG, "change_rate", change_rate, unit="%", basis="prior_final")
    make_cell(report, SANGONG, "execution_rate", "96.5", unit="%", basis="budget")


def fill_account(report, total="312.45", rate="98.20", score="93") -> None:
    """The general budget of a final account: plan, spending, rate, and the body's score."""
    spent = Decimal(total)
    make_cell(report, GENERAL, value=total)
    make_cell(report, GENERAL, "budget_initial", str(spent + 10))
    make_cell(report, GENERAL, "prior_final", str(spent - 20))
    make_cell(report, GENERAL, "change", "20.00")
    make_cell(report, GENERAL, "execution_rate", rate, unit="%", basis="budget")
    make_cell(report, "本年收入合计", value=str(spent + 1))
    make_cell(report, "支出/基本支出", value=str(spent - 50))
    make_cell(report, "支出/项目支出", value="50.00")
    make_cell(report, BODY_SCORE, "score", score, unit="分")


def fill_project(department, year=2022, name="", rate="100", score="96.5", budget="20.00"):
    """A project with its score sheet: amounts, rate, score and one KPI row."""
    project = make_project(department, year, name)
    report = make_report(department, year, "project_score_sheet", project=project)
    spent = (Decimal(budget) * Decimal(rate) / 100).quantize(Decimal("0.01"))
    make_cell(report, PROJECT_TOTAL, "budget_initial", budget)
    make_cell(report, PROJECT_TOTAL, "budget_adjusted", budget)
    make_cell(report, PROJECT_TOTAL, "final", str(spent))
    make_cell(report, PROJECT_TOTAL, "execution_rate", rate, unit="%")
    make_cell(report, PROJECT_SCORE, "score", score, unit="分")
    make_kpi_row(report)
    return project


def fill_bodies(number: int = 4, year: int = 2022) -> list[models.Department]:
    """Bodies of every sort: full ones, zeros, a blank, one unpublished, one without report."""
    return [fill_body(index, year) for index in range(number)]


def fill_body(index: int, year: int = 2022) -> models.Department:
    """The ``index``-th of ``fill_bodies``: 2 mod 10 is 未公开, 3 mod 10 is 未收录."""
    department = make_department(is_sample=index % 10 == 9)
    if index % 10 == 3:
        return department
    report = make_report(department, year)
    fill_account(
        report, f"{120 + index * 7}.{index % 10}5", f"{82 + index % 19}", f"{70 + index % 30}"
    )
    fill_project(department, year, rate=f"{70 + index % 31}", score=f"{58 + index % 42}.5")
    if index % 10 == 4:
        make_cell(report, SANGONG, value=None)
    elif index % 10 == 5:
        fill_sangong(report, "0", "0", "0", "0")
    elif index % 10 != 2:
        fill_sangong(report, f"{index % 3}", f"{index % 7}.20", f"0.{index % 9}1", f"{index - 20}")
    return department
