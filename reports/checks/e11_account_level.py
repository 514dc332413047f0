"""The levels of an account, 类, 款 and 项, each hold a name of that level."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.accountnames import (
    ITEMS,
    SECTIONS,
    Printed,
    bare,
    class_codes,
    read_accounts,
)
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case
from reports.findings import Verdict

WHAT = "科目的类、款、项层级"
KNOWN_SECTIONS = frozenset(bare(name) for name in SECTIONS)
KNOWN_ITEMS = frozenset(bare(name) for name in ITEMS)


def check(case: Case) -> Iterator[Verdict]:
    """Every account printed with 类, 款 or 项."""
    accounts = read_accounts(case.flat)
    wrong = [(one, faults) for one in accounts if (faults := find_faults(one))]
    for one, faults in wrong:
        yield judge(case, one, faults)
    if accounts and not wrong:
        yield held(case, WHAT, ())
    elif not accounts and case.reading.kind in ("final_account", "budget"):
        yield unchecked(case, WHAT, "没有按类、款、项列出支出科目，无从核对层级")


def find_faults(account: Printed) -> list[str]:
    """What stands on a level where it cannot stand."""
    top, middle, last = (bare(account.named(kind)) for kind in "类款项")
    faults: list[str] = []
    if not top:
        # What stands in front may be torn off by the end of a page.
        return faults
    if middle and middle == top and top in class_codes():
        faults.append(f"类名“{top}”又写作款")
    elif middle in class_codes() and top in class_codes():
        faults.append(f"“{middle}”是类，写作了款")
    if middle in KNOWN_ITEMS:
        faults.append(f"“{middle}”是项，写作了款")
    if last in KNOWN_SECTIONS:
        faults.append(f"“{last}”是款，写作了项")
    if account.trailing and last != bare(account.trailing):
        faults.append(f"真正的项“{bare(account.trailing)}”写在括号之外")
    return faults


def judge(case: Case, account: Printed, faults: list[str]) -> Verdict:
    """One account with its levels out of place."""
    # The entry of the glossary may lack the words behind 项: it is the same mistake.
    name = "".join(f"{bare(level.name)}（{level.kind}）" for level in account.levels)
    return failed(
        case, WHAT, "warning", f"科目层级写错：{name}", "；".join(faults),
        places(case, (case.flat.span(account.start, account.end), "科目")), roles=(name,),
    )  # fmt: skip


CHECK = Check(
    code="E11",
    name="account-level",
    title="支出科目的类、款、项是否各归其位",
    severity="warning",
    explanation=(
        "功能分类科目分类、款、项三级。常见的写法差错是把类名重复写作款，原来的款顺移成了项，"
        "真正的项落在括号之外，支出因而归不到正确的科目。只核对常用科目中层级确定无疑的名称；"
        "不同层级本来同名的科目（如信访事务、其他社会保障和就业支出）不在此列。"
    ),
    run=check,
    leaves=(
        Example("2.住房保障支出（类）住房改革支出（款）住房公积金（项）：支出决算为10.54万元。"),
        Example(
            "一般公共服务（类）其他一般公共服务支出（款）其他一般公共服务支出（项）：支出"
            "决算为14.98万元。",
            why="这一款和项本来同名",
        ),
        Example("卫生健康支出210（类）其他卫生健康支出99（款）其他卫生健康支出99（项）：0.5万元。"),
        Example(
            "其他支出（类）其他支出（款）其他支出（项）：支出决算为3万元。",
            why="类、款、项都叫其他支出",
        ),
        Example(
            "一般公共服务支出（类）信访事务（款）行政运行（项）：支出决算为30万元。一般公"
            "共服务支出（类）政府办公厅（室）及相关机构事务（款）信访事务（项）支出决算5"
            "万元。",
            why="信访事务既是款也是项",
        ),
        Example(
            "一般公共服务支出（类）—政府办公厅（室）及相关机构事务（款）—行政运行（项）支"
            "出决算为379.70万元。"
        ),
        Example(
            "一般公共服务支出（201类）政府办公厅（室）及相关机构事务（03款）信访事务（08项）1万元。"
        ),
        Example(
            "卫生健康支出（类）行政事业单位医疗（款）：支出决算为5万元。住房保障（类）支"
            "出9.87万元，占5.4%。"
        ),
        Example("201（类）03（款）50（项）：支出决算为157.77万元。"),
        Example(
            "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：指行政单位医疗方面的支出。"
        ),
    ),
    finds=(
        Example(
            "住房保障（类）住房保障支出（款）住房改革支出（项）住房公积金：支出决算10.54万元。",
            ("又写作款", "“住房改革”是款", "写在括号之外"),
        ),
        Example(
            "卫生健康支出（类）卫生健康支出（款）行政事业单位医疗（项）：支出决算为5.58万元。",
            ("“行政事业单位医疗”是款",),
        ),
        Example(
            "卫生健康支出210（类）行政单位医疗11（款）事业单位医疗02（项）：指医疗支出。",
            ("“行政单位医疗”是项",),
        ),
        Example(
            "住房保障支出（类）住房改革支出（项）住房公积金：支出决算为9万元。",
            ("“住房改革”是款",),
        ),
    ),
)
