"""Codes of the functional accounts, as the public tables print them beside the names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reports.corpus import names
from reports.corpus.ledger import Account, Ledger

CLASS_CODES = {
    names.SERVICES: "201",
    names.SECURITY: "208",
    names.HEALTH: "210",
    names.HOUSING: "221",
}

SECTION_ENDS = {
    names.GOVERNMENT_OFFICE: "03",
    names.PARTY_OFFICE: "31",
    names.PENSIONS: "05",
    names.MEDICAL: "11",
    names.HOUSING_REFORM: "02",
}

ITEM_ENDS = {
    "行政运行": "01",
    "专项业务": "05",
    "信访事务": "08",
    "事业运行": "50",
    "行政单位离退休": "01",
    "机关事业单位基本养老保险缴费支出": "05",
    "行政单位医疗": "01",
    "公务员医疗补助": "03",
    "住房公积金": "01",
}


class BudgetRow(NamedTuple):
    """A row of the general public budget's table: a 类, a 款 or a 项."""

    code: str
    name: str
    indicator: str
    final: Decimal


def spent(accounts: list[Account]) -> Decimal:
    """What accounts spent together."""
    return sum((account.plan.final for account in accounts), Decimal(0))


def budget_rows(ledger: Ledger) -> Iterator[BudgetRow]:
    """Each 类 with its 款 and their 项, in the order of the codes."""
    for cls, digits in CLASS_CODES.items():
        mine = [account for account in ledger.accounts if account.cls == cls]
        path = f"功能分类/{cls}"
        yield BudgetRow(digits, cls, path, spent(mine))
        for section in dict.fromkeys(account.section for account in mine):
            items = [account for account in mine if account.section == section]
            code = digits + SECTION_ENDS[section]
            yield BudgetRow(code, section, f"{path}/{section}", spent(items))
            for item in sorted(items, key=lambda account: ITEM_ENDS[account.item]):
                yield BudgetRow(
                    code + ITEM_ENDS[item.item], item.item, item.indicator, item.plan.final
                )
