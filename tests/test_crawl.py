"""Every value that a page plots or lists leads to its numeral in the text in at most two clicks."""

from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from dashboards.compare_views import VIEWS
from dashboards.measures import MEASURES
from reports.corpus.samples import write_samples
from reports.importing import import_document
from reports.models import Department, Finding
from tests import builders as make
from tests.crawling import Crawler

pytestmark = pytest.mark.django_db
AGAINST = "against=绩效/部门整体自评得分"
# A page, and how many values it shows of the samples at least.
PAGES = {
    "/": 20,
    "/sangong/": 40,
    "/execution/": 100,
    "/scores/": 60,
    "/projects/": 100,
    "/kpis/": 80,
    "/petitions/": 60,
    "/where/": 6,
    "/coverage/": 2,
    "/departments/": 30,
}
COMPARISONS = [
    *(f"/compare/?view={view}&{AGAINST}" for view in VIEWS),
    *(f"/compare/?measure={measure}" for measure in MEASURES),
    "/compare/?view=parts&scale=share",
    "/compare/?view=parts&indicator=本年支出合计",
]


def add_bodies():
    """Two bodies that print what the samples do not: posts, a budget, a step without a base."""
    for number in (1, 2):
        report = make.make_report(make.make_department(is_sample=True))
        make.fill_account(report, total=f"{100 + number}.45")
        make.fill_sangong(report, cars=f"{number}.20")
        make.make_cell(report, make.SANGONG, "budget_initial", f"{number + 3}.10")
        make.make_cell(report, make.SANGONG, "prior_final", f"{number + 4}.10")
        make.make_cell(report, "本年支出合计", value=f"{200 + number}.35")
        make.make_cell(report, "收支总计", value=f"{210 + number}.35")
        make.make_cell(report, "收支总计", "change", "12.25")
        make.make_cell(report, "人员/编制", "count", f"{number + 7}", unit="人")
        make.make_cell(report, "人员/实有", "count", f"{number + 5}", unit="人")
        budget = make.make_report(report.department, 2023, "budget")
        make.make_cell(budget, make.SANGONG, "budget_initial", f"{number}.50")


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """A crawler over the sample reports of 2022 and two bodies besides."""
    with django_db_blocker.unblock(), transaction.atomic():
        for sample in write_samples():
            if "2022" in sample.name:
                import_document(sample.name, sample.text.encode(), is_sample=True)
        add_bodies()
        yield Crawler(Client())
        transaction.set_rollback(True)


@pytest.fixture
def crawler(site):
    """The module's crawler, without what an earlier test found."""
    site.faults.clear()
    return site


def crawl_pages(crawler, addresses):
    """Follows the values of pages; how many each shows."""
    seen = {address: crawler.crawl(address) for address in addresses}
    assert crawler.faults == []
    return seen


def test_every_value_of_every_page_ends_at_its_numeral(crawler):
    seen = crawl_pages(crawler, [f"{page}?year=2022&per_page=100" for page in PAGES])
    few = {
        page: n for (page, n), least in zip(seen.items(), PAGES.values(), strict=True) if n < least
    }
    assert few == {}


@pytest.mark.once
def test_every_compared_value_ends_at_its_numeral(crawler):
    seen = crawl_pages(crawler, [f"{address}&year=2022" for address in COMPARISONS])
    assert min(seen.values()) >= 2, seen


def test_every_value_of_a_bodys_page_ends_at_its_numeral(crawler):
    bodies = Department.objects.order_by("pk")
    chosen = [bodies[0], bodies[2], bodies.last()]
    seen = crawl_pages(crawler, [f"{body.get_absolute_url()}?year=2022" for body in chosen])
    assert min(seen.values()) >= 30, seen


def test_every_quote_of_a_finding_is_what_the_report_says_there(crawler):
    stated = Finding.objects.filter(evidence__start__isnull=False, fiscal_year=2022).distinct()
    listed = crawler.open("/findings/?year=2022&per_page=100")
    assert [one for one in stated if f'href="{one.get_absolute_url()}' not in listed] == []
    places = [crawler.follow_finding(one.get_absolute_url()) for one in stated]
    assert crawler.faults == []
    assert len(places) >= 5
    assert min(places) >= 1


def test_the_page_of_each_report_boxes_the_numeral(crawler):
    crawler.crawl("/execution/?year=2022&per_page=100")
    by_report = {address.split("?")[0]: address for address in sorted(crawler.followed)}
    for address in by_report.values():
        crawler.check_box(address)
    assert crawler.faults == []
    assert len(by_report) >= 5


def test_a_value_that_leads_to_another_numeral_is_noticed(client):
    report = make.make_report()
    make.make_cell(report, make.SANGONG, value="5.84")
    other = make.make_cell(report, make.CARS, value="4.20")
    crawler = Crawler(client)
    crawler.check_numeral(other.figure.get_absolute_url(), {other.value}, "公务用车费")
    assert crawler.faults == []
    crawler.check_numeral(other.figure.get_absolute_url(), {other.value + 1}, "“三公”经费")
    assert len(crawler.faults) == 1


@pytest.mark.once
@pytest.mark.real_reports
def test_every_value_of_the_real_reports_ends_at_its_numeral(client, real_reports: Path):
    for path in sorted(real_reports.glob("*.txt")):
        import_document(path.name, path.read_bytes())
    crawler = Crawler(client)
    for address in [*(f"{page}?" for page in PAGES), *COMPARISONS]:
        for year in (2020, 2022):
            crawler.crawl(f"{address}&year={year}")
    for body in Department.objects.all():
        crawler.crawl(body.get_absolute_url())
    for finding in Finding.objects.all():
        crawler.follow_finding(finding.get_absolute_url())
    assert crawler.faults == []
    assert crawler.values_seen > 1000
