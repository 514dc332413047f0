"""Measures of an indicator: what of it is compared, computed from printed values only.

A measure names the values it ``needs`` of a body and computes one from them, without a
database. A computed value is ``DERIVED`` and carries its operands; where one is missing it is
absent in the way that operand is; a division by zero is absent and says so. To add a measure,
write its function and add it to ``MEASURES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboards.formatting import format_number, own_decimals, round_half_up
from dashboards.indicators import HEADS, MONEY, POSTS, PRESENT, SPENT, STAFFED, Indicator
from dashboards.presence import DERIVED, UNDEFINED, Operand, Value

Reading = Mapping[str, Operand]
PLANS = ("budget_initial", "budget")
# What 决算 is measured by where a rate names no basis: the latest plan.
LATEST_PLANS = ("budget_adjusted", "budget", "budget_initial")
BUDGET = ("budget",)
PLACES = 2
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Need:
    """A value that a measure reads of each body; what is empty is the indicator's own.

    ``later`` counts years from the chosen one: -1 is the year before.
    """

    key: str
    name: str
    measures: tuple[str, ...] = ()
    path: str = ""
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    later: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to compare an indicator.

    ``unit`` is empty where it is the indicator's own. ``derived`` says that all its values are
    computed, so that they may be ranked and have a median; where a report may also state the
    value itself only those stated do. ``direction`` replaces the indicator's where it is set.
    ``shows`` heads the columns of the operands: name, and unit where it is not the indicator's.
    """

    code: str
    label: str
    about: str
    needs: tuple[Need, ...]
    compute: Callable[[Reading], Value]
    unit: str = ""
    derived: bool = True
    direction: str = ""
    of: str = "money"
    shows: tuple[tuple[str, str], ...] = ()

    def fits(self, indicator: Indicator) -> bool:
        """Whether it makes sense of ``indicator``."""
        if self.of == "money":
            return indicator.is_money and all(indicator.path != need.path for need in self.needs)
        return self.of == "any" or indicator.measures[0] in ("final", "count", "amount")

    def unit_of(self, indicator: Indicator) -> str:
        """The unit of its values."""
        return self.unit or indicator.unit

    def direction_of(self, indicator: Indicator) -> str:
        """Whether high is good, bad or neither, in words."""
        return self.direction or indicator.direction

    def title_of(self, indicator: Indicator) -> str:
        """“三公”经费, or “三公”经费（占本年支出合计） for other measures than the amount."""
        return indicator.label if self.code == DEFAULT else f"{indicator.label}·{self.label}"


def round_derived(number: Decimal) -> Decimal:
    """Two decimals; two digits where that would leave nothing."""
    places = PLACES
    if number and abs(number) < Decimal("0.01"):
        places = 1 - number.adjusted()
    return round_half_up(number, places)


class NoBaseError(ArithmeticError):
    """What is to be divided by is zero or negative; the message says which."""


def over(part: Decimal, whole: Decimal, name: str) -> Decimal:
    """``part`` by ``whole``, which must be positive for the quotient to mean anything."""
    if whole <= 0:
        raise NoBaseError(f"{name}为 {format_number(whole)}，不能作除数")
    return part / whole


def derive_value(
    work: Callable[..., Decimal], formula: str, unit: str, operands: Iterable[Operand]
) -> Value:
    """``work`` of the operands' numbers, or the way in which the result is absent."""
    operands = tuple(operands)
    missing = [operand for operand in operands if not operand.value.known]
    if missing:
        said = "；".join(f"{name}：{value.word or '没有数'}" for name, value in missing)
        return Value(missing[0].value.presence, unit=unit, operands=operands, reason=said)
    try:
        number = round_derived(work(*(operand.value.number for operand in operands)))
    except NoBaseError as problem:
        return Value(UNDEFINED, unit=unit, operands=operands, reason=str(problem))
    about = any(operand.value.qualifier for operand in operands)
    return Value(
        presence=DERIVED,
        number=number,
        unit=unit,
        decimals=max(PLACES, own_decimals(number)),
        qualifier="约" if about else "",
        formula=formula,
        scope=operands[0].value.scope,
        operands=operands,
    )


def divide(part: Operand, whole: Operand, unit: str, times: Decimal = HUNDRED) -> Value:
    """``part`` by ``whole``: in percent, or as it is with ``times`` 1."""
    formula = f"{part.name} ÷ {whole.name}" + (" × 100%" if times == HUNDRED else "")
    return derive_value(lambda a, b: over(a, b, whole.name) * times, formula, unit, (part, whole))


def compare_change(new: Operand, old: Operand) -> Value:
    """The change from ``old`` to ``new`` in percent."""
    formula = f"（{new.name} − {old.name}）÷ {old.name} × 100%"
    return derive_value(lambda a, b: over(a - b, b, old.name) * HUNDRED, formula, "%", (new, old))


def compare_step(new: Operand, step: Operand) -> Value:
    """The change in percent where only the amount of change is printed, not last year's."""
    formula = f"{step.name} ÷（{new.name} − {step.name}）× 100%"
    base = f"{new.name}减{step.name}"
    return derive_value(lambda a, b: over(b, a - b, base) * HUNDRED, formula, "%", (new, step))


def read_amount(reading: Reading) -> Value:
    """The printed amount itself."""
    return reading["own"].value


def read_plan(reading: Reading) -> Value:
    """The printed plan."""
    return reading["plan"].value


def read_stated(reading: Reading) -> Value:
    """The rate as the report states it."""
    return reading["stated"].value


def share_spent(reading: Reading) -> Value:
    """占本年支出合计."""
    return divide(reading["own"], reading["spent"], "%")


def share_heads(reading: Reading) -> Value:
    """人均: the amount by the number of staff."""
    return divide(reading["own"], reading["heads"], "万元/人", Decimal(1))


def compute_change(reading: Reading) -> Value:
    """The change on last year from amounts: those this report prints, else last year's report."""
    own, prior, step = reading["own"], reading["prior"], reading["step"]
    if step.value.known and not prior.value.known:
        return compare_step(own, step)
    return compare_change(own, prior if prior.value.known else reading["before"])


def is_yearly(rate: Value) -> bool:
    """Whether a stated change is the one on last year's account."""
    return rate.known and rate.basis in ("", "prior_final")


def change_yearly(reading: Reading) -> Value:
    """较上年: the rate that the report states, else computed."""
    stated = reading["stated"].value
    computed = compute_change(reading)
    return replace(stated, operands=computed.operands) if is_yearly(stated) else computed


def pick_plan(reading: Reading) -> Operand:
    """The plan that the stated rate names as its basis, else the latest one printed."""
    stated = reading.get("stated")
    basis = stated.value.basis if stated else ""
    order = sorted(LATEST_PLANS, key=lambda measure: measure != basis)
    return next((reading[m] for m in order if reading[m].value.known), reading["budget"])


def compare_plan(reading: Reading) -> Value:
    """决算占预算, computed."""
    return divide(reading["own"], pick_plan(reading), "%")


def compare_next(reading: Reading) -> Value:
    """下年部门预算 against this year's account."""
    return compare_change(reading["next"], reading["own"])


def check_stated(stated: Operand, computed: Value, usable: bool) -> Value:
    """Stated less computed, in points, with the operands of the computed rate."""
    operands = (stated, *computed.operands)
    if not usable:
        known = stated.value.known
        word = UNDEFINED if known else stated.value.presence
        said = f"{stated.name}：" + ("比的不是上年决算" if known else stated.value.word)
        return Value(word, unit="个百分点", operands=operands, reason=said)
    if not computed.known:
        return replace(computed, unit="个百分点", operands=operands)
    formula = f"{stated.name} − [{computed.formula}]"
    number = stated.value.number - computed.number
    changed = {"number": number, "unit": "个百分点", "formula": formula, "operands": operands}
    return replace(computed, **changed, decimals=max(PLACES, own_decimals(number)))


def check_change(reading: Reading) -> Value:
    """增减率: stated less computed."""
    stated = reading["stated"]
    computed = compute_change(reading)
    return check_stated(stated, computed, is_yearly(stated.value))


def check_rate(reading: Reading) -> Value:
    """执行率: stated less computed."""
    stated = reading["stated"]
    return check_stated(stated, compare_plan(reading), stated.value.known)


OWN = Need("own", "决算数")
NEXT_PLAN = Need("next", "部门预算数", PLANS, kinds=BUDGET, later=1)
PRIORS = (
    Need("prior", "上年决算数", ("prior_final",)),
    Need("step", "比上年增减额", ("change",)),
    Need("before", "决算数", later=-1),
)
ALL_PLANS = (
    Need("budget_adjusted", "调整预算数", ("budget_adjusted",)),
    Need("budget", "预算数", ("budget",)),
    Need("budget_initial", "年初预算数", ("budget_initial",)),
)
POSTED = Need("heads", "编制人数", ("count",), POSTS, HEADS, STAFFED)
SEATED = Need("heads", "实有人数", ("count",), PRESENT, HEADS, STAFFED)
CHANGED = Need("stated", "写明的增减率", ("change_rate",), units=("%",))
RATED = Need("stated", "写明的执行率", ("execution_rate",), units=("%",))
NEAR_WHOLE = "越接近 100% 越好"
NEAR_ZERO = "应为 0；差得多说明写明的数与算出的数对不上"

DEFAULT = "amount"
MEASURES: dict[str, Measure] = {
    measure.code: measure
    for measure in (
        Measure(
            DEFAULT, "数额",
            "报告印出的数，金额以元公布的折成万元。",
            (OWN,), read_amount, derived=False, of="any",
        ),
        Measure(
            "plan", "年初预算",
            "部门预算（或决算表中的年初预算）印出的数；只有未注明口径的预算数时用它。",
            (Need("plan", "年初预算数", PLANS, kinds=BUDGET),), read_plan, derived=False,
        ),
        Measure(
            "share", "占本年支出合计",
            "本项决算数 ÷ 本年支出合计 × 100%。",
            (OWN, Need("spent", "本年支出合计", ("final",), SPENT, MONEY)), share_spent, "%",
            shows=(("本项决算数", ""), ("本年支出合计", "")),
        ),
        Measure(
            "per_post", "按编制人均",
            "本项决算数 ÷ 报告写明的编制人数。",
            (OWN, POSTED), share_heads, "万元/人", shows=(("本项决算数", ""), ("编制人数", "人")),
        ),
        Measure(
            "per_head", "按实有人均",
            "本项决算数 ÷ 报告写明的实有人数。",
            (OWN, SEATED), share_heads, "万元/人", shows=(("本项决算数", ""), ("实有人数", "人")),
        ),
        Measure(
            "change", "比上年增减",
            "取报告写明的比上年增减率；没有写明的，用决算数和上年决算数（或增减额）推算。",
            (CHANGED, OWN, *PRIORS), change_yearly, "%", derived=False, of="counted",
            shows=(("决算数", ""), ("上年决算数或增减额", "")),
        ),
        Measure(
            "rate", "执行率（写明）",
            "报告写明的“完成预算”比例，不另行计算。",
            (RATED,), read_stated, "%", derived=False, direction=NEAR_WHOLE,
        ),
        Measure(
            "against_plan", "决算占预算",
            "决算数 ÷ 预算数 × 100%；预算数依次取调整预算、预算、年初预算。",
            (OWN, *ALL_PLANS), compare_plan, "%", direction=NEAR_WHOLE,
            shows=(("决算数", ""), ("预算数", "")),
        ),
        Measure(
            "change_gap", "增减率（写明减算出）",
            "报告写明的增减率减去用决算数和上年决算数（或增减额）算出的，单位为百分点。",
            (CHANGED, OWN, *PRIORS), check_change, "个百分点", direction=NEAR_ZERO,
            shows=(("写明的增减率", "%"), ("决算数", ""), ("上年决算数或增减额", "")),
        ),
        Measure(
            "rate_gap", "执行率（写明减算出）",
            "报告写明的执行率减去用决算数和预算数算出的，单位为百分点。",
            (RATED, OWN, *ALL_PLANS), check_rate, "个百分点", direction=NEAR_ZERO,
            shows=(("写明的执行率", "%"), ("决算数", ""), ("预算数", "")),
        ),
        Measure(
            "next_plan", "下年预算比本年决算",
            "（下一年度部门预算数 − 本年决算数）÷ 本年决算数 × 100%。",
            (NEXT_PLAN, OWN), compare_next, "%", shows=(("下年部门预算数", ""), ("本年决算数", "")),
        ),
    )
}  # fmt: skip


def measures_of(indicator: Indicator) -> dict[str, Measure]:
    """The measures that make sense of ``indicator``, by code."""
    return {code: measure for code, measure in MEASURES.items() if measure.fits(indicator)}
