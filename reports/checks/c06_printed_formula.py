"""An indicator whose formula is printed beside it, recomputed from the sheet's own money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, interval, say
from reports.checks.forms import Form, Line, find_forms, unknown
from reports.checks.forms_examples import ROWS, form
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import Interval

# What a formula may be made of: the words, and the measures of the sheet's whole money that they
# may mean. A word that says more (三公经费实际支出数) is none of these.
TERMS = {
    "预算执行数": ("final",), "实际执行数": ("final",), "执行数": ("final",),
    "实际支出数": ("final",), "实际支出": ("final",), "支出数": ("final",), "决算数": ("final",),
    "调整后预算数": ("budget_adjusted",), "调整预算数": ("budget_adjusted",),
    "全年预算数": ("budget_adjusted",), "年初预算数": ("budget_initial",),
    "年初预算": ("budget_initial",),
    "预算安排数": ("budget_adjusted", "budget_initial", "budget"),
    "预算数": ("budget_adjusted", "budget_initial", "budget"),
}  # fmt: skip
TERM = "|".join(sorted(TERMS, key=len, reverse=True))
BARS = str.maketrans(dict.fromkeys("∣｜│︱ǀ", "|") | {"－": "-", "—": "-", "–": "-", "÷": "/"})
# ∣（执行数-预算数）/预算数∣, （预算数-执行数）/预算数, 执行数/预算数; no other word before a term.
DEVIATION = re.compile(
    rf"(?<![\u4e00-\u9fff”])(?P<bar>\|)?[（(\[]?(?P<a>{TERM})-(?P<b>{TERM})[）)\]]?"
    rf"(?P<inner>\|)?/(?P<base>{TERM})(?![\u4e00-\u9fff])"
)
SHARE = re.compile(
    rf"(?<![\u4e00-\u9fff”\-|])[（(\[]?(?P<a>{TERM})[）)\]]?/[（(\[]?(?P<base>{TERM})(?![\u4e00-\u9fff\-])"
)
WHAT = "指标按所写公式重算"


def check(case: Case) -> Iterator[Verdict]:
    """Every indicator with a formula over the project's own money."""
    for one in find_forms(case):
        for line in one.rows:
            yield from check_line(one, line)


def check_line(form: Form, line: Line) -> Iterator[Verdict]:
    """One indicator: all that its formula may mean, against what the sheet reports."""
    words = line.name.translate(BARS)
    if "/" not in words:
        return
    deviation = DEVIATION.search(words)
    match = deviation or SHARE.search(words)
    actual = line.one("actual")
    if match is None or actual is None or actual.unit != "%" or interval(actual) is None:
        return
    terms = [match["a"], match["b"], match["base"]] if deviation else [match["a"], match["base"]]
    readings = [meaning for meaning in meanings(form, terms) if meaning]
    what = f"{WHAT}：{line.short}"
    if not readings:
        yield unknown(form, what, "表中没有公式所需的金额", [line.span])
        return
    computed = [(found, used) for used in readings if (found := value(match, deviation, used))]
    if not computed:
        yield unknown(form, what, "预算数为零，公式算不出结果", [line.span])
        return
    stated = interval(actual)
    for found, used in computed:
        if stated.meets(found):
            yield held(form.case, what, (actual, *used))
            return
    yield misfit(form, line, what, actual, computed)


def meanings(form: Form, terms: list[str]) -> Iterator[tuple[Figure, ...]]:
    """The figures that the words of a formula may mean, each word the same throughout."""
    if form.whole is None:
        return
    options = {
        term: [one for name in TERMS[term] if (one := form.whole.one(name)) and interval(one)]
        for term in terms
    }
    for chosen in product(*options.values()):
        named = dict(zip(options, chosen, strict=True))
        yield tuple(named[term] for term in terms)


def value(match: re.Match, deviation: re.Match | None, used: tuple[Figure, ...]) -> Interval | None:
    """The formula's value in percent; a deviation may be meant without its sign."""
    parts = [interval(one) for one in used]
    if not deviation:
        quotient = parts[0].over(parts[1])
        return quotient.scaled(100) if quotient else None
    quotient = (parts[0] - parts[1]).over(parts[2])
    if quotient is None:
        return None
    if quotient.value < 0:
        quotient = -quotient
    return quotient.scaled(100)


def misfit(
    form: Form,
    line: Line,
    what: str,
    actual: Figure,
    computed: list[tuple[Interval, tuple[Figure, ...]]],
) -> Verdict:
    """The sheet's money gives another result, whichever budget is meant."""
    named: dict[Figure, str] = {}
    words = {}
    for found, used in computed:
        named |= dict.fromkeys(used, "表内金额")
        words.setdefault(f"{found.value:.2f}%", arithmetic(used))
    sums = [f"{formula} = {result}" for result, formula in words.items()]
    first = computed[0][0]
    message = f"{'，或'.join(sums)}，完成值写{say(actual)}"
    return failed(
        form.case, what, "warning",
        f"{line.short}完成值{say(actual)}，按所写公式应为{first.value:.2f}%",
        message + "；若公式用的不是本项目的预算数和执行数，应在表中写明",
        places(form.case, (actual, "完成值"), *named.items()),
        stated=say(actual), computed=f"{first.value:.2f}%",
        tolerance=f"{first.low:.2f}%～{first.high:.2f}%",
    )  # fmt: skip


def arithmetic(used: tuple[Figure, ...]) -> str:
    """A formula with its money: （5.18万元 − 6.64万元）÷ 6.64万元, the sign left out."""
    words = [say(one) for one in used]
    return (
        f"{words[0]} ÷ {words[1]}"
        if len(words) == 2
        else (f"|{words[0]} − {words[1]}| ÷ {words[2]}")
    )


DEVIATES = "预算编制准确率（计算方法为：∣（执行数-预算数）/预算数∣）"

CHECK = Check(
    code="C06",
    name="printed-formula",
    title="写明公式的绩效指标能否用表内金额算出来",
    severity="warning",
    explanation=(
        "指标名称里写明了计算方法、而且只用到预算数和执行数的，用同一张表的金额重算完成值。"
        "算不出来，说明完成值是估的或照抄了其他项目。"
        "“预算数”没有说明是年初数还是调整后数的，两种都算不出来才提出；"
        "公式也可能是按全单位的预算计算的。"
    ),
    run=check,
    leaves=(
        Example(
            form(f"产出指标|质量指标|{DEVIATES}|≤|30|%|22|90|90|",
                 money="6.87|6.64|5.18|78.01%|10|10|"),
            kind="document",
        ),
        Example(
            form(f"产出指标|质量指标|{DEVIATES}|≤|30|%|24.6|90|90|",
                 money="6.87|6.64|5.18|78.01%|10|10|"),
            why="以年初预算数计算",
            kind="document",
        ),
        Example(
            form("效益指标|经济效益指标|“三公”经费控制率（“三公”经费实际支出数/"
                 "预算安排数×100%）|≤|100|%|80|90|90|"),
            why="不是本项目的金额",
            kind="document",
        ),
        Example(form(*ROWS), kind="document"),
        Example(
            form(f"产出指标|质量指标|{DEVIATES}|≤|5|%|3|90|90|", money=""),
            why="没有金额",
            kind="document",
        ),
        Example(
            form("产出指标|时效指标|支出进度（执行数/预算数）|≥|90|%|95|90|90|",
                 money="10.00|20.00|19.00|95.00%|10|10|"),
            kind="document",
        ),
    ),
    finds=(
        Example(
            form(f"产出指标|质量指标|{DEVIATES}|≤|5|%|3|90|90|",
                 money="6.87|6.64|5.18|78.01%|10|10|"),
            ("应为21.99%", "24.60%", "完成值写3%"),
            kind="document",
        ),
        Example(
            form("产出指标|时效指标|支出进度（执行数/调整后预算数）|≥|90|%|98|90|90|",
                 money="20.00|20.00|19.00|95.00%|10|10|"),
            ("按所写公式应为95.00%",),
            kind="document",
        ),
    ),
)  # fmt: skip
