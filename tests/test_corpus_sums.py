"""What the invented reports say adds up, recomputed from the answer key alone."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.corpus.invention import (
    FULL,
    GOVERNMENT,
    NOUGHT,
    PARTY,
    RECEPTION,
    UNPUBLISHED,
    Profile,
    invent_history,
)  # fmt: skip
from reports.corpus.ledger import Ledger
from reports.corpus.rounding import percent
from reports.corpus.samples import SAMPLES, write_sample
from reports.corpus.voice import Style
from reports.corpus.wordings import WORDINGS
from reports.corpus.wordings.scene import Scene

HALF = Decimal("0.5")

profiles = st.builds(
    Profile,
    name=st.sampled_from(["示例甲市测试县信访局", "中共示例乙市测试区委群众工作局"]),
    region_code=st.just("990199"),
    kind=st.sampled_from([GOVERNMENT, PARTY]),
    size=st.integers(6, 30),
    three=st.sampled_from([FULL, NOUGHT, RECEPTION, UNPUBLISHED]),
    has_fund=st.booleans(),
    has_own=st.booleans(),
    projects=st.integers(2, 4),
    style=st.builds(Style, percent_places=st.integers(1, 2), trim=st.booleans()),
    seed=st.integers(0, 10**6),
)
scenes = st.builds(
    # These two print each part of every total; what other wordings print is tested with them.
    lambda profile, wording: written(profile, wording),
    profiles,
    st.sampled_from(["plain", "sichuan"]),
)
many = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(profile: Profile, wording: str) -> Scene:
    ledgers = invent_history(profile, range(2021, 2024))
    scene = Scene(profile, ledgers[2023], ledgers[2022])
    WORDINGS[wording](scene)
    return scene


class Book:
    """The figures of a key by subject, indicator and measure."""

    def __init__(self, rows, department: str) -> None:
        self.rows = [row for row in rows if row.cls == "figure"]
        self.department = department

    @classmethod
    def of(cls, scene: Scene) -> Book:
        return cls([row.mark for row in scene.writer.rows], scene.profile.name)

    def find(self, indicator: str, measure: str, subject: str = "", unit: str = ""):
        """The one value, or None; fails where two values stand."""
        values = {
            Decimal(row.value)
            for row in self.rows
            if (row.subject, row.indicator, row.measure)
            == (subject or self.department, indicator, measure)
            and unit in ("", row.unit)
            and row.place != "chart"
        }
        assert len(values) <= 1, (indicator, measure, values)
        return values.pop() if values else None

    def children(self, indicator: str, measure: str) -> list[Decimal]:
        """The values one level below an indicator."""
        names = sorted({row.indicator for row in self.rows})
        below = [
            name
            for name in names
            if name.startswith(indicator + "/") and name.count("/") == indicator.count("/") + 1
        ]
        found = [self.find(name, measure) for name in below]
        return [value for value in found if value is not None]


def reaches(rate: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a printed percent is the exact one, rounded to its own decimals."""
    step = Decimal(1).scaleb(rate.as_tuple().exponent)
    return abs(part / whole * 100 - rate) <= step * HALF


@many
@given(scenes)
def test_parts_make_their_totals(scene):
    book = Book.of(scene)
    whole = book.find("本年收入合计", "final")
    assert sum(book.children("收入", "final")) == whole
    assert sum(book.children("支出", "final")) == book.find("本年支出合计", "final") == whole
    budget = book.find("一般公共预算财政拨款支出", "final")
    assert sum(book.children("功能分类", "final")) == budget
    basic = book.find("基本支出/合计", "final")
    assert (
        book.find("基本支出/人员经费", "final") + book.find("基本支出/公用经费", "final") == basic
    )
    assert book.find("支出/基本支出", "final") == basic


@many
@given(scenes)
def test_accounts_make_their_class(scene):
    book = Book.of(scene)
    for name in {row.indicator for row in book.rows if row.indicator.count("/") == 1}:
        if not name.startswith("功能分类/"):
            continue
        accounts = {
            row.indicator: Decimal(row.value)
            for row in book.rows
            if row.indicator.startswith(name + "/")
            and row.indicator.count("/") == 3
            and row.measure == "final"
        }
        assert sum(accounts.values()) == book.find(name, "final")


@many
@given(scenes)
def test_three_public_parts_make_their_total(scene):
    book = Book.of(scene)
    total = book.find("三公经费", "final")
    if scene.profile.three == UNPUBLISHED:
        assert total is None
        return
    parts = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    found = [book.find(f"三公经费/{part}", "final") for part in parts]
    assert sum(value for value in found if value is not None) == total
    at_home = book.find("三公经费/国内公务接待", "final")
    foreign = book.find("三公经费/外事接待", "final")
    assert at_home + foreign == book.find("三公经费/公务接待费", "final")


@many
@given(scenes)
def test_vehicles_staff_and_procurement_add_up(scene):
    book = Book.of(scene)
    assert sum(book.children("国有资产/车辆", "count")) == book.find("国有资产/车辆", "count")
    for family in ("编制", "实有", "退休"):
        whole = book.find(f"人员/{family}", "count")
        assert sum(book.children(f"人员/{family}", "count")) == whole
    kinds = [book.find(f"政府采购/{kind}", "final") for kind in ("货物", "工程", "服务")]
    total = book.find("政府采购/总额", "final")
    assert sum(kinds) == total
    small = book.find("政府采购/中小企业合同金额", "amount")
    assert book.find("政府采购/小微企业合同金额", "amount") <= small <= total


@many
@given(scenes)
def test_score_sheets_reach_a_hundred(scene):
    book = Book.of(scene)
    for project in scene.now.projects:
        rows = [row for row in book.rows if row.subject.split("｜")[0] == project.name]
        for measure, least in (("weight", Decimal(90)), ("score", Decimal(0))):
            parts = [
                Decimal(row.value)
                for row in rows
                if row.measure == measure and row.subject_type == "kpi"
            ]
            assert 5 <= len(parts) <= 8
            money = book.find("项目预算/总额", measure, project.name)
            assert sum(parts) + money == book.find("绩效/项目自评得分", measure, project.name)
            assert sum(parts) >= least
        assert book.find("绩效/项目自评得分", "weight", project.name) == 100


@many
@given(scenes)
def test_no_score_exceeds_its_weight_and_a_loss_has_its_reason(scene):
    for project in scene.now.projects:
        for kpi in project.kpis:
            assert 0 <= kpi.score <= kpi.weight
            assert bool(kpi.reason) == (kpi.score < kpi.weight)


@many
@given(scenes)
def test_change_rates_follow_from_change_and_last_year(scene):
    book = Book.of(scene)
    changed = sorted({row.indicator for row in book.rows if row.measure == "change_rate"})
    assert changed
    for indicator in changed:
        rate = book.find(indicator, "change_rate")
        change = book.find(indicator, "change")
        now = book.find(indicator, "final")
        assert reaches(padded(scene, rate), change, now - change), indicator


@many
@given(scenes)
def test_execution_rates_follow_from_plan_and_result(scene):
    book = Book.of(scene)
    for subject, indicator in sorted(
        {(row.subject, row.indicator) for row in book.rows if row.measure == "budget_adjusted"}
    ):
        rate = [
            row
            for row in book.rows
            if (row.subject, row.indicator, row.measure) == (subject, indicator, "execution_rate")
        ]
        final = book.find(indicator, "final", subject)
        adjusted = book.find(indicator, "budget_adjusted", subject)
        for row in rate:
            stated = Decimal(row.value)
            if adjusted:
                exact = stated if row.place == "table" else padded(scene, stated)
                assert reaches(exact, final, adjusted), row
            else:
                assert Decimal(row.value) == 0


@many
@given(scenes)
def test_shares_follow_from_their_parts(scene):
    book = Book.of(scene)
    wholes = {
        "收入": "本年收入合计",
        "支出": "本年支出合计",
        "功能分类": "一般公共预算财政拨款支出",
    }
    for row in book.rows:
        family = row.indicator.split("/")[0]
        if row.measure == "share" and row.indicator.count("/") == 1 and family in wholes:
            part = book.find(row.indicator, "final")
            stated = (Decimal(row.value) * (100 if row.unit == "1" else 1)).normalize()
            whole = book.find(wholes[family], "final")
            assert reaches(padded(scene, stated), part, whole), row


def padded(scene: Scene, rate: Decimal) -> Decimal:
    """A rate with the decimals it was rounded to, where printing cut trailing noughts."""
    places = max(scene.profile.style.percent_places, -rate.as_tuple().exponent)
    return rate.quantize(Decimal(1).scaleb(-places))


@many
@given(profiles)
def test_projects_are_the_project_spending(profile):
    for ledger in invent_history(profile, range(2021, 2024)).values():
        spent = sum((project.plan.final for project in ledger.projects), Decimal(0))
        assert spent == ledger.project_plan.final
        assert ledger.basic.final + spent == ledger.whole.final
        assert ledger.fiscal.final + ledger.own.final == ledger.whole.final


@many
@given(profiles)
def test_nothing_spent_exceeds_its_plan(profile):
    for ledger in invent_history(profile, range(2021, 2024)).values():
        plans = [account.plan for account in ledger.accounts]
        plans += [project.plan for project in ledger.projects]
        assert all(0 < plan.final <= plan.adjusted for plan in plans)
        three = ledger.three
        for trip in (three.abroad, three.purchase, three.running, three.reception):
            assert 0 <= trip.final <= trip.budget


@many
@given(profiles)
def test_scores_look_like_real_ones(profile):
    for ledger in invent_history(profile, range(2021, 2024)).values():
        assert 78 <= ledger.self_score <= 98
        assert all(40 <= project.score <= 100 for project in ledger.projects)
        assert all(Decimal("0.4") <= share_spent(project) <= 1 for project in ledger.projects)


def share_spent(project) -> Decimal:
    return project.plan.final / project.plan.adjusted


@many
@given(profiles)
def test_counts_of_work_fit_each_other(profile):
    for ledger in invent_history(profile, range(2021, 2024)).values():
        work = ledger.workload
        assert 0 < work.closed <= work.accepted <= work.matters
        assert 0 < work.content <= work.asked
        assert work.visitors >= work.batches
        kept, uses = ledger.three.kept, ledger.uses
        assert sum(kept.values()) == sum(uses.values())


@many
@given(profiles)
def test_the_same_profile_gives_the_same_ledgers(profile):
    first: dict[int, Ledger] = invent_history(profile, range(2021, 2024))
    assert invent_history(profile, range(2021, 2024)) == first


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.short_name)
def test_headings_of_a_sample_are_numbered_in_order(sample):
    text = write_sample(sample, sample.years[0]).text
    part = text.split("年度部门决算情况说明\n")[1].split("名词解释\n")[0]
    numbers = [line.split("、")[0] for line in part.splitlines() if "、" in line[:3]]
    ranks = [(tens(number)) for number in numbers if set(number) <= set("一二三四五六七八九十")]
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) >= 9


def tens(number: str) -> int:
    digits = "一二三四五六七八九"
    if number.startswith("十"):
        return 10 + (digits.index(number[1]) + 1 if number[1:] else 0)
    return digits.index(number) + 1


def test_groups_of_equal_rows_are_not_written_twice():
    for sample in SAMPLES:
        rows = write_sample(sample, sample.years[0]).key_rows
        starts = [row["start"] for row in rows]
        assert all(len(list(group)) == 1 for _, group in groupby(starts))


def test_a_rate_just_below_a_hundred_is_not_printed_as_a_hundred():
    assert percent(Decimal("308.79"), Decimal("308.91"), 1) == Decimal("99.96")
    assert percent(Decimal("2"), Decimal("2"), 1) == Decimal("100.0")
    assert percent(Decimal("0.01"), Decimal("300"), 1) == Decimal("0.003")


def test_scores_and_execution_rates_of_the_samples_differ():
    ledgers = [
        ledger
        for sample in SAMPLES
        for year, ledger in invent_history(sample.profile, range(2021, 2024)).items()
        if year in sample.years
    ]
    scores = [project.score for ledger in ledgers for project in ledger.projects]
    rates = [project.rate for ledger in ledgers for project in ledger.projects]
    assert min(scores) < 85
    assert max(scores) > 96
    assert min(rates) < 60
    assert max(rates) == 100
    assert len({ledger.self_score for ledger in ledgers}) > len(ledgers) // 2
