"""Roles, rights and membership."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.http import HttpResponse

from accounts.models import Membership
from accounts.roles import RIGHTS, ROLES, give_role, has_right, may_correct, right_required
from reports.models import Department

pytestmark = pytest.mark.django_db


def make_user(role=None, name="张三"):
    user = User.objects.create_user(name)
    if role:
        give_role(user, role)
    return user


def rights_of(user):
    return {right for right in RIGHTS if has_right(user, right)}


@pytest.mark.parametrize("role", ROLES)
def test_role_holds_exactly_the_rights_of_the_table(role):
    assert rights_of(make_user(role)) == set(ROLES[role].rights)


def test_every_right_is_held_by_some_role():
    assert {right for role in ROLES.values() for right in role.rights} == set(RIGHTS)


def test_nobody_who_decides_may_review():
    for role in ROLES.values():
        assert not {"decide_findings", "review_decisions"} <= set(role.rights)


def test_user_without_a_role_has_no_rights():
    assert rights_of(make_user()) == set()
    assert rights_of(AnonymousUser()) == set()


def test_inactive_auditor_has_no_rights():
    user = make_user("auditor")
    user.is_active = False
    assert rights_of(user) == set()


def test_migrating_again_mends_the_roles_without_doubling_them():
    group = Group.objects.get(name="审计人员")
    group.permissions.clear()
    Group.objects.get(name="查看者").delete()
    call_command("migrate", verbosity=0)
    assert Group.objects.count() == len(ROLES)
    assert set(group.permissions.values_list("codename", flat=True)) == set(ROLES["auditor"].rights)


def test_migrating_again_leaves_further_roles_alone():
    Group.objects.create(name="档案人员")
    call_command("migrate", verbosity=0)
    assert Group.objects.filter(name="档案人员").exists()


def test_only_administrators_are_staff():
    staff = {role for role in ROLES if make_user(role, name=role).is_staff}
    assert staff == {"administrator"}


def test_unknown_right_is_an_error_and_not_a_no():
    with pytest.raises(ValueError, match="no such right"):
        has_right(make_user(), "export")
    with pytest.raises(ValueError, match="no such right"):
        right_required("export")


def test_officer_corrects_only_own_bodies():
    officer = make_user("finance_officer")
    own = Department.objects.create(official_name="甲县信访局")
    other = Department.objects.create(official_name="乙县信访局")
    Membership.objects.create(user=officer, department=own)
    assert may_correct(officer, own)
    assert not may_correct(officer, other)


def test_membership_without_the_right_does_not_allow_corrections():
    viewer = make_user("viewer")
    body = Department.objects.create(official_name="甲县信访局")
    Membership.objects.create(user=viewer, department=body)
    assert not may_correct(viewer, body)


def test_membership_stands_once():
    user, body = make_user(), Department.objects.create(official_name="甲县信访局")
    Membership.objects.create(user=user, department=body)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, department=body)


@right_required("export_data")
def guarded(request):
    return HttpResponse("ok")


def test_guarded_view_asks_visitors_to_sign_in(rf):
    request = rf.get("/x/?a=1")
    request.user = AnonymousUser()
    response = guarded(request)
    assert response.status_code == 302
    assert response.url == "/account/login/?next=/x/%3Fa%3D1"


def test_guarded_view_refuses_users_without_the_right(rf):
    request = rf.get("/x/")
    request.user = make_user()
    with pytest.raises(PermissionDenied, match="导出数据"):
        guarded(request)


def test_guarded_view_opens_to_the_right(rf):
    request = rf.get("/x/")
    request.user = make_user("viewer")
    assert guarded(request).content == b"ok"
