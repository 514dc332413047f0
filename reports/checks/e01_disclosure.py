"""What the outline of a final account or budget asks to disclose is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case, interval
from reports.checks.headings import find_empty, read_said
from reports.findings import Verdict

WHAT = "应公开的内容"
KINDS = ("final_account", "budget")
# (what must be told, words that tell of it). Words that say there is none count as told.
TOPICS = (
    ("“三公”经费", ("三公", "三”公", '三"公')),
    ("机关运行经费", ("机关运行经费", "运行经费", "机关运行费", "行政参公单位")),
    ("政府采购", ("政府采购", "集中采购")),
    ("国有资产（车辆、设备）占有使用情况", ("国有资产", "车辆", "固定资产", "保有量")),
    ("政府性基金预算", ("政府性基金",)),
    ("国有资本经营预算", ("国有资本",)),
)
CARS = ("用车", "公车", "公务车", "车辆")
THREE = (
    ("因公出国（境）费", ("出国",)),
    ("公务用车购置费", ("购置公务用车", "购置用车", "公务用车费", *(f"{car}购置" for car in CARS))),
    (
        "公务用车运行维护费",
        ("运行维护", "公务用车费", *(f"{car}运{word}" for car in CARS for word in "行维")),
    ),
    ("公务接待费", ("公务接待", "接待费")),
)
# 当年度无“三公”经费支出 stands for all of its parts.
NO_THREE = re.compile('(?:无|没有|未发生|未安排|不涉及)[^，。]{0,12}三[”"]?公')
# Without these a text is an excerpt, not the whole report.
LEAST_TOPICS = 3
# Money spent → the counts that a final account must give of it, the words near which they
# stand, and what gives them.
ABROAD = ("出国",)
CAR = ("公务用车", "车辆购置", "用车购置")
GUESTS = ("公务接待", "外事接待", "国内接待", "接待费")
GROUPS = r"(?:团组|批次|团次)[^，。；]{0,8}?\d|\d+个?(?:批|次|团)"
PERSONS = r"(?:人次|人数|人员)[^，。；]{0,8}?\d|\d+余?(?:人|名)"
COUNTS = (
    ("三公经费/因公出国（境）费", "出国（境）团组数", ABROAD, GROUPS),
    ("三公经费/因公出国（境）费", "出国（境）人数", ABROAD, PERSONS),
    ("三公经费/公务用车购置费", "公务用车购置数", CAR, r"\d+[辆台]|购置数[^，。；]{0,8}?\d"),
    ("三公经费/公务用车运行维护费", "公务用车保有量", CAR, r"\d+[辆台]|保有[^，。；]{0,8}?\d"),
    ("三公经费/公务接待费", "公务接待批次", GUESTS, GROUPS),
    ("三公经费/公务接待费", "公务接待人次", GUESTS, PERSONS),
)
# How far behind such words a count may stand.
NEAR = 160
PURCHASES = ("政府采购/货物", "政府采购/工程", "政府采购/服务")
COUNTED = {"政府采购/总额", *PURCHASES, *(indicator for indicator, *_ in COUNTS)}
# 货物支出3.00万元, 货物类采购0万元, 服务采购无; not 占货物支出金额的100%.
PARTS = re.compile(r"(?:货物|工程|服务)(?:类)?[^，。；：占的\d]{0,8}(?:\d|无|为零)")


def check(case: Case) -> Iterator[Verdict]:
    """Topics that are missing, counts that are missing, headings with nothing under them."""
    if case.reading.kind not in KINDS:
        return
    said = read_said(case)
    missing = untold(said, TOPICS)
    if len(TOPICS) - len(missing) < LEAST_TOPICS:
        yield unchecked(case, WHAT, "文本没有按公开大纲写全，可能是节选，无法核对应公开的内容")
        return
    if TOPICS[0][0] not in missing and not NO_THREE.search(said):
        missing += untold(said, THREE)
    found = [
        tell(case, f"没有公开{name}", f"全文没有写到{name}，如无此项也应写明") for name in missing
    ]
    found += [*check_counts(case, said), *check_headings(case)]
    yield from found
    if not found:
        yield held(case, WHAT, ())


def untold(said: str, topics: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    """The topics of which no word is said."""
    return [name for name, words in topics if not any(word in said for word in words)]


def tell(case: Case, title: str, message: str) -> Verdict:
    """Something that is not there."""
    return failed(
        case, WHAT, "info", title, message, places(case, (None, "未找到")), roles=(title,)
    )


def check_counts(case: Case, said: str) -> Iterator[Verdict]:
    """Counts that belong to money spent; where nothing was spent there is nothing to count."""
    spent = {
        one.indicator for one in case.usable if one.indicator in COUNTED and is_spent(case, one)
    }
    if case.reading.kind == "final_account":
        for indicator, name, beside, pattern in COUNTS:
            if indicator in spent and not re.search(pattern, near(said, beside)):
                item = indicator.rsplit("/", 1)[-1]
                yield tell(case, f"没有公开{name}", f"{item}有支出，但没有写明{name}")
    bought = "政府采购/总额" in spent and not spent.intersection(PURCHASES)
    if bought and not PARTS.search(near(said, ("采购",))):
        message = "政府采购有金额，但没有写明货物、工程、服务各多少"
        yield tell(case, "没有公开政府采购的构成", message)


def near(said: str, words: tuple[str, ...]) -> str:
    """What is said just behind any of the words."""
    starts = sorted(match.start() for match in re.finditer("|".join(words), said))
    pieces, last = [], 0
    for start in starts:
        pieces.append(said[max(start, last) : start + NEAR])
        last = start + NEAR
    return "".join(pieces)


def is_spent(case: Case, figure) -> bool:
    """Whether a figure says that something was spent or planned this year."""
    own = figure.measure in (case.own_measure, "amount")
    return own and figure.unit.endswith("元") and bool(interval(figure)) and figure.value > 0


def check_headings(case: Case) -> Iterator[Verdict]:
    """Headings of sections with nothing under them."""
    for words, span in find_empty(case):
        yield failed(
            case, WHAT, "info", f"标题下没有内容：{words}",
            f"“{words}”之后紧接着下一个标题，没有写明情况，如无此项也应写明",
            places(case, (span, "标题")), roles=("标题", words),
        )  # fmt: skip


# --- examples ---------------------------------------------------------------------------------

SENTENCES = {
    "三公": "2023年“三公”经费支出5.84万元，其中：因公出国（境）费0万元，公务用车购置费0万元。",
    "运行": "公务用车运行维护费4.74万元，公务用车保有量1辆。",
    "接待": "公务接待费1.1万元，国内公务接待15批次，116人次。",
    "机关": "（一）机关运行经费支出情况\n2023年机关运行经费支出22.90万元。",
    "采购": "（二）政府采购支出情况\n2023年政府采购支出总额3万元，其中：货物支出3万元。",
    "资产": "（三）国有资产占有使用情况\n截至2023年12月31日，共有车辆1辆。",
    "基金": "政府性基金预算财政拨款支出0万元。",
    "资本": "本部门无国有资本经营预算财政拨款支出。",
}


def example(*left_out: str, says: tuple[str, ...] = (), **changed: str) -> Example:
    """A small whole report without some sentences, or with others in their place."""
    told = {name: words for name, words in (SENTENCES | changed).items() if name not in left_out}
    return Example("\n".join(told.values()), says)


CHECK = Check(
    code="E01",
    name="disclosure",
    title="应当公开的内容是否齐全",
    severity="info",
    explanation=(
        "部门决算和预算公开应当包括“三公”经费总额和分项、机关运行经费、政府采购、国有资产占有使用、"
        "政府性基金和国有资本经营预算等情况；决算还应写明出国（境）团组和人数、公务用"
        "车购置数和保有量、"
        "国内公务接待的批次和人次。没有发生的也应写明“无此项”。各地大纲不完全相同，"
        "内容也可能在另行公开的表格中，故只作提示；支出为零的，不要求再列数量。"
    ),
    run=check,
    leaves=(
        example(),
        example("运行", "接待", 三公="2023年本部门无“三公”经费支出。"),
        example(接待="公务接待费支出为零，与上年持平。"),
        example(机关="（一）机关运行经费\n本单位为事业单位，无机关运行经费。"),
        example(采购="（二）政府采购支出情况\n本年度未发生政府采购。"),
        example(资产="（三）国有资产占有使用情况：无车辆、无单价100万元以上设备。"),
        example(接待="公务接待费1.1万元，接待国内来访团组14个、来宾117人，批次14批。"),
        Example("2023年机关运行经费支出22.90万元。", why="节选，无从核对"),
        Example("2023年部门整体支出182.64万元。", kind="overall_evaluation"),
        Example(
            "八、机关运行经费支出情况……12\n九、政府采购支出情况……13\n"
            + "\n".join(SENTENCES.values())
        ),
    ),
    finds=(
        example("机关", says=("没有公开机关运行经费",)),
        example("资本", says=("没有公开国有资本经营预算",)),
        example("采购", says=("没有公开政府采购",)),
        example("三公", "运行", "接待", says=("没有公开“三公”经费",)),
        example("接待", says=("没有公开公务接待费",)),
        example(接待="公务接待费1.1万元，主要用于公务用餐。", says=("公务接待批次",)),
        example(运行="公务用车运行维护费4.74万元。", 资产="国有资产账实相符。", says=("保有量",)),
        example(
            接待="公务接待费1.1万元，主要用于公务用餐。" + "年内本部门职责没有变化。" * 14,
            资产="截至2023年12月31日，共有车辆1辆。全年接听群众来电30批次40人次。",
            says=("公务接待人次",),
        ),
        example(
            采购="2023年政府采购支出总额3万元。授予中小企业合同金额3万元，占政府采购支出总额的100%；"
            "货物采购授予中小企业合同金额占货物支出金额的100%。",
            says=("政府采购的构成",),
        ),
        example(
            采购="（二）政府采购支出情况\n2023年政府采购支出总额3万元。", says=("政府采购的构成",)
        ),
        example(
            机关="（一）机关运行经费支出情况",
            基金="政府性基金和机关运行经费支出0万元。",
            says=("标题下没有内容", "机关运行经费支出情况"),
        ),
        Example(
            "第三部分名词解释\n1.机关运行经费：指公用资金。\n2.政府采购：指采购。\n"
            + SENTENCES["三公"]
            + SENTENCES["基金"]
            + SENTENCES["资本"],
            ("没有公开机关运行经费",),
        ),
    ),
)
