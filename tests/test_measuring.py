"""How readings are compared with keys, and ``manage.py measure_accuracy``."""

from __future__ import annotations

import csv
import sys
from decimal import Decimal
from types import ModuleType, SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from reports.corpus import wordings
from reports.corpus.samples import write_samples
from reports.corpus.writer import COLUMNS
from reports.facts import Figure, Numeral, Reading, ReportReading, Statement, Subject
from reports.management import accuracy_page as page
from reports.measuring import KeyProblem, Score, compare, find_stretches, read_key
from reports.spans import Span

BODY = "示例甲市青禾县信访局"
PROJECT = "信访积案化解专项经费"


def key_row(start: int = 10, text: str = "309.33", cls: str = "figure", **fields) -> dict:
    """A row of a key; a figure unless told otherwise."""
    row = dict.fromkeys(COLUMNS, "")
    row.update({"start": str(start), "end": str(start + len(text)), "text": text, "class": cls})
    if cls == "figure":
        row.update({
            "subject_type": "department", "subject": BODY, "indicator": "收支总计",
            "measure": "final", "value": text, "unit": "万元", "fiscal_year": "2022",
            "place": "narrative",
        })  # fmt: skip
    return row | fields


def make_figure(start: int = 10, text: str = "309.33", **fields) -> Figure:
    """The figure of ``key_row``."""
    chosen = {
        "value": Decimal(text) if text[0].isdigit() else Decimal(0), "decimals": 2,
        "unit": "万元", "subject": Subject("department", BODY), "indicator": "收支总计",
        "measure": "final", "fiscal_year": 2022, "place": "narrative", "rule": "test",
    }  # fmt: skip
    return Figure(Span(start, start + len(text)), text, **(chosen | fields))


def make_numeral(start: int = 10, text: str = "309.33", cls: str = "figure") -> Numeral:
    return Numeral(Span(start, start + len(text)), text, cls, "test")


def make_report(*figures: Figure, kind: str = "final_account", end: int = 10**6) -> ReportReading:
    statements = (Statement(Span(0, end), "sentence", figures),)
    return ReportReading(kind, Span(0, end), "题", BODY, 2022, statements=statements)


def make_reading(*figures: Figure, others: tuple[Numeral, ...] = ()) -> Reading:
    """A reading of one report; figures with digits are numerals too."""
    spans = {one.span: one.raw for one in figures if one.raw[:1].isdigit()}
    numerals = [make_numeral(span.start, text) for span, text in spans.items()]
    return Reading((make_report(*figures),), (*numerals, *others), department=BODY)


def score(rows: list[dict], reading: Reading, **options) -> Score:
    return compare(read_key(rows), reading, **options).score()


def wrong(row: dict, figure: Figure) -> tuple[str, ...]:
    """The wrong fields of the only figure."""
    (seen,) = compare(read_key([row]), make_reading(figure)).figures
    assert seen.role == "found"
    return seen.wrong


# --- fields -----------------------------------------------------------------------------------


def test_a_figure_like_its_key_is_right():
    result = score([key_row()], make_reading(make_figure()))
    assert (result.wanted, result.all_right, result.wrong_certain) == (1, 1, 0)
    assert result.recall == result.precision == result.class_share == 1
    assert set(result.fields.values()) == {1}


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("value", {"value": Decimal("309.34")}),
        ("measure", {"measure": "prior_final"}),
        ("unit", {"unit": "元"}),
        ("fiscal_year", {"fiscal_year": 2021}),
        ("subject_type", {"subject": Subject("project", BODY)}),
        ("subject", {"subject": Subject("department", "示例甲市信访局")}),
        ("indicator", {"indicator": "本年收入合计"}),
        ("place", {"place": "table"}),
    ],
)
def test_each_field_is_compared(name, changes):
    assert wrong(key_row(), make_figure(**changes)) == (name,)


def test_values_are_compared_as_numbers():
    assert wrong(key_row(value="309.3300"), make_figure()) == ()
    assert wrong(key_row(value="-309.33"), make_figure()) == ("value",)


def test_a_blank_equals_only_a_blank():
    assert wrong(key_row(value=""), make_figure(value=None)) == ()
    assert wrong(key_row(value="0"), make_figure(value=None)) == ("value",)


def test_other_readings_that_the_key_lets_pass_are_right():
    row = key_row(also="measure=amount; indicator=收入总计; indicator=支出总计")
    assert wrong(row, make_figure(measure="amount", indicator="支出总计")) == ()
    assert wrong(row, make_figure(measure="budget", indicator="收入总计")) == ("measure",)


def test_free_wording_counts_by_its_family():
    row = key_row(indicator="工作量/接待来访群众")
    assert wrong(row, make_figure(indicator="工作量/来访")) == ()
    assert wrong(row, make_figure(indicator="人员/来访")) == ("indicator",)


def test_the_two_scores_are_no_free_wording():
    row = key_row(indicator="绩效/项目自评得分")
    assert wrong(row, make_figure(indicator="绩效/部门整体自评得分")) == ("indicator",)
    assert wrong(row, make_figure(indicator="绩效/项目个数")) == ("indicator",)
    assert wrong(key_row(indicator="绩效/满意度"), make_figure(indicator="绩效/进度")) == ()


def test_the_name_of_a_kpi_row_may_be_cut():
    full = f"{PROJECT}｜{'重' * 29}点信访事项"
    row = key_row(subject_type="kpi", subject=f"{PROJECT}｜{'重' * 29}点")
    assert wrong(row, make_figure(subject=Subject("kpi", full))) == ()
    short = Subject("kpi", f"{PROJECT}｜重")
    assert wrong(row, make_figure(subject=short)) == ("subject",)
    assert wrong(row, make_figure(subject=Subject("kpi", f"别的{full}"))) == ("subject",)


# --- roles ------------------------------------------------------------------------------------


def test_the_best_of_two_figures_on_a_numeral_counts():
    figures = make_figure(measure="prior_final", place="table"), make_figure()
    result = score([key_row()], make_reading(*figures))
    assert (result.all_right, result.roles["further"], result.wrong_certain) == (1, 1, 0)


def test_two_rows_on_a_numeral_want_two_figures():
    rows = [key_row(indicator="收入总计"), key_row(indicator="支出总计")]
    both = make_figure(indicator="支出总计"), make_figure(indicator="收入总计")
    assert score(rows, make_reading(*both)).all_right == 2
    one = score(rows, make_reading(both[0]))
    assert (one.all_right, one.roles["missed"]) == (1, 1)


def test_a_figure_that_was_not_read_is_missed():
    reading = make_reading(others=(make_numeral(cls="unread"),))
    result = score([key_row()], reading)
    assert (result.wanted, result.roles["missed"], result.unread, result.recall) == (1, 1, 1, 0)
    assert result.precision is None


def test_a_figure_that_may_be_something_else_is_not_missed():
    reading = make_reading(others=(make_numeral(cls="other"),))
    result = score([key_row(also="class=other")], reading)
    assert (result.wanted, result.class_share) == (0, 1)


def test_a_figure_read_at_a_date_is_false():
    result = score([key_row(text="2022", cls="date")], make_reading(make_figure(text="2022")))
    assert (result.roles["false"], result.wrong_certain, result.class_share) == (1, 1, 0)
    assert result.numerals["date"] == 1
    assert result.classed["date"] == 0


def test_a_figure_that_the_key_lets_pass_is_not_false():
    row = key_row(text="24", cls="other", also="class=figure")
    result = score([row], make_reading(make_figure(text="24")))
    assert (result.roles["false"], result.roles["further"], result.wrong_certain) == (0, 1, 0)


def test_a_figure_in_words_of_which_the_key_is_silent_is_not_judged():
    result = score([key_row()], make_reading(make_figure(), make_figure(40, "为零")))
    assert (result.worded["unasked"], result.precision, result.read) == (1, 1, 1)


def test_a_fact_told_in_words_is_compared_apart():
    rows = [key_row(), key_row(40, "为零", value="0"), key_row(60, "持平", value="0")]
    result = score(rows, make_reading(make_figure(), make_figure(40, "为零")))
    assert (result.worded["found"], result.worded["missed"], result.worded_right) == (1, 1, 1)
    assert (result.wanted, result.numerals.total()) == (1, 1)


def test_an_uncertain_fault_is_not_the_worst_kind():
    doubtful = make_figure(unit="元", status="uncertain")
    result = score([key_row()], make_reading(doubtful))
    assert (result.uncertain_share, result.wrong_certain, result.all_right) == (1, 0, 0)
    assert score([key_row()], make_reading(make_figure(unit="元"))).wrong_certain == 1


# --- numerals and excerpts --------------------------------------------------------------------


def test_a_numeral_with_another_span_is_unseen():
    result = score([key_row(text="1 234", cls="code")], make_reading(others=(make_numeral(12),)))
    assert (result.unseen, result.without_row, result.class_share) == (1, 1, 0)


def test_a_complete_key_judges_the_whole_text():
    result = score([key_row()], make_reading(make_figure(), make_figure(5000, "7")))
    assert (result.without_row, result.roles["false"]) == (1, 1)
    assert (result.recall, result.precision) == (1, 0.5)


def test_an_excerpt_judges_the_stretches_it_covers():
    rows = [key_row(10), key_row(900), key_row(9000), key_row(9100)]
    figures = [make_figure(start) for start in (2, 10, 500, 900, 5000, 9000, 9050, 9100, 9200)]
    result = score(rows, make_reading(*figures), is_excerpt=True)
    assert (result.all_right, result.roles["false"], result.without_row) == (4, 2, 2)


def test_stretches_lie_apart_by_more_than_the_gap():
    rows = read_key([key_row(0, "1"), key_row(2001, "2"), key_row(4003, "3")])
    assert find_stretches(rows) == [Span(0, 2002), Span(4003, 4004)]


def test_counts_are_kept_by_the_innermost_report():
    reports = (make_report(make_figure(10), make_figure(500)),
               make_report(kind="project_score_sheet", end=100))  # fmt: skip
    reading = Reading(reports, (make_numeral(10), make_numeral(500)))
    result = compare(read_key([key_row(10), key_row(500)]), reading)
    assert result.kinds() == ["project_score_sheet", "final_account"]
    assert result.score("project_score_sheet").all_right == 1
    assert result.score().all_right == 2


def test_nothing_is_right_where_nothing_was_read():
    result = score([key_row(), key_row(40, "2022", "date")], Reading((), (), problem="不是报告"))
    assert (result.unseen, result.recall, result.class_share) == (2, 0, 0)


def test_scores_add_up():
    total = score([key_row()], make_reading(make_figure()))
    total.add(score([key_row()], make_reading(make_figure(unit="元"))))
    assert (total.documents, total.wanted, total.all_right, total.recall) == (2, 2, 1, 0.5)
    assert (total.fields["unit"], total.fields["value"], total.wrong_certain) == (1, 2, 1)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"start": "1"}, "缺少列：end"),
        (key_row(start=0) | {"end": "x"}, "不是整数：0-x"),
        (key_row(also="measure"), "写法不对：measure"),
        (key_row(also="colour=red"), "没有这个字段：colour"),
    ],
)
def test_a_key_that_cannot_be_used_is_said_so(row, message):
    with pytest.raises(KeyProblem, match=message):
        read_key([row])


# --- the command ------------------------------------------------------------------------------


@pytest.fixture
def sample():
    """The shortest sample; the command measures it alone."""
    return min(write_samples(), key=lambda file: len(file.text))


@pytest.fixture
def folders(tmp_path, monkeypatch, sample):
    """A folder of answers and one of reports, made of a sample."""
    monkeypatch.setattr("reports.corpus.samples.write_samples", lambda: [sample])
    answers, reports = tmp_path / "answers", tmp_path / "reports"
    answers.mkdir()
    reports.mkdir()
    (reports / "甲.txt").write_bytes(sample.text.encode())
    write_answers(answers / "甲.numerals.csv", sample.key_rows)
    return SimpleNamespace(answers=answers, reports=reports, into=tmp_path / "accuracy.md")


def write_answers(path, rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(rows)


@pytest.fixture
def made(monkeypatch, sample):
    """Generated reports: a stand-in that gives the sample and keeps how it was called."""
    calls = []

    def make_corpus(count, seed, names, noise):
        calls.append((count, seed, tuple(names), noise))
        kept = {"name": sample.name, "text": sample.text, "key_rows": sample.key_rows}
        yield from (
            SimpleNamespace(**kept, wording=name, kind="final_account") for name in names[:count]
        )

    module = ModuleType("reports.corpus.making")
    module.make_corpus = make_corpus
    monkeypatch.setitem(sys.modules, "reports.corpus.making", module)
    module.ALL_WORDINGS = {"plain": None, "kept": None}
    monkeypatch.setattr(wordings, "FROZEN", ("kept",), raising=False)
    return calls


def test_answers_are_paired_with_reports_by_name(folders, capsys, sample):
    write_answers(folders.answers / "乙.excerpt.numerals.csv", sample.key_rows[20:60])
    (folders.reports / "乙.txt").write_bytes(sample.text.encode())
    call_command("measure_accuracy", answers=folders.answers, reports=folders.reports, verbosity=0)
    count = len(sample.key_rows) + 40
    assert f"人工答案：2 份，数字 {count}，归类正确 100.00%" in capsys.readouterr().out


def test_a_wrong_certain_reading_is_listed(folders, capsys, sample):
    rows = [dict(row) for row in sample.key_rows]
    row = next(row for row in rows if row["class"] == "figure")
    row["unit"] = "吨"
    write_answers(folders.answers / "甲.numerals.csv", rows)
    call_command("measure_accuracy", answers=folders.answers, reports=folders.reports,
                 write=folders.into, verbosity=0)  # fmt: skip
    place = f"{row['start']}-{row['end']}"
    assert f"✗ 甲.txt {place}" in (shown := capsys.readouterr().out)
    assert f"【{row['text']}】" in shown
    assert f"甲.txt {place} |" in (written := folders.into.read_text())
    assert "| answers | 1 | unit | 吨 |" in written


def test_the_document_has_a_row_for_each_group(folders, made):
    call_command("measure_accuracy", corpus=1, seed=7, noise=["none", "breaks"],
                 write=folders.into, verbosity=0)  # fmt: skip
    text = folders.into.read_text()
    for words in ("| generated | plain | 2 |", "| frozen | kept | 2 |", "| frozen | breaks | 1 |",
                  "| samples | 1 |", "| generated | 部门决算 |"):  # fmt: skip
        assert words in text
    assert "--corpus 1 --seed 7 --noise none breaks --write" in text
    assert str(folders.into.parent) not in text


def test_frozen_wordings_are_asked_for_apart(folders, made):
    call_command("measure_accuracy", corpus=3, seed=7, verbosity=0)
    assert made == [(3, 7, ("plain",), "none"), (3, 7, ("kept",), "none")]


def test_without_generated_reports_the_samples_alone_are_measured(folders, made, capsys):
    call_command("measure_accuracy", verbosity=0)
    assert made == []
    assert capsys.readouterr().out.startswith("示例报告：1 份")


def test_faults_of_one_sort_are_counted_together():
    years = [("fiscal_year", "2020", "2019")], [("fiscal_year", "2021", "2020")]
    values = [("value", "1", "2")], [("value", "5", "6")], [("measure", "final", "amount")]
    faults = [page.Fault("甲", 1, 2, "", tuple(one), "r") for one in (*years, *values)]
    counts = {sort: len(found) for sort, found in page.sort_faults(faults).items()}
    assert counts == {
        ("fiscal_year", "", "-1", "r"): 2,
        ("value", "", "", "r"): 2,
        ("measure", "final", "amount", "r"): 1,
    }


def test_answers_held_to_be_wrong_are_shown():
    row = page.DisputedAnswer("甲.txt", "1-5", "date", "figure", "it is counted")
    assert "| 甲.txt | 1-5 | date | figure | it is counted |" in page.disputed_table((row,))
    assert page.disputed_table(()) == "None."


def test_all_right_is_said_only_where_it_is_true():
    shares = (1, 0.99999, 0.5, 0, None)
    assert [page.percent(one) for one in shares] == [
        "100.00%", "99.99%", "50.00%", "0.00%", "–",
    ]  # fmt: skip


def test_options_that_do_not_go_together_are_refused(folders):
    with pytest.raises(CommandError, match="要一起给出"):
        call_command("measure_accuracy", answers=folders.answers)
    with pytest.raises(CommandError, match="没有这个文件夹"):
        call_command("measure_accuracy", answers=folders.into, reports=folders.reports)
    with pytest.raises(CommandError, match="没有答案表"):
        call_command("measure_accuracy", answers=folders.reports, reports=folders.reports)
    with pytest.raises(CommandError, match="不能小于零"):
        call_command("measure_accuracy", corpus=-1)


def test_an_answer_without_its_report_is_refused(folders):
    (folders.reports / "甲.txt").unlink()
    with pytest.raises(CommandError, match=r"找不到对应的报告 甲\.txt"):
        call_command("measure_accuracy", answers=folders.answers, reports=folders.reports)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2\n", "甲.numerals.csv：答案表缺少列"),
        (b"\xff\xfe\x00", "不是 UTF-8 的 CSV 文件"),
        (b"", "答案表里没有内容"),
    ],
)
def test_a_bad_answer_file_is_refused(folders, content, message):
    (folders.answers / "甲.numerals.csv").write_bytes(content)
    with pytest.raises(CommandError, match=message):
        call_command("measure_accuracy", answers=folders.answers, reports=folders.reports)


def test_an_answer_to_another_text_is_refused(folders):
    (folders.reports / "甲.txt").write_bytes("另一份文件\n".encode() * 3000)
    with pytest.raises(CommandError, match="答案与报告对不上"):
        call_command("measure_accuracy", answers=folders.answers, reports=folders.reports,
                     verbosity=0)  # fmt: skip


def test_a_report_that_is_no_text_is_refused(folders):
    (folders.reports / "甲.txt").write_bytes(b"")
    with pytest.raises(CommandError, match=r"甲\.txt：文件是空的"):
        call_command("measure_accuracy", answers=folders.answers, reports=folders.reports,
                     verbosity=0)  # fmt: skip


def test_a_place_that_cannot_be_written_is_said_so(folders):
    with pytest.raises(CommandError, match="没有写成"):
        call_command("measure_accuracy", write=folders.reports, verbosity=0)
