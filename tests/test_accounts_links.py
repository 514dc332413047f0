"""The first administrator, and links by which a password is set."""

from datetime import datetime, timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.links import LinkTokens, make_link
from accounts.lockout import locked_until
from accounts.models import LogEntry
from accounts.roles import give_role, has_right

pytestmark = pytest.mark.django_db
PASSWORD = "liang-3-chuan"


def run(command, *arguments, **options):
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


def link_in(text):
    return next(line for line in text.splitlines() if line.startswith("http"))


def open_link(client, link):
    return client.get(urlsplit(link).path, follow=True)


def set_password(client, link, password=PASSWORD):
    page = open_link(client, link)
    address = page.redirect_chain[-1][0] if page.redirect_chain else urlsplit(link).path
    return client.post(address, {"new_password1": password, "new_password2": password})


def test_first_run_makes_an_administrator_nobody_can_sign_in_as():
    run("first_run")
    admin = User.objects.get()
    assert not admin.has_usable_password()
    assert (admin.is_staff, admin.is_superuser) == (True, False)
    assert has_right(admin, "manage_users")


def test_link_shows_the_name_sets_the_password_and_signs_in(client):
    link = link_in(run("first_run"))
    assert link.startswith("http://127.0.0.1:8000/account/first/")
    page = open_link(client, link).content.decode()
    assert 'value="admin"' in page
    assert set_password(client, link).url == "/account/"
    assert "密码已设置" in client.get("/account/").content.decode()
    assert User.objects.get().check_password(PASSWORD)


def test_token_leaves_the_address_before_the_page_is_shown(client):
    link = link_in(run("first_run"))
    response = client.get(urlsplit(link).path)
    assert response.status_code == 302
    assert response.url.endswith("/set-password/")


def test_link_works_once():
    link = link_in(run("first_run"))
    set_password(Client(), link)
    response = open_link(Client(), link)
    assert response.status_code == 410
    assert "已失效" in response.content.decode()
    assert set_password(Client(), link, "an-other-1-word").status_code == 410
    assert User.objects.get().check_password(PASSWORD)


def test_form_left_open_cannot_be_sent_after_the_password_was_set():
    link = link_in(run("first_run"))
    slow = Client()
    address = open_link(slow, link).redirect_chain[-1][0]
    set_password(Client(), link)
    data = {"new_password1": "an-other-1-word", "new_password2": "an-other-1-word"}
    assert slow.post(address, data).status_code == 410


@pytest.mark.parametrize(("hours", "status"), [(23.9, 200), (24.1, 410)])
def test_link_lives_a_day(client, monkeypatch, hours, status):
    link = link_in(run("first_run"))
    later = datetime.now() + timedelta(hours=hours)
    monkeypatch.setattr(LinkTokens, "_now", lambda self: later)
    assert open_link(client, link).status_code == status


def test_second_run_prints_a_fresh_link_for_the_same_account(client, monkeypatch):
    old = link_in(run("first_run"))
    later = datetime.now() + timedelta(minutes=1)
    monkeypatch.setattr(LinkTokens, "_now", lambda self: later)
    new = link_in(run("first_run"))
    assert new != old
    assert User.objects.count() == 1
    set_password(client, new)
    assert open_link(Client(), old).status_code == 410


def test_run_with_an_administrator_at_hand_does_nothing():
    user = User.objects.create_user("李主任", password=PASSWORD)
    give_role(user, "administrator")
    text = run("first_run")
    assert "已有管理员“李主任”，无需操作" in text
    assert "http" not in text
    assert User.objects.count() == 1


def test_run_counts_a_superuser_as_administrator():
    User.objects.create_superuser("root", password=PASSWORD)
    assert "无需操作" in run("first_run")


def test_run_does_not_count_an_inactive_administrator():
    user = User.objects.create_user("前任", password=PASSWORD, is_active=False)
    give_role(user, "administrator")
    run("first_run")
    assert set(User.objects.values_list("username", flat=True)) == {"前任", "admin"}


def test_run_takes_over_nobody_elses_account():
    User.objects.create_user("admin", password=PASSWORD)
    with pytest.raises(CommandError, match="--username"):
        run("first_run")
    assert "“root”" in run("first_run", username="root")


@pytest.mark.parametrize("base", ["https://a.example", "https://a.example/"])
def test_base_address_can_be_given(base):
    assert link_in(run("first_run", base_url=base)).startswith("https://a.example/account/first/")


@pytest.mark.parametrize("base", ["a.example", "ftp://a.example", "http://", "javascript:x"])
def test_bad_base_address_is_refused_and_makes_no_account(base):
    with pytest.raises(CommandError, match="http://"):
        run("first_run", base_url=base)
    assert not User.objects.exists()


def test_link_for_a_colleague_replaces_a_forgotten_password(client):
    User.objects.create_user("张三", password="old-one-9-x")
    set_password(client, link_in(run("make_link", "张三")))
    assert User.objects.get().check_password(PASSWORD)


def test_link_opens_a_locked_name_again(client):
    user = User.objects.create_user("张三", password="old-one-9-x")
    for _ in range(5):
        client.login(username="张三", password="wrong")
    assert locked_until("张三")
    set_password(client, make_link(user))
    assert locked_until("张三") is None


def test_link_for_nobody_or_the_inactive_is_refused():
    User.objects.create_user("停用", is_active=False)
    for name in ("无此人", "停用"):
        with pytest.raises(CommandError, match=name):
            run("make_link", name)


def test_link_of_a_user_made_inactive_since_is_dead(client):
    link = make_link(User.objects.create_user("张三"))
    User.objects.update(is_active=False)
    assert open_link(client, link).status_code == 410


def test_link_of_one_user_does_not_fit_another(client):
    link = make_link(User.objects.create_user("张三"))
    other = make_link(User.objects.create_user("李四"))
    token = link.rstrip("/").rsplit("/", 1)[-1]
    uid = other.rstrip("/").rsplit("/", 2)[-2]
    assert client.get(f"/account/first/{uid}/{token}/").status_code == 410


@pytest.mark.parametrize(
    "part", ["x/y", "MQ/set-password", "%00/%00", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5/a-b"]
)
def test_made_up_links_are_dead(client, part):
    assert client.get(f"/account/first/{part}/").status_code == 410


def test_weak_password_is_refused(client):
    link = link_in(run("first_run"))
    assert set_password(client, link, "12345678").status_code == 200
    assert not User.objects.get().has_usable_password()


def test_log_tells_of_links_without_the_token(client):
    link = link_in(run("first_run"))
    set_password(client, link)
    actions = list(LogEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["link_made", "sign_in", "password_set"]
    token = link.rstrip("/").rsplit("/", 1)[-1]
    assert not any(token in str(values) for values in LogEntry.objects.values_list())
