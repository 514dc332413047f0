"""Signing in and out, the limit on failures, one's own account and password."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from accounts.lockout import locked_until
from accounts.log import write_entry
from accounts.models import LogEntry
from accounts.roles import give_role

pytestmark = pytest.mark.django_db
PASSWORD = "liang-3-chuan"
LOGIN = "/account/login/"


@pytest.fixture
def zhang():
    return User.objects.create_user("张三", password=PASSWORD)


def sign_in(client, name="张三", password=PASSWORD, next_page="/account/"):
    return client.post(LOGIN, {"username": name, "password": password, "next": next_page})


def fail(client, times, name="张三"):
    for _ in range(times):
        response = sign_in(client, name, "wrong")
    return response


def note_failures(*minutes_ago, name="张三"):
    for minutes in minutes_ago:
        moment = timezone.now() - timedelta(minutes=minutes)
        LogEntry.objects.create(action="sign_in_failed", actor_name=name, happened_at=moment)


def actions():
    return list(LogEntry.objects.order_by("pk").values_list("action", flat=True))


def test_sign_in_page_is_there_in_chinese(client):
    response = client.get(LOGIN)
    assert response.status_code == 200
    assert "用户名" in response.content.decode()


def test_right_password_signs_in_and_renews_the_session(client, zhang):
    client.get(LOGIN)
    session = client.session
    session["kept"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert sign_in(client).url == "/account/"
    assert client.session["_auth_user_id"] == str(zhang.pk)
    assert client.session.session_key != session.session_key


def test_sign_in_without_next_goes_to_the_set_page(client, zhang, settings):
    settings.LOGIN_REDIRECT_URL = "account"
    assert sign_in(client, next_page="").url == "/account/"


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", "/\\evil.example"],
)
def test_sign_in_goes_to_no_other_site(client, zhang, settings, address):
    settings.LOGIN_REDIRECT_URL = "account"
    assert sign_in(client, next_page=address).url == "/account/"


def test_wrong_password_says_so_and_is_logged(client, zhang):
    response = fail(client, 1)
    assert "用户名或密码不对" in response.content.decode()
    entry = LogEntry.objects.get(action="sign_in_failed")
    assert (entry.actor_name, entry.actor_id, entry.ip) == ("张三", None, "127.0.0.1")


@pytest.mark.parametrize("name", ["", "\0", "a" * 200, "' OR 1=1 --", "😀"])
def test_odd_names_are_turned_away(client, name):
    assert sign_in(client, name).status_code == 200
    assert "_auth_user_id" not in client.session


def test_inactive_user_cannot_sign_in(client, zhang):
    User.objects.update(is_active=False)
    assert sign_in(client).status_code == 200
    assert "_auth_user_id" not in client.session


def test_sixth_attempt_is_refused_even_with_the_right_password(client, zhang):
    fail(client, 5)
    response = sign_in(client)
    assert "已暂停登录" in response.content.decode()
    assert "15 分钟" in response.content.decode()
    assert actions() == ["sign_in_failed"] * 5 + ["sign_in_locked"]


def test_four_failures_do_not_lock(client, zhang):
    fail(client, 4)
    assert sign_in(client).status_code == 302


def test_lock_of_one_name_leaves_others_alone(client, zhang):
    fail(client, 5, name="李四")
    assert sign_in(client).status_code == 302


def test_names_that_do_not_exist_lock_alike(client):
    fail(client, 5, name="无此人")
    assert "已暂停登录" in fail(client, 1, name="无此人").content.decode()


def test_lock_ends_after_a_quarter_of_an_hour(client, zhang):
    note_failures(20, 19, 18, 17, 16)
    assert locked_until("张三") is None
    assert sign_in(client).status_code == 302


def test_lock_runs_from_the_last_failure():
    note_failures(20, 17, 14, 10, 6)
    left = locked_until("张三") - timezone.now()
    assert timedelta(minutes=8) < left < timedelta(minutes=10)


def test_failures_spread_over_more_than_the_window_do_not_lock():
    note_failures(25, 18, 10, 5, 1)
    assert locked_until("张三") is None


def test_refused_attempts_do_not_lengthen_the_lock(client, zhang):
    note_failures(14, 13, 12, 11, 10)
    before = locked_until("张三")
    sign_in(client)
    assert locked_until("张三") == before


def test_good_sign_in_starts_the_count_again(client, zhang):
    fail(client, 4)
    sign_in(client)
    fail(client, 4)
    assert locked_until("张三") is None


def test_sign_out_needs_a_post_and_is_logged(client, zhang, settings):
    settings.LOGOUT_REDIRECT_URL = "login"
    sign_in(client)
    assert client.get("/account/logout/").status_code == 405
    assert client.post("/account/logout/").status_code == 302
    assert "_auth_user_id" not in client.session
    assert actions() == ["sign_in", "sign_out"]


def test_sign_out_of_a_visitor_is_not_logged(client, settings):
    settings.LOGOUT_REDIRECT_URL = "login"
    client.post("/account/logout/")
    assert actions() == []


def test_forms_need_the_csrf_token(zhang):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403


@pytest.mark.parametrize("page", ["/account/", "/account/password/"])
def test_own_pages_ask_visitors_to_sign_in(client, page):
    assert client.get(page).url == f"{LOGIN}?next={page}"


def test_account_page_shows_role_and_recent_sign_ins(client, zhang):
    give_role(zhang, "auditor")
    write_entry("sign_in_failed", actor_name="李四")
    fail(client, 1)
    sign_in(client)
    page = client.get("/account/").content.decode()
    assert "审计人员" in page
    assert "操作日志" in page
    assert page.count("登录失败") == 1


def test_account_page_of_a_viewer_offers_neither_log_nor_admin(client, zhang):
    give_role(zhang, "viewer")
    client.force_login(zhang)
    page = client.get("/account/").content.decode()
    assert "操作日志" not in page
    assert "后台" not in page


def change_password(client, old=PASSWORD, new="xin-de-mi-ma-7"):
    data = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post("/account/password/", data)


def test_password_change_keeps_this_session_and_ends_others(client, zhang):
    from django.test import Client

    other = Client()
    sign_in(other)
    sign_in(client)
    assert change_password(client).url == "/account/"
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert actions()[-1] == "password_change"


@pytest.mark.parametrize(("old", "new"), [("wrong", "xin-de-mi-ma-7"), (PASSWORD, "12345678")])
def test_bad_password_change_changes_nothing(client, zhang, old, new):
    sign_in(client)
    assert change_password(client, old, new).status_code == 200
    zhang.refresh_from_db()
    assert zhang.check_password(PASSWORD)
    assert "password_change" not in actions()
