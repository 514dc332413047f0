"""Reading open to everybody, or kept to those who signed in."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import RequestFactory

from accounts.middleware import ReadingMiddleware

LOGIN = "/account/login/"


class Visitor:
    is_authenticated = False


class Reader:
    is_authenticated = True


def ask(path, user=Visitor, method="get"):
    request = getattr(RequestFactory(), method)(path)
    request.user = user()
    return ReadingMiddleware(lambda request: HttpResponse("page"))(request)


@pytest.fixture
def closed(settings):
    settings.OPEN_READING = False


def test_open_site_shows_pages_to_visitors(settings):
    settings.OPEN_READING = True
    assert ask("/departments/").content == b"page"


def test_closed_site_sends_visitors_to_sign_in_and_back(closed):
    response = ask("/departments/?year=2022&sort=a")
    assert response.url == f"{LOGIN}?next=/departments/%3Fyear%3D2022%26sort%3Da"


def test_closed_site_shows_pages_to_users(closed):
    assert ask("/departments/", Reader).content == b"page"


@pytest.mark.parametrize(
    "path", ["/static/css/tokens.css", LOGIN, "/account/first/a/b/", "/healthz"]
)
def test_closed_site_lets_sign_in_and_its_files_through(closed, path):
    assert ask(path).content == b"page"


@pytest.mark.parametrize("path", ["/healthzz", "/accounts", "/static", "/api/x.json", "/x.csv"])
def test_closed_site_opens_nothing_that_only_looks_alike(closed, path):
    assert ask(path).status_code == 302


def test_closed_site_does_not_send_a_form_again_after_sign_in(closed):
    assert ask("/departments/1/decide/", method="post").url == f"{LOGIN}?next=/"


@pytest.mark.django_db
def test_closed_site_leads_to_no_other_site(closed, client, settings):
    settings.LOGIN_REDIRECT_URL = "account"
    User.objects.create_user("张三", password="liang-3-chuan")
    address = client.get("/", PATH_INFO="//evil.example/x").url
    data = {"username": "张三", "password": "liang-3-chuan"}
    assert client.post(address, data).url == "/account/"


@pytest.mark.django_db
def test_closed_site_is_closed_as_a_whole(closed, client):
    assert client.get("/").url == f"{LOGIN}?next=/"
    assert client.get(LOGIN).status_code == 200
    assert client.get("/static/none.css").status_code == 404
