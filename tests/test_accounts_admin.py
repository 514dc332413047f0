"""The admin pages: who gets in, what can be changed there, and that it is logged."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.log import write_entry
from accounts.models import LogEntry, Membership
from accounts.roles import ROLES, give_role, role_group
from reports.models import Department, DepartmentAlias, Document, FiscalYear, Region, Report

pytestmark = pytest.mark.django_db
ADMIN = "/account/admin/"
MODELS = [
    "auth_user", "auth_group", "accounts_logentry", "reports_document", "reports_report",
    "reports_department", "reports_region",
]  # fmt: skip
READ_ONLY = ["accounts_logentry", "reports_document", "reports_report", "reports_region"]


def make_user(name, role=None):
    user = User.objects.create_user(name)
    if role:
        give_role(user, role)
    return user


@pytest.fixture
def boss(client):
    user = make_user("管理员甲", "administrator")
    client.force_login(user)
    return user


@pytest.fixture
def stored():
    region = Region.objects.get(code="990101")
    body = Department.objects.create(official_name="甲县信访局", region=region)
    document = Document.objects.create(name="决算.txt", sha256="a" * 64, content=b"x", text="正文")
    report = Report.objects.create(
        document=document, department=body, title="2022年决算", kind="final_account",
        fiscal_year=FiscalYear.objects.create(year=2022), start=0, end=2,
    )  # fmt: skip
    entry = write_entry("import", target="决算.txt")
    return {
        "accounts_logentry": entry, "reports_document": document, "reports_report": report,
        "reports_department": body, "reports_region": region,
    }  # fmt: skip


def user_form(**fields):
    return {
        "username": "张三", "is_active": "on", "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0", **fields,
    }  # fmt: skip


def change_user(client, user, **fields):
    return client.post(reverse("admin:auth_user_change", args=[user.pk]), user_form(**fields))


@pytest.mark.parametrize("role", [None, *ROLES])
def test_admin_is_for_administrators(client, role):
    client.force_login(make_user("某人", role))
    response = client.get(ADMIN, follow=True)
    assert response.status_code == (200 if role == "administrator" else 403)


def test_admin_sends_visitors_to_the_one_sign_in_page(client):
    response = client.get(ADMIN, follow=True)
    assert response.redirect_chain[-1][0] == "/account/login/?next=/account/admin/"
    assert client.post(f"{ADMIN}login/", {"username": "a", "password": "b"}).status_code == 302


def test_admin_leads_to_the_one_password_page(client, boss):
    assert client.get(reverse("admin:password_change")).url == "/account/password/"


@pytest.mark.parametrize("model", MODELS)
def test_lists_open_and_search(client, boss, stored, model):
    address = reverse(f"admin:{model}_changelist")
    assert client.get(address).status_code == 200
    assert client.get(address, {"q": "甲' \\"}).status_code in {200, 302}


@pytest.mark.parametrize("model", READ_ONLY)
def test_what_was_read_can_only_be_looked_at(client, boss, stored, model):
    page = reverse(f"admin:{model}_change", args=[stored[model].pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {}).status_code == 403
    assert client.get(reverse(f"admin:{model}_add")).status_code == 403
    assert client.post(page.replace("change", "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", ["reports_document", "reports_report"])
def test_lists_do_not_fetch_the_files(client, boss, stored, django_assert_max_num_queries, model):
    with django_assert_max_num_queries(10) as queries:
        client.get(reverse(f"admin:{model}_changelist"))
    fetched = " ".join(query["sql"] for query in queries)
    assert '"reports_document"."text"' not in fetched
    assert '"reports_document"."content"' not in fetched


def test_lists_count_the_reports(client, boss, stored):
    Department.objects.create(official_name="乙县信访局")
    for model, counts in (("reports_document", {1}), ("reports_department", {0, 1})):
        listed = client.get(reverse(f"admin:{model}_changelist")).context["cl"]
        assert {listed.model_admin.report_count(row) for row in listed.result_list} == counts


@pytest.mark.parametrize("model", ["reports_document", "reports_department", "auth_user"])
def test_lists_ask_as_many_questions_for_many_rows(client, boss, stored, model):
    address = reverse(f"admin:{model}_changelist")
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(3):
        make_user(f"用户{number}", "viewer")
        Document.objects.create(name="x", sha256=f"{number}" * 64, content=b"", text="")
        Department.objects.create(official_name=f"{number}县", region_id="990101")
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) <= len(few)


def test_aliases_are_kept_by_hand_and_the_name_is_not(client, boss, stored):
    body = stored["reports_department"]
    data = {
        "official_name": "乙县信访局", "aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "0",
        "aliases-0-name": "县信访局", "aliases-0-department": body.pk,
    }  # fmt: skip
    assert client.post(reverse("admin:reports_department_change", args=[body.pk]), data).url
    assert DepartmentAlias.objects.get().name == "县信访局"
    body.refresh_from_db()
    assert body.official_name == "甲县信访局"
    assert LogEntry.objects.first().details["aliases"] == ["县信访局"]


def test_giving_a_role_is_logged_with_the_roles(client, boss):
    user = make_user("张三")
    change_user(client, user, groups=[role_group("auditor").pk])
    entry = LogEntry.objects.first()
    assert (entry.action, entry.actor, entry.target) == ("admin_change", boss, "用户：张三")
    assert entry.details["roles"] == ["审计人员"]


def test_administrators_enter_the_admin_as_long_as_they_are(client, boss):
    user = make_user("张三")
    change_user(client, user, groups=[role_group("administrator").pk])
    user.refresh_from_db()
    assert user.is_staff
    change_user(client, user)
    user.refresh_from_db()
    assert not user.is_staff


def test_nobody_becomes_superuser_by_the_form(client, boss):
    change_user(client, boss, username=boss.username, is_superuser="on", is_staff="on")
    boss.refresh_from_db()
    assert not boss.is_superuser


def test_superusers_are_not_changed_by_others(client, boss):
    root = User.objects.create_superuser("root")
    assert change_user(client, root, username="root").status_code == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.get(password).status_code == 403
    assert client.get(reverse("admin:auth_user_delete", args=[root.pk])).status_code == 403


def test_bodies_are_given_on_the_page_of_the_user(client, boss, stored):
    user = make_user("张三", "finance_officer")
    fields = {
        "memberships-TOTAL_FORMS": "1", "memberships-0-user": user.pk,
        "memberships-0-department": stored["reports_department"].pk,
        "groups": [role_group("finance_officer").pk],
    }  # fmt: skip
    assert change_user(client, user, **fields).status_code == 302
    assert Membership.objects.get().department == stored["reports_department"]
    assert LogEntry.objects.first().details["departments"] == ["甲县信访局"]


def test_new_user_needs_no_password(client, boss):
    data = {"username": "李四", "usable_password": "false", "password1": "", "password2": ""}
    assert client.post(reverse("admin:auth_user_add"), data).status_code == 302
    assert not User.objects.get(username="李四").has_usable_password()
    assert LogEntry.objects.first().action == "admin_add"


def test_deleted_user_stays_in_the_log(client, boss):
    user = make_user("张三")
    write_entry("export", user=user)
    client.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"})
    assert not User.objects.filter(username="张三").exists()
    assert LogEntry.objects.filter(actor_name="张三", action="export").exists()
    assert LogEntry.objects.filter(action="admin_delete", target="用户：张三").exists()


def test_nobody_deletes_the_own_account(client, boss):
    page = reverse("admin:auth_user_delete", args=[boss.pk])
    assert client.post(page, {"post": "yes"}).status_code == 403


def test_roles_of_the_site_stay_as_the_table_says(client, boss):
    group = role_group("viewer")
    page = reverse("admin:auth_group_change", args=[group.pk])
    assert client.post(page, {"name": "x"}).status_code == 403
    assert Group.objects.filter(name="查看者").exists()


def test_further_roles_can_hold_rights_of_the_site_only(client, boss):
    response = client.get(reverse("admin:auth_group_add"))
    offered = response.context["adminform"].form.fields["permissions"].queryset
    assert set(offered.values_list("content_type__model", flat=True)) == {"right"}


def test_form_of_a_user_shows_roles_in_chinese_only(client, boss):
    page = client.get(reverse("admin:auth_user_change", args=[boss.pk])).content.decode()
    assert all(role.label in page for role in ROLES.values())
    assert "Choose" not in page


def test_further_role_is_saved_with_its_rights_and_logged(client, boss):
    right = role_group("viewer").permissions.get()
    data = {"name": "档案人员", "permissions": [right.pk]}
    assert client.post(reverse("admin:auth_group_add"), data).status_code == 302
    assert Group.objects.get(name="档案人员").permissions.get() == right
    assert LogEntry.objects.first().details == {"rights": ["导出数据"]}
