"""Whether a total is what its printed parts make up.

A list of parts says all there is when the decomposition is closed and every part is printed, or
when the printed shares leave no room for more. What is not printed is never taken for zero; but
parts that already exceed their total are wrong whatever is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from reports import units
from reports.checks.check import failed, held, places, role_of, unchecked
from reports.checks.dossier import Case, interval, measure_name, say
from reports.checks.groups import options, value_of
from reports.checks.lazy import lazy
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import Interval, total

MOST_COMBINATIONS = 256


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to divide a total into ``parts`` that exclude each other.

    The list is complete where all parts of one of ``closers`` are printed; without any the parts
    may always be more than those listed.
    """

    parts: tuple[str, ...]
    closers: tuple[tuple[str, ...], ...] = ()

    def is_closed_by(self, names: set[str]) -> bool:
        """Whether these parts are all that there can be."""
        return any(names.issuperset(closer) for closer in self.closers)


def closed(*parts: str) -> Form:
    """A form that is complete when all its parts are printed."""
    return Form(parts, (parts,))


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the forms in which its parts may be printed.

    ``reach`` says how far apart they may stand: in one ``statement``, one ``section`` (or
    table), anywhere on one ``place`` (narrative or tables) of the report. ``single``: a part
    with two values stands twice for different things, so that nothing can be said.
    """

    total: str
    forms: tuple[Form, ...] = ()
    reach: str = "section"
    single: bool = False

    @property
    def name(self) -> str:
        """三公经费 = 各分项之和."""
        if "=" in self.total:
            return self.total
        return f"{self.total.removesuffix('/合计').replace('/', '·')} = 各分项之和"


@dataclass(frozen=True)
class Trial:
    """One choice of figures: a total, parts, and whether the parts are all there are.

    ``room`` is how much more parts that are not listed may come to.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    complete: bool
    room: Decimal = Decimal(0)
    form: int = 0

    @lazy
    def computed(self) -> Interval:
        """The sum of the parts."""
        return total(value_of(one) for one in self.parts)

    @lazy
    def gap(self) -> Interval:
        """How much the total exceeds the sum."""
        return value_of(self.whole) - self.computed

    @property
    def holds(self) -> bool:
        """Whether total and sum meet, counting the room for what is not listed."""
        return self.gap.low <= self.room and self.gap.high >= 0

    @property
    def exceeds(self) -> bool:
        """Whether the parts alone are more than the total."""
        return self.gap.high < 0


def find_trials(case: Case, sum_: Sum, named: dict[str, list[Figure]]) -> list[Trial]:
    """Every choice of figures that contradict each other, for every form that has parts."""
    trials = []
    wholes = options(named.get(sum_.total, ()))
    for number, form in enumerate(sum_.forms if wholes else ()):
        found = {part: options(named[part]) for part in form.parts if named.get(part)}
        found = {part: choices for part, choices in found.items() if choices}
        choices = [wholes, *found.values()]
        if not found or prod(map(len, choices)) > (1 if sum_.single else MOST_COMBINATIONS):
            continue
        complete = form.is_closed_by(set(found))
        for whole, *parts in product(*choices):
            # The rows of a form follow their total.
            if sum_.single and whole.span > parts[0].span:
                continue
            trials.append(make_trial(case, whole, tuple(parts), complete, number))
    return trials


def make_trial(
    case: Case, whole: Figure, parts: tuple[Figure, ...], complete: bool, form: int = 0
) -> Trial:
    """A trial; an open list is complete when its shares leave next to no room."""
    room = None if complete else unlisted_share(case, parts)
    if room is None:
        return Trial(whole, parts, complete, form=form)
    return Trial(whole, parts, True, value_of(whole).high * room / 100, form)


def unlisted_share(case: Case, parts: Sequence[Figure]) -> Decimal | None:
    """How many percent parts that are not listed may have; ``None`` where shares do not say."""
    shares = [share_of(case, one) for one in parts]
    if len(parts) < 2 or not all(shares):
        return None
    printed = total(interval(one) for one in shares if one)
    return max(Decimal(0), 100 - printed.low) if printed.holds(Decimal(100)) else None


def share_of(case: Case, part: Figure) -> Figure | None:
    """The share printed behind a part in its own statement."""
    return next(
        (
            one
            for one in case.together(part)
            if one.measure == "share"
            and one.unit == "%"
            and (one.indicator, one.subject) == (part.indicator, part.subject)
            and one.span > part.span
            and interval(one)
        ),
        None,
    )


def is_complete(trials: list[Trial]) -> bool:
    """Whether a list of all parts is printed."""
    return any(trial.complete for trial in trials)


def judge(case: Case, sum_: Sum, trials: list[Trial]) -> Verdict | None:
    """What the trials say; ``None`` where they say nothing for certain."""
    holding = [one for one in trials if one.holds and (one.complete or not one.gap.value)]
    if holding:
        best = min(holding, key=lambda one: abs(one.gap.value))
        return holds_within(case, sum_, best)
    failing = [one for one in trials if one.complete] or exceeding(trials)
    if not failing:
        return None
    return contradiction(case, sum_, min(failing, key=lambda one: abs(one.gap.value)))


def exceeding(trials: list[Trial]) -> list[Trial]:
    """The trials of a form whose listed parts exceed the total whichever figures are taken."""
    for form in sorted({one.form for one in trials}):
        own = [one for one in trials if one.form == form]
        if all(one.exceeds for one in own):
            return own
    return []


def holds_within(case: Case, sum_: Sum, trial: Trial) -> Verdict:
    """The parts make the total; a difference of rounding is noted."""
    unlisted = trial.room and trial.gap.value > 0
    if not trial.gap.value or unlisted or trial.gap.reach < abs(trial.gap.value):
        return held(case, sum_.name, (trial.whole, *trial.parts))
    message = f"{arithmetic(trial)}，在四舍五入允许的范围内"
    return failed(
        case, sum_.name, "info",
        f"{title_of(sum_, trial.whole)}与分项之和因舍入相差{money(abs(trial.gap.value))}",
        message, evidence(case, trial), roles=("rounding", *roles_of(sum_, trial)),
        stated=say(trial.whole), computed=money(trial.computed.value), tolerance=spread(trial),
    )  # fmt: skip


def contradiction(case: Case, sum_: Sum, trial: Trial) -> Verdict:
    """The parts cannot make the total."""
    more = "，分项之和已超过合计" if trial.exceeds and not trial.complete else ""
    return failed(
        case, sum_.name, "error",
        f"{title_of(sum_, trial.whole)}{say(trial.whole)}"
        f"与分项之和{money(trial.computed.value)}不符",
        arithmetic(trial) + more, evidence(case, trial), roles=roles_of(sum_, trial),
        stated=say(trial.whole), computed=money(trial.computed.value), tolerance=spread(trial),
    )  # fmt: skip


def open_list(case: Case, sum_: Sum, trial: Trial) -> Verdict:
    """The list of parts may be incomplete."""
    return unchecked(
        case, sum_.name, "所列分项可能不全，不能据此核对合计", (trial.whole, *trial.parts)
    )


def roles_of(sum_: Sum, trial: Trial) -> tuple[str, ...]:
    """What is compared, whatever the parts that happen to be printed."""
    return (sum_.name, role_of(trial.whole))


def evidence(case: Case, trial: Trial):
    """The total and its parts."""
    return places(case, (trial.whole, "合计"), *((one, "分项") for one in trial.parts))


def arithmetic(trial: Trial) -> str:
    """233.32 + 7.89 = 241.21，报告写242.11，相差0.90."""
    figures = (trial.whole, *trial.parts)
    same = len({one.unit for one in figures}) == 1
    told = [f"{one.value:f}" if same else say(one) for one in trial.parts]
    if same:
        factor = units.MONEY.get(trial.whole.unit, Decimal(1))
        computed, off = trial.computed.value / factor, abs(trial.gap.value) / factor
        return (
            f"{' + '.join(told)} = {plain(computed)}，报告写{trial.whole.value:f}，"
            f"相差{plain(off)}（{trial.whole.unit}）"
        )
    return (
        f"{' + '.join(told)} = {money(trial.computed.value)}，报告写{say(trial.whole)}，"
        f"相差{money(abs(trial.gap.value))}"
    )


def title_of(sum_: Sum, figure: Figure) -> str:
    """基本支出决算数, 三公经费年初预算数; what the words call it where no table does."""
    if "=" in sum_.total:
        return sum_.total.split(" = ")[0]
    name = figure.indicator.removesuffix("/合计").removesuffix("/总额").rsplit("/", 1)[-1]
    measure = measure_name(figure.measure).split("（")[0]
    if figure.measure == "amount" or name.endswith(measure.removesuffix("数")):
        return name
    return name + measure


def plain(value: Decimal) -> str:
    """A number without needless noughts and exponents."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal) -> str:
    """An amount in 万元."""
    return f"{plain(value)}万元"


def spread(trial: Trial) -> str:
    """How much rounding can explain."""
    return f"±{plain(trial.gap.reach)}" if trial.gap.reach else "无"
