"""Every plotted value leads to its numeral in the text in at most two clicks."""

import html
import os
import re
from pathlib import Path

import pytest
from django.urls import reverse

from dashboards.compare_views import VIEWS
from dashboards.measures import MEASURES
from reports.importing import import_document
from reports.models import Figure
from tests import builders as make

pytestmark = pytest.mark.django_db
BOXED = re.compile(r'id="figure"[^>]*>(.*?)</', re.DOTALL)
LINKS = re.compile(r'<a class="value" href="(/reports/\d+/\?at=\d+-\d+#figure)"')
QUERIES = [
    *(f"?view={view}&against=绩效/部门整体自评得分" for view in VIEWS),
    *(f"?measure={measure}" for measure in MEASURES),
    "?view=parts&scale=share",
    "?view=parts&indicator=本年支出合计",
]


def plotted_points(chart):
    """``(x, y, address)`` of all marks that stand for a body's value."""
    for trace in chart.figure["data"]:
        if trace.get("hoverinfo") == "skip" or trace["name"] in ("没有数", "中位数", "该市中位数"):
            continue
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True):
            if x is not None and y is not None:
                yield x, y, data[0]


def find_numerals(client, address):
    """The numerals that a plotted value leads to: its own, or those of its computation."""
    if address.startswith("/reports/"):
        return [address]
    page = client.get(address)
    assert page.status_code == 200, address
    return [html.unescape(link) for link in LINKS.findall(page.content.decode())]


def check_numeral(client, address):
    """The report's page boxes the numeral of the figure that the address names."""
    report, start, end = map(int, re.findall(r"\d+", address)[:3])
    figure = Figure.objects.filter(report=report, start=start, end=end).first()
    assert figure is not None, address
    page = client.get(address.removesuffix("#figure")).content.decode()
    boxed = html.unescape(re.sub(r"<[^>]+>", "", BOXED.search(page)[1]))
    assert boxed.strip() == figure.report.document.text[start:end].strip(), address


def crawl(client, query):
    """Follows all marks of one chart; the addresses of the numerals."""
    chart = client.get(reverse("compare") + query).context["chart"]
    found = set()
    for x, y, address in plotted_points(chart) if chart else ():
        numerals = find_numerals(client, address)
        assert numerals, f"{query}: {x}, {y} leads nowhere"
        found.update(numerals)
    return found


def fill():
    for number in (1, 2):
        report = make.make_report()
        make.fill_account(report, total=f"{100 + number}.45")
        make.fill_sangong(report, cars=f"{number}.20")
        make.make_cell(report, make.SANGONG, "budget_initial", f"{number + 3}.10")
        make.make_cell(report, make.SANGONG, "prior_final", f"{number + 4}.10")
        make.make_cell(report, "本年支出合计", value=f"{200 + number}.35")
        make.make_cell(report, "人员/编制", "count", f"{number + 7}", unit="人")
        make.make_cell(report, "人员/实有", "count", f"{number + 5}", unit="人")
        budget = make.make_report(report.department, 2023, "budget")
        make.make_cell(budget, make.SANGONG, "budget_initial", f"{number}.50")


@pytest.mark.parametrize("query", QUERIES)
def test_every_plotted_value_ends_at_its_numeral(client, query):
    fill()
    addresses = crawl(client, query)
    assert len(addresses) >= 2
    for address in addresses:
        check_numeral(client, address)


@pytest.mark.real_reports
def test_every_plotted_value_of_the_real_reports_ends_at_its_numeral(client):
    for path in sorted(Path(os.environ["REAL_REPORTS"]).glob("*.txt")):
        import_document(path.name, path.read_bytes())
    addresses = set()
    for year in (2020, 2022):
        for query in QUERIES:
            addresses |= crawl(client, f"{query}&year={year}")
    assert len(addresses) > 20
    for address in addresses:
        check_numeral(client, address)
