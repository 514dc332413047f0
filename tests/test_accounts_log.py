"""The log: what is written, that it stays, the page and the file."""

import csv
import io
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.log import write_entry
from accounts.models import AppendOnlyError, LogEntry
from accounts.roles import ROLES, give_role

pytestmark = pytest.mark.django_db
LOG, EXPORT = "/account/log/", "/account/log/export.csv"


@pytest.fixture
def auditor(client):
    user = User.objects.create_user("审计员")
    give_role(user, "auditor")
    client.force_login(user)
    return user


def run_sql(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def page_text(client, **query):
    response = client.get(LOG, query)
    assert response.status_code == 200
    return response.content.decode()


def table_rows(client, **query):
    page = page_text(client, **query)
    return 0 if "没有符合条件的记录" in page else page.count("<tr>") - 1


def read_csv(response):
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_entry_keeps_who_what_where(rf):
    user = User.objects.create_user("张三")
    request = rf.get("/", REMOTE_ADDR="2001:db8::1")
    details = {"after": Decimal("6.59"), "parts": ("甲", "乙")}
    write_entry("correct", user=user, request=request, target="三公经费", details=details)
    entry = LogEntry.objects.get()
    assert (entry.actor, entry.actor_name, entry.ip) == (user, "张三", "2001:db8::1")
    assert entry.details == {"after": "6.59", "parts": ["甲", "乙"]}
    assert entry.detail_text == "改为：6.59；parts：甲、乙"


def test_entry_of_a_command_is_by_the_system():
    assert write_entry("import", target="决算.txt").actor_name == "系统"


def test_unknown_action_is_refused():
    with pytest.raises(ValueError, match="no such action"):
        write_entry("hack")


def test_text_that_no_database_takes_is_made_storable():
    write_entry("import", target="a\0b\udce5" + "长" * 400, details={"k\0": ["\0"]})
    entry = LogEntry.objects.get()
    assert entry.target.startswith("a\ufffdb?长")
    assert len(entry.target) == 300
    assert entry.details == {"k\ufffd": ["\ufffd"]}


@pytest.mark.parametrize(
    ("proxied", "address"), [(None, "10.0.0.1"), (("HTTP_X_FORWARDED_PROTO", "https"), "7.7.7.7")]
)
def test_forwarded_address_counts_only_behind_the_proxy(rf, settings, proxied, address):
    settings.SECURE_PROXY_SSL_HEADER = proxied
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 7.7.7.7")
    assert write_entry("export", request=request).ip == address


def test_request_over_a_socket_has_no_address(rf):
    assert write_entry("export", request=rf.get("/", REMOTE_ADDR="")).ip is None


def test_code_can_neither_change_nor_delete_entries():
    entry = write_entry("import")
    for attempt in (
        entry.save,
        entry.delete,
        LogEntry.objects.all().delete,
        lambda: LogEntry.objects.update(target="x"),
        lambda: LogEntry.objects.bulk_update([entry], ["target"]),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_logentry SET target = 'x' WHERE id = %s",
        "UPDATE accounts_logentry SET actor_id = NULL WHERE id = %s",
        "DELETE FROM accounts_logentry WHERE id = %s",
    ],
)
def test_database_refuses_to_change_or_delete_entries(sql):
    entry = write_entry("import", target="决算.txt")
    with pytest.raises(DatabaseError, match="append-only"):
        run_sql(sql, entry.pk)
    assert LogEntry.objects.get().target == "决算.txt"


def test_database_refuses_to_replace_an_entry():
    entry = write_entry("import", target="决算.txt")
    columns = "id, happened_at, actor_name, action, target, details"
    values = "%s, '2024-01-01', '', 'import', 'x', '{}'"
    conflict = "ON CONFLICT (id) DO UPDATE SET target = 'x'"
    verbs = [("INSERT", conflict)]
    if connection.vendor == "sqlite":
        verbs.append(("INSERT OR REPLACE", ""))
    for verb, rest in verbs:
        with pytest.raises(DatabaseError, match="append-only"):
            run_sql(f"{verb} INTO accounts_logentry ({columns}) VALUES ({values}) {rest}", entry.pk)
    assert LogEntry.objects.get().target == "决算.txt"


def test_deleting_a_user_leaves_the_log_as_it_is():
    user = User.objects.create_user("张三")
    write_entry("export", user=user)
    kept = LogEntry.objects.values().get()
    user.delete()
    assert LogEntry.objects.values().get() == kept


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_log_and_seals_it_again():
    write_entry("import")
    call_command("flush", interactive=False, verbosity=0)
    assert LogEntry.objects.count() == 0
    entry = write_entry("import")
    with pytest.raises(DatabaseError, match="append-only"):
        run_sql("DELETE FROM accounts_logentry WHERE id = %s", entry.pk)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", [LOG, EXPORT])
def test_log_is_for_those_with_the_right(client, role, page):
    user = User.objects.create_user("某人")
    give_role(user, role)
    client.force_login(user)
    expected = 200 if "view_log" in ROLES[role].rights else 403
    assert client.get(page).status_code == expected


@pytest.mark.parametrize("page", [LOG, EXPORT])
def test_log_asks_visitors_to_sign_in(client, page):
    assert client.get(page).url.startswith("/account/login/?next=")


def test_log_page_takes_no_posts(client, auditor):
    assert client.post(LOG).status_code == 405


def test_log_shows_fifty_a_page_newest_first(client, auditor, django_assert_max_num_queries):
    for number in range(120):
        write_entry("import", target=f"第{number}号")
    with django_assert_max_num_queries(8):
        first = page_text(client)
    assert first.count("<tr>") - 1 == 50
    assert "第119号" in first
    assert "第69号" not in first
    assert "第69号" in page_text(client, page=2)


def test_log_filters_by_action_and_actor(client, auditor):
    write_entry("import")
    write_entry("export", actor_name="李四")
    assert table_rows(client, action="import") == 1
    assert table_rows(client, actor="李") == 1
    assert table_rows(client, action="import", actor="李") == 0


def test_log_filters_by_day_in_local_time(client, auditor):
    start = timezone.make_aware(datetime(2024, 5, 31))
    for moment in (start - timedelta(seconds=1), start, start + timedelta(hours=23, minutes=59)):
        LogEntry.objects.create(action="import", happened_at=moment)
    assert table_rows(client, day="2024-05-31") == 2


def test_page_links_keep_the_filter(client, auditor):
    for _ in range(51):
        write_entry("import")
    page = page_text(client, action="import")
    assert "?action=import&amp;page=2" in page
    assert f"{EXPORT}?action=import" in page


@pytest.mark.parametrize(
    "query",
    [
        {"action": "nothing"}, {"day": "yesterday"}, {"day": "0001-01-01"}, {"day": "9999-12-31"},
        {"actor": "\0"}, {"actor": "x" * 500}, {"page": "-1"}, {"page": "x"}, {"page": "9" * 30},
    ],
)  # fmt: skip
def test_log_survives_bad_input(client, auditor, query):
    page = page_text(client, **query)
    assert ('role="alert"' in page) is ("page" not in query)


def test_names_in_the_log_are_escaped(client, auditor):
    write_entry("sign_in_failed", actor_name="<script>x</script>")
    assert "<script>x" not in page_text(client)


def test_export_is_the_chosen_entries_for_a_spreadsheet(client, auditor):
    write_entry("import", target="决算.txt", details={"figures": 12})
    write_entry("export", actor_name="李四")
    rows = read_csv(client.get(EXPORT, {"action": "import"}))
    assert rows[0] == ["时间", "用户名", "操作", "对象", "详情", "IP 地址"]
    assert [row[1:] for row in rows[1:]] == [["系统", "导入报告", "决算.txt", "数据：12", ""]]


def test_export_is_itself_logged(client, auditor):
    read_csv(client.get(EXPORT, {"action": "import"}))
    entry = LogEntry.objects.get(action="export")
    assert (entry.actor, entry.target) == (auditor, "操作日志")
    assert entry.details == {"action": "import"}


def test_export_runs_no_formula_somebody_typed_as_a_name(client, auditor):
    write_entry("sign_in_failed", actor_name="=cmd|' /C calc'!A0")
    rows = read_csv(client.get(EXPORT, {"action": "sign_in_failed"}))
    assert rows[1][1] == "'=cmd|' /C calc'!A0"


def test_export_with_a_wrong_filter_explains_on_the_page(client, auditor):
    response = client.get(EXPORT, {"day": "x"})
    assert response.url == f"{LOG}?day=x"
    assert not LogEntry.objects.filter(action="export").exists()
