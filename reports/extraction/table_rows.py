"""What a row of a published table is about: an account, a total, a budget of the treasury."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reports.extraction.accounts import ROOT, find_class, official, official_below
from reports.extraction.context import Context
from reports.extraction.cost_table import cost_indicator
from reports.extraction.heads import Head, fund_of, is_plain
from reports.extraction.tokens import scan_words

# Accounts of tables over all funds are not those of 一般公共预算, which 功能分类 stands for.
PREFIXES = {"spending": "支出/", "totals": "支出/", "income": "收入/", "fiscal": "财政拨款支出/",
            "basic": "基本支出/合计/"}  # fmt: skip
# Rows of 财政拨款 by budget; on the income side they are income.
GRANT = r"^(?:[一二三]、|（[一二三]）)?{}(?:财政)?拨款$"
GRANTS = (
    (GRANT.format("一般公共预算"), "收入/一般公共预算财政拨款收入"),
    (GRANT.format("政府性基金预算"), "收入/政府性基金预算财政拨款收入"),
    (GRANT.format("国有资本经营预算"), "收入/国有资本经营预算财政拨款收入"),
)
# Heads that stand for the whole of an account's row.
WHOLES = (
    "", "本年支出合计", "本年收入合计", "一般公共预算财政拨款支出", "政府性基金预算财政拨款支出",
    "国有资本经营预算财政拨款支出", "财政拨款支出合计",
)  # fmt: skip
# 本年收入合计 of a table about 财政拨款 is that of 财政拨款.
FISCAL_TOTALS = {"本年收入合计": "财政拨款收入合计", "本年支出合计": "财政拨款支出合计"}
LONGEST_NAME = 100
COUNT_LABELS = (
    (r"团组数?", "三公经费/出国（境）团组", "个"),
    (r"出国（境）人(?:次)?数?|因公出国.{0,60}人(?:次)?数", "三公经费/出国（境）人数", "人"),
    (r"购置数", "三公经费/公务用车购置数", "辆"),
    (r"保有量", "三公经费/公务用车保有量", "辆"),
    (r"国内公务接待批次", "三公经费/国内公务接待", "批次"),
    (r"国内公务接待人(?:次|数)", "三公经费/国内公务接待", "人次"),
    (r"(?:外事|外宾|国（境）外公务)接待批次", "三公经费/外事接待", "批次"),
    (r"(?:外事|外宾|国（境）外公务)接待人(?:次|数)", "三公经费/外事接待", "人次"),
)
UNIT_IN_LABEL = re.compile(r"（(?:单位：)?(?P<unit>个|批次|批|次|人次|人|名|辆|台)）")
GATHERINGS = re.compile(r"((?:会议|培训)费)(?:支出)?")
WHOLE_ROW = re.compile(r"合计|总计|小计")
TOTALS = re.compile(r"(?:收入|支出|收支)?总计")
BALANCE = re.compile(r"(年初|年末).{0,8}结转")
GRANT_HEAD = re.compile(r"财政拨款收入(?:小计|合计)?")
CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")


@dataclass
class RowLabel:
    """What names the figures of a row so far: its words, its code, the account they name.

    ``balance`` is the balance carried over that the rows above tell of, ``block`` the costs.
    """

    label: str = ""
    code: str = ""
    account: tuple[str, ...] = ()
    balance: str = ""
    block: str = ""


@dataclass
class Sheet:
    """A table while it is read."""

    context: Context
    scope: str
    total: str
    unit: str
    heads: list[Head] = field(default_factory=list)
    head_rows: dict[int, list[list[str]]] = field(default_factory=dict)
    after_number: bool = False
    path: list[tuple[str, str]] = field(default_factory=list)
    fitting: dict[int, list[Head]] = field(default_factory=dict)
    labels: dict[tuple, tuple[str, str]] = field(default_factory=dict)
    balance: str = ""
    block: str = ""
    basis: str = ""


MARKS = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.、．]|其中：|[①-⑳])+"
)


def account_path(sheet: Sheet, code: str, label: str) -> list[str]:
    """The path of an account row: by its code, or below the class that stands above it."""
    # The rows of its parts repeat it.
    name = MARKS.sub("", label)[:LONGEST_NAME]
    if code[:1] in ("3", "5"):
        # Codes of kinds of cost, not of functions.
        return []
    if CODE.fullmatch(code):
        parts = [code[:length] for length in (3, 5, 7) if length <= len(code)]
        names = [official().get(part, "") for part in parts]
        if names[-1] != name:
            names[-1] = official_below(code[:-2], name, code)[1] if len(code) > 3 else name
        known = dict(sheet.path)
        names = [text or known.get(part, "") for part, text in zip(parts, names, strict=True)]
        sheet.path = [*((p, t) for p, t in sheet.path if len(p) < len(code)), (code, names[-1])]
        return names if all(names) else []
    found = find_class(name)
    return [found[1]] if found and name.endswith(("支出", "的支出")) else []


def row_indicator(sheet: Sheet, row: RowLabel, head: Head, right_half: bool) -> tuple[str, str]:
    """(indicator, unit of things counted) of a cell by its row, refined by its column."""
    label = row.label
    if sheet.scope == "three":
        return three_indicator(label, head)
    if head.part is None and not head.is_whole:
        # The column is a part that nothing names.
        return "", ""
    if sheet.scope == "basic" and not row.account:
        return cost_indicator(row, head), ""
    if row.account:
        return account_indicator(sheet, "/".join([ROOT, *row.account]), head), ""
    if row.code:
        return "", ""
    fund = column_fund(sheet, head)
    if TOTALS.fullmatch(label) and sheet.scope in ("totals", "fiscal"):
        return joined(total_of_both(sheet, label, right_half), fund), ""
    if WHOLE_ROW.fullmatch(label):
        return whole_indicator(sheet, head, fund), ""
    for pattern, path in GRANTS:
        if re.search(pattern, label) and not right_half:
            kept = row.balance and fund_of(label)
            return (joined(row.balance, kept) if kept else path), ""
    return label_indicator(sheet, label, head, fund), ""


def joined(path: str, part: str) -> str:
    """The path of a part, of the whole where there is none."""
    return f"{path}/{part}" if part and path else path


def column_fund(sheet: Sheet, head: Head) -> str:
    """The budget of the treasury that a column is about, in a table that is about several."""
    own = head.part in (None, *WHOLES) and sheet.scope not in ("fund", "capital", "structure", "")
    return head.fund if own else ""


def total_of_both(sheet: Sheet, label: str, right_half: bool) -> str:
    """总计, which closes each side of a table of income and spending."""
    if sheet.scope == "fiscal":
        return "财政拨款收支总计"
    if label == "总计":
        return "支出总计" if right_half else "收入总计"
    return label if label != "收支总计" else ""


def whole_indicator(sheet: Sheet, head: Head, fund: str) -> str:
    """The indicator of a column's sum."""
    if fund:
        ends = {"fiscal": f"{fund}支出", "spending": f"{fund}支出", "income": f"收入/{fund}收入"}
        return ends.get(sheet.scope, "")
    if sheet.scope == "income" and holds_more(sheet, head):
        return "收入总计"
    if sheet.scope in OWN_PARTS:
        return own_column(sheet, head, "")
    if head.part in WHOLES and sheet.total:
        return sheet.total
    if head.part is None and GRANT_HEAD.fullmatch(head.text):
        return "财政拨款收入合计"
    return head.part or sheet.total


def holds_more(sheet: Sheet, head: Head) -> bool:
    """Whether a sum holds more than the year's income, which has a column of its own beside it."""
    others = any("本年收入" in one.text + one.group for one in sheet.heads if one is not head)
    return others and not head.group and WHOLE_ROW.fullmatch(head.text) is not None


# Tables about one budget: what their columns hold is that budget's, not the body's.
OWN_PARTS = {
    "structure": "一般公共预算财政拨款",
    "fund": "政府性基金预算财政拨款",
    "capital": "国有资本经营预算财政拨款",
}


def own_column(sheet: Sheet, head: Head, account: str) -> str:
    """The indicator of a column in a table about one budget, of an account or of the whole."""
    fund = OWN_PARTS[sheet.scope]
    balance = BALANCE.search(head.text + head.group)
    if balance:
        part = f"{balance[1]}财政拨款结转和结余/{fund}"
        rest = "" if BALANCE.search(head.text) or is_plain(head.text) else head.text
        return joined(joined(part, rest), account)
    if "本年收入" in head.text + head.group:
        part = head.part if head.part not in (None, *WHOLES) else ""
        return joined(joined(f"收入/{fund}收入", part.rsplit("/", 1)[-1]), account)
    if head.part in (None, *WHOLES):
        if account and sheet.scope == "structure":
            return account
        return joined(sheet.total, account)
    if not account and sheet.scope == "structure" and head.part == "支出/基本支出":
        return "基本支出/合计"
    if head.part.startswith("基本支出/") or (account and sheet.scope == "structure"):
        return joined(head.part, account)
    return joined(joined(sheet.total, head.part.rsplit("/", 1)[-1]), account)


def account_indicator(sheet: Sheet, account: str, head: Head) -> str:
    """The indicator of an account's cell."""
    if sheet.scope in OWN_PARTS:
        return own_column(sheet, head, account)
    fund = column_fund(sheet, head)
    if fund:
        return account if fund == OWN_PARTS["structure"] else f"{fund}支出/{account}"
    if head.part is None and GRANT_HEAD.fullmatch(head.text):
        return f"财政拨款收入合计/{account}"
    if head.part in (None, *WHOLES):
        return PREFIXES.get(sheet.scope, "") + account
    return f"{head.part}/{account}"


def label_indicator(sheet: Sheet, label: str, head: Head, fund: str) -> str:
    """The indicator that a row's own words name."""
    balance = BALANCE.search(label)
    if sheet.scope == "fiscal" and balance:
        return joined(f"{balance[1]}财政拨款结转和结余", fund)
    tokens = scan_words(label, sheet.scope, False)
    path = next((token.value for token in tokens if token.kind == "topic"), "")
    if sheet.scope == "fiscal":
        path = FISCAL_TOTALS.get(path, path)
    if fund:
        sums = {"财政拨款支出合计": f"{fund}支出", "财政拨款收入合计": f"收入/{fund}收入",
                "本年支出合计": f"{fund}支出", "本年收入合计": f"收入/{fund}收入"}  # fmt: skip
        return sums.get(path) or joined(path, fund)
    if head.part in (None, *WHOLES) or not path:
        return path
    return head.part if path in WHOLES else ""


def three_indicator(label: str, head: Head) -> tuple[str, str]:
    """(indicator, unit of things counted) of a row of “三公” money."""
    for pattern, path, unit in COUNT_LABELS:
        if re.search(pattern, label):
            printed = UNIT_IN_LABEL.search(label)
            return path, printed["unit"] if printed else unit
    if WHOLE_ROW.fullmatch(label):
        whole = "三公经费" if head.is_whole else ""
        return (whole if head.part in (None, *WHOLES) else head.part), ""
    if re.search(r"支出合计|^（?一?）?、?(?:“?三公”?经费)?合计", label):
        return "三公经费", ""
    gathering = GATHERINGS.fullmatch(MARKS.sub("", label))
    if gathering:
        return gathering[1], ""
    tokens = scan_words(label, "three", False)
    return next((token.value for token in tokens if token.kind == "topic"), ""), ""
