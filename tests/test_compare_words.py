"""What the comparing pages say: no rise between different bodies, one unit, a key that fits."""

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from dashboards.charts.projects import GAP_KEYS, GAP_LOOKS
from dashboards.charts.rates import RATE_KEYS
from dashboards.models import SavedQuery
from tests import builders as make

pytestmark = pytest.mark.django_db
FIVE = ("1", "2", "3", "4", "5")


def fill_years(years, values=FIVE):
    """A body a value, with that value in each of the years."""
    for value in values:
        department = make.make_department()
        for year in years:
            make.make_cell(make.make_report(department, year), value=value)


def read_page(client, query="", page="compare"):
    response = client.get(reverse(page) + query)
    assert response.status_code == 200
    return response


def test_medians_over_different_bodies_are_no_rise_or_fall(client):
    fill_years([2021])
    fill_years([2022], ("6", "7", "8", "9", "10"))
    response = read_page(client, "?view=trend&year=2022")
    assert response.context["chart"].title == "“三公”经费：2022年 5 个部门的中位数 8.00 万元"
    assert "2021年和2022年都有数的部门一个也没有，不比升降" in response.context["answer"]


def test_medians_over_the_same_bodies_are_compared(client):
    fill_years([2021, 2022])
    chart = read_page(client, "?view=trend&year=2022").context["chart"]
    assert "中位数由2021年的 3.00 万元持平于2022年的 3.00 万元" in chart.title


def test_rise_is_told_of_the_bodies_that_published_both_years(client):
    fill_years([2021, 2022])
    fill_years([2022], ("60", "70"))
    answer = read_page(client, "?view=trend&year=2022").context["answer"]
    assert "都有数的 5 个部门，中位数由2021年的 3.00 万元持平于2022年的 3.00 万元" in answer


def test_many_years_say_their_unit_once_and_files_in_each_head(client):
    fill_years([2019, 2020, 2021, 2022], ("5",))
    page = read_page(client, "?view=trend").content.decode()
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert "万元" not in head
    assert '历年“三公”经费<span class="unit">（万元）' in page
    lines = read_page(client, "?view=trend&format=csv").getvalue().decode().splitlines()
    assert "2019年（万元）" in lines[0]


def test_title_says_that_all_are_equal_and_names_no_highest(client):
    fill_years([2022], ("2", "2"))
    chart = read_page(client).context["chart"]
    assert chart.title == "2022年“三公”经费：2 个部门都是 2.00 万元"


def test_only_body_with_a_value_has_no_place(client):
    own = make.make_department()
    make.make_cell(make.make_report(own), value="2")
    make.make_report()
    answer = read_page(client, f"?own={own.pk}").context["answer"]
    assert "只有它有数，不排位" in answer
    assert "第 1 位" not in answer


@pytest.mark.parametrize("view", ["ranking", "band", "trend", "scatter", "cities", "parts"])
def test_every_word_of_the_key_names_marks_so_that_a_picture_has_its_legend(client, view):
    fill_years([2021, 2022])
    own = make.make_department()
    report = make.make_report(own)
    make.fill_sangong(report)
    make.make_cell(report, "本年支出合计", value="90")
    chart = read_page(client, f"?view={view}&own={own.pk}").context["chart"]
    names = {trace["name"] for trace in chart.figure["data"]}
    assert {key.word for key in chart.keys} <= names


def test_keys_of_dots_and_rates_are_the_names_of_their_marks():
    assert [key.word for key in GAP_KEYS] == [word for word, *_ in GAP_LOOKS.values()]
    assert all(key.sign for key in GAP_KEYS)
    assert [key.word for key in RATE_KEYS] == ["达到90%", "低于90%"]


@pytest.mark.parametrize("page", ["compare", "where", "petitions", "coverage", "findings"])
def test_folded_filters_say_what_is_filtered(client, page):
    fill_years([2022], ("2",))
    text = read_page(client, "?year=2022", page).content.decode()
    fold = text[text.index('<details class="fold">') : text.index('<form class="filters"')]
    assert "2022年" in fold
    assert fold.endswith("</details>\n")


def test_file_of_the_tiles_says_which_presence_is_filtered(client):
    fill_years([2022], ("2",))
    make.make_report()
    response = read_page(client, "?presence=unpublished&format=csv", "where")
    assert "公开情况：未公开" in response.getvalue().decode()


def test_address_of_too_many_fields_is_answered_in_words(client):
    query = "&".join(f"a{n}=1" for n in range(django_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    client.raise_request_exception = False
    response = client.get(f"{reverse('compare')}?{query}")
    assert (response.status_code, "地址读不懂" in response.content.decode()) == (400, True)


def test_own_years_without_a_value_are_counted_and_not_listed(client):
    fill_years([2019, 2020, 2021])
    own = make.make_department()
    make.make_cell(make.make_report(own), value="2")
    answer = read_page(client, f"?view=trend&own={own.pk}&year=2022").context["answer"]
    assert "，3 年未收录" in answer


def test_file_of_findings_says_what_it_is_narrowed_to(client):
    fill_years([2022], ("2",))
    response = read_page(client, "?severity=error&format=csv", "findings")
    assert "筛选：错误；现行版本的报告" in response.getvalue().decode()


def test_file_of_kpi_rows_says_their_year(client):
    report = make.make_report(project=make.make_project(), kind="project_score_sheet")
    make.make_kpi_row(report)
    assert "筛选：年度：2022年" in read_page(client, "?format=csv", "kpis").getvalue().decode()


def test_year_without_any_value_leads_to_the_years_that_have_some(client):
    fill_years([2021], ("2", "3"))
    make.make_report(make.make_department(), 2022)
    page = read_page(client, "?year=2022")
    assert page.context["other_years"] == [("2021年（2 个部门）", "?year=2021")]
    assert page.context["chart"].figure["layout"]["xaxis"]["visible"] is False


def test_two_indicators_that_nobody_has_together_are_said_in_words(client):
    fill_years([2022], ("2",))
    answer = read_page(client, "?view=scatter").context["answer"]
    assert "1 个部门中没有一个同时有“三公”经费和本年支出合计" in answer


@pytest.mark.parametrize(
    "query", ["own={}", "pick={}", "bodies={}", "year={}", "add=%00", "set=%00"]
)
@pytest.mark.parametrize("page", ["compare", "where"])
def test_number_of_thousands_of_digits_and_a_nul_give_the_page(client, page, query):
    make.make_cell(make.make_report(), value="2")
    response = client.get(f"{reverse(page)}?{query.format('9' * 5000)}", follow=True)
    assert response.status_code == 200


def test_year_of_thousands_of_digits_gives_the_body_s_latest(client):
    department = make.make_department()
    make.make_cell(make.make_report(department), value="2")
    response = client.get(f"{department.get_absolute_url()}?year={'9' * 5000}")
    assert response.context["year"] == 2022


def test_saved_name_leaves_out_what_a_database_refuses(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("officer"))
    client.post(reverse("save"), {"name": "a\0b", "query": "region=510000", "purpose": "view"})
    assert list(SavedQuery.objects.values_list("name", flat=True)) == ["ab"]
