import csv
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction

from accounts.models import LogEntry
from reports.corpus.samples import write_samples
from reports.importing import import_document
from reports.models import Department, Document, Figure, LineCell, Numeral, Report

pytestmark = pytest.mark.django_db
TEXT = (
    "示例甲市青禾县信访局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2023年度收、支总计309.33万元。\n"
    "二、收入决算情况说明\n2023年本年收入合计309.33万元。\n"
    "七、“三公”经费财政拨款支出决算情况说明\n2023年“三公”经费财政拨款支出决算为7500元。\n"
)


def store(text: str = TEXT, name: str = "a.txt", **options):
    return import_document(name, text.encode(), **options)


def test_a_report_is_stored_with_its_figures():
    result = store()
    assert result.status == "stored"
    assert result.numerals == result.accounted == Numeral.objects.count()
    assert Report.objects.get().kind == "final_account"
    assert Department.objects.get().region.code == "990101"


def test_the_same_bytes_again_change_nothing():
    store()
    before = list(Figure.objects.values_list("pk", flat=True))
    assert store(name="b.txt").status == "unchanged"
    assert list(Figure.objects.values_list("pk", flat=True)) == before


def test_cells_compare_in_wan_and_keep_what_was_printed():
    store()
    cell = LineCell.objects.get(indicator__path="三公经费", measure="final")
    assert (str(cell.value), cell.unit) == ("0.75", "万元")
    assert (str(cell.figure.value), cell.figure.unit) == ("7500", "元")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空的"),
        (b"\xff\xfe\x00\x01\x80", "不是 UTF-8"),
        (b"\n \t\n", "空白"),
        ("今天天气很好，适合出门。".encode(), "不是本系统收录的报告"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(content, reason):
    result = import_document("x.txt", content)
    assert result.status == "failed"
    assert reason in result.message
    assert Document.objects.count() == 0


def test_every_import_is_in_the_log():
    store()
    import_document("bad.txt", b"")
    statuses = [entry.details["status"] for entry in LogEntry.objects.filter(action="import")]
    assert sorted(statuses) == ["failed", "stored"]


def test_a_later_version_is_in_force_and_the_earlier_is_kept():
    store(published_on=date(2024, 9, 1))
    store(TEXT.replace("309.33", "310.33"), "b.txt", published_on=date(2024, 10, 1))
    assert list(Report.objects.order_by("version").values_list("version", "in_force")) == [
        (1, False), (2, True),
    ]  # fmt: skip
    assert str(LineCell.objects.get(indicator__path="收支总计").value) == "310.33"


def test_one_version_only_can_be_in_force():
    store()
    report = Report.objects.get()
    report.pk, report.version = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()


def test_abbreviated_and_full_names_are_one_body():
    store()
    store(TEXT.replace("示例甲市青禾县信访局", "青禾县信访局").replace("2023", "2022"), "b.txt")
    assert Department.objects.count() == 1


def test_a_crash_leaves_nothing_behind(monkeypatch):
    def crash(*args):
        raise RuntimeError("disk full")

    monkeypatch.setattr("reports.importing.rebuild_line_items", crash)
    with pytest.raises(RuntimeError):
        store()
    assert Document.objects.count() == 0
    assert Figure.objects.count() == 0


def test_the_command_keeps_the_good_and_names_the_bad(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(CommandError, match="1 份没有导入"):
        call_command("import_reports", str(tmp_path))
    assert "empty.txt：文件是空的" in capsys.readouterr().out
    assert Document.objects.count() == 1


def test_a_file_that_is_not_there_is_one_clear_line(capsys):
    with pytest.raises(CommandError):
        call_command("import_reports", "no-such-file.txt")
    assert "文件读不出来" in capsys.readouterr().out


def test_the_export_holds_every_numeral_in_order(tmp_path):
    store()
    path = tmp_path / "out.csv"
    call_command("export_figures", "-o", str(path), "--every-numeral")
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert len(rows) == Numeral.objects.count()
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    assert [int(row["start"]) for row in rows] == sorted(int(row["start"]) for row in rows)


def test_export_values_keep_the_printed_scale(tmp_path):
    store(TEXT.replace("309.33", "309.30"))
    path = tmp_path / "out.csv"
    call_command("export_figures", "-o", str(path))
    values = [row["value"] for row in csv.DictReader(path.open(encoding="utf-8-sig"))]
    assert values == ["309.30", "309.30", "7500"]


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(CommandError, match="请用"):
        call_command("export_figures", "-o", str(tmp_path / "out.pdf"))


def test_all_samples_are_stored_and_fully_read():
    for sample in write_samples():
        result = import_document(sample.name, sample.text.encode(), is_sample=True)
        assert (result.status, result.numerals) == ("stored", result.accounted), sample.name
    assert Department.objects.filter(is_sample=True).count() == 8
