"""With whom bodies are compared: region, kind, size, hand-picked and named, saved."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from dashboards.body_kinds import is_of_kind, kind_of
from dashboards.models import SavedQuery
from dashboards.queries.peers import open_name, read_keys, seal_name, write_keys
from reports.models import Department
from tests import builders as make

pytestmark = pytest.mark.django_db
COMPARE = "/compare/"


def fill(*values, indicator="本年支出合计", **fields):
    """A body for each value of its size, all with the same “三公”."""
    departments = []
    for value in values:
        report = make.make_report(**fields)
        make.make_cell(report, value="3")
        if value is not None:
            make.make_cell(report, indicator, value=value)
        departments.append(report.department)
    return departments


def read_page(client, query=""):
    response = client.get(COMPARE + query, follow=True)
    assert response.status_code == 200
    return response


def compared(response):
    return {row.body.pk for row in response.context["comparison"].peers}


def find_choices(response, name):
    groups = response.context["filter"].form.fields[name].choices
    return dict(groups)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("攀枝花市仁和区信访局", "petition"),
        ("中共广元市昭化区委群众工作局", "masses"),
        ("遂宁市安居区效能热线办公室", "hotline"),
        ("云岭县信访和群众工作服务中心", "centre"),
        ("某某县司法局", "other"),
    ],
)
def test_kind_is_told_from_the_name_alike_here_and_in_the_database(name, kind):
    department = make.make_department(name)
    assert kind_of(name) == kind
    assert list(Department.objects.filter(is_of_kind(kind))) == [department]


def test_similar_bodies_are_within_a_quarter_of_one_s_own_size(client):
    own, near, edge, *_ = fill("100", "80", "125", "126", None)
    response = read_page(client, f"?own={own.pk}&size=spent")
    assert compared(response) == {own.pk, near.pk, edge.pk}
    assert "本年支出合计为本单位（100.00 万元）的 75%～125%" in response.content.decode()


def test_similar_size_needs_one_s_own_body(client):
    fill("100", "80")
    response = read_page(client, "?size=spent")
    assert len(compared(response)) == 2
    assert "先在表中选定本单位，才能按“支出相近”挑选" in response.content.decode()


def test_similar_size_needs_one_s_own_value(client):
    own, _ = fill(None, "80")
    page = read_page(client, f"?own={own.pk}&size=spent").content.decode()
    assert "本单位的本年支出合计未公开，不能按“支出相近”挑选" in page


def test_choices_say_how_many_bodies_they_leave(client):
    own, *_ = fill("100", "80", "500")
    make.make_department("某市热线办公室")
    response = read_page(client, f"?own={own.pk}")
    assert find_choices(response, "kind")["hotline"] == "热线办（1）"
    assert find_choices(response, "size")["spent"] == "支出相近（2）"
    assert find_choices(response, "presence")["printed"] == "有数（3）"
    assert find_choices(response, "year")["2022"] == "2022年（3）"


def test_count_of_a_choice_leaves_its_own_filter_aside(client):
    bodies = fill("100", "80")
    codes = [body.region.parent_id for body in bodies]
    response = read_page(client, f"?region={codes[0]}")
    assert compared(response) == {bodies[0].pk}
    choices = find_choices(response, "region")
    assert {choices[code].rpartition("（")[2] for code in codes} == {"1）"}


def test_ticked_bodies_become_an_address(client):
    first, second, _ = fill("1", "2", "3")
    response = read_page(client, f"?pick={second.pk}&pick={first.pk}&pick=x&view=band")
    keys = write_keys([first.pk, second.pk])
    assert response.redirect_chain[-1][0] == f"{COMPARE}?view=band&bodies={keys}"
    assert compared(response) == {first.pk, second.pk}
    assert "手选的 2 个部门" in response.content.decode()


def test_body_is_added_by_its_name_and_taken_out_again(client):
    first, second, _ = fill("1", "2", "3")
    query = f"?bodies={first.pk}&add={second.official_name}"
    response = read_page(client, query)
    assert compared(response) == {first.pk, second.pk}
    assert (second.official_name, f"{COMPARE}?bodies={first.pk}") in response.context["picked"]


@pytest.mark.parametrize("number", [0, 21])
def test_name_that_tells_no_body_changes_nothing_and_says_so(client, number):
    first = fill("1", *["2"] * number)[0]
    response = read_page(client, f"?bodies={first.pk}&add={'信访局' if number else '没有'}")
    assert compared(response) == {first.pk}
    assert "比较组没有变" in response.content.decode()


def test_name_of_a_set_goes_with_its_rule_only(client):
    first, second = fill("1", "2")
    response = read_page(client, f"?bodies={first.pk}.{second.pk}&title=两县")
    address = response.redirect_chain[-1][0]
    assert "比较组<b>“两县”</b>" in response.content.decode()
    other = type(client)().get(address.replace(f"bodies={first.pk}.", "bodies="))
    assert "比较组<b>" not in other.content.decode()


@pytest.mark.parametrize("sealed", ["", "两县", "两县~00000000", "~", "~x~"])
def test_name_without_the_mark_of_the_rule_is_passed_over(sealed):
    assert open_name(sealed, "bodies=1") == ""
    assert open_name(seal_name("两~县", "bodies=1"), "bodies=1") == "两~县"


def test_keys_that_are_none_are_passed_over():
    assert read_keys("5.x..3.5.-1.99999999999999999999") == [5, 3]


def sign_in(client, django_user_model, name="li"):
    user = django_user_model.objects.create_user(name, password="x")
    client.force_login(user)
    return user


def save(client, **fields):
    return client.post(reverse("save"), fields, follow=True)


def test_saved_set_keeps_the_rule_and_serves_every_indicator(client, django_user_model):
    sign_in(client, django_user_model)
    first, _ = fill("1", "2")
    save(client, purpose="peers", name="我 县", query=f"view=band&bodies={first.pk}&year=2022")
    saved = SavedQuery.objects.get()
    assert (saved.name, saved.query) == ("我 县", f"bodies={first.pk}")
    response = read_page(client, "?indicator=本年支出合计")
    (entry,) = response.context["saved"]["peers"]
    opened = read_page(client, entry.url.removeprefix(COMPARE))
    assert compared(opened) == {first.pk}
    assert opened.context["question"].indicator.path == "本年支出合计"
    assert opened.context["peers"].name == "我 县"


def test_saved_view_keeps_the_whole_address(client, django_user_model):
    sign_in(client, django_user_model)
    fill("1")
    save(client, purpose="view", name="历年三公", query="view=trend&sort=body&page=3")
    (entry,) = read_page(client).context["saved"]["view"]
    assert entry.url == f"{COMPARE}?view=trend&sort=body"


def test_same_name_is_written_over(client, django_user_model):
    sign_in(client, django_user_model)
    for query in ("kind=petition", "kind=hotline"):
        save(client, purpose="peers", name="同类", query=query)
    assert [saved.query for saved in SavedQuery.objects.all()] == ["kind=hotline"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"purpose": "peers", "name": " ", "query": "kind=hotline"}, "请写一个名称"),
        ({"purpose": "peers", "name": "全部", "query": "view=band"}, "这一组就是全部部门"),
        ({"purpose": "x", "name": "甲", "query": "kind=hotline"}, "不知道要保存的是"),
    ],
)
def test_nothing_is_saved_without_name_rule_or_purpose(client, django_user_model, fields, said):
    sign_in(client, django_user_model)
    assert said in save(client, **fields).content.decode()
    assert not SavedQuery.objects.exists()


def test_visitor_cannot_save(client):
    response = client.post(reverse("save"), {"purpose": "view", "name": "甲", "query": "x=1"})
    assert response.url.startswith("/account/login/")
    assert not SavedQuery.objects.exists()


def test_saved_sets_are_one_s_own(client, django_user_model):
    sign_in(client, django_user_model)
    save(client, purpose="view", name="甲", query="view=band")
    saved = SavedQuery.objects.get()
    sign_in(client, django_user_model, "wang")
    assert read_page(client).context["saved"]["view"] == []
    assert client.post(reverse("drop", args=[saved.pk])).status_code == 404
    client.force_login(saved.user)
    client.post(reverse("drop", args=[saved.pk]))
    assert not SavedQuery.objects.exists()


def test_database_refuses_a_set_without_name(django_user_model):
    user = django_user_model.objects.create_user("li", password="x")
    with pytest.raises(IntegrityError):
        SavedQuery.objects.create(user=user, purpose="view", name="", query="x=1")


@pytest.mark.parametrize(
    "query", ["bodies=abc", "size=huge", "kind=x", "set=%00", "pick=", "add=%20", "region=1"]
)
def test_bad_rule_shows_a_page(client, query):
    fill("1")
    read_page(client, f"?{query}")


def test_offered_rules_suit_one_s_own_body(client):
    own = fill("1")[0]
    rules = dict(read_page(client, f"?own={own.pk}&view=band").context["rules"])
    assert rules["同市"] == f"{COMPARE}?own={own.pk}&view=band&region={own.region.parent_id}"
    assert rules["支出相近"].endswith("&size=spent")
