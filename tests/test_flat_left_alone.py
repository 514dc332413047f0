"""What looks like a table without tabs and is none stays text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.sources import read_source
from reports.spans import Text
from tests.flat import (
    tables_of,
)

HEADINGS = "目录\n" + "".join(f"{n}、部门概况之{n}\n{n + 2}\n" for n in range(1, 20))
LEAVE_ALONE = {
    "numbered headings": "".join(f"（{mark}）收入决算情况说明\n" for mark in "一二三四五六七八九"),
    "contents with page numbers": HEADINGS,
    "contents below a head": "项目\n页码\n" + HEADINGS,
    "dotted contents": "".join(f"{n}.收入决算表 ........ {n + 6}\n" for n in range(1, 9)),
    "addresses": "单位名称\n地址\n青禾县信访局\n人民路 12 号\n电话\n0123456\n邮编\n100000\n",
    "prose": "项目 支出情况如下\n2023 年支出 12 万元，增加 3 万元，增长 25%。\n较上年 增加 3 万元。\n" * 4,
    "a lone head": "项目\n预算数\n决算数\n",
    "bars of a web page": "首页 | 政务公开 | 办事服务 |\n浏览量：12 | | | |\n",
    "numbers only": "".join(f"{n}\n" for n in range(1, 60)),
    "uneven rows": "项目\n预算数\n决算数\n合计\n1.00\n公务接待费\n1.00\n2.00\n3.00\n",
}  # fmt: skip


@pytest.mark.parametrize("name", LEAVE_ALONE)
def test_what_has_no_certain_columns_is_left_alone(name):
    assert tables_of(LEAVE_ALONE[name]) == []


@given(st.lists(st.sampled_from(
    ["项目", "行次", "金额", "科目编码", "科目名称", "栏次", "合计", "1", "2", "201", "3.50", "-", "|",
     "a |", "1 |", "|---|", "\n", " ", "\t", "一级指标 |", "三级指标 |", "权重 |", "总额 |", "预算数", "年初预算 |"]
), max_size=60))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_tables_are_in_order_and_lose_no_digit(words):
    content = "\n".join(words)
    if not content.strip("\ufeff \t\r\n\f\u3000"):
        return
    _, text = read_source("t.txt", content.encode())
    check_tables(text)


def check_tables(text: Text) -> None:
    position = 0
    for table in text.tables:
        assert position <= table.span.start
        held = set()
        for row in table.rows:
            for cell in row.cells:
                assert table.span.covers(cell)
                assert not held & set(range(*cell))
                held |= set(range(*cell))
        lost = [at for at in range(*table.span) if text.content[at].isdigit() and at not in held]
        assert not lost
        position = table.span.end


HOSTILE = {
    "words": "项目\n" * 20_000,
    "labels and numbers": "项目\n1\n" * 10_000,
    "heads": "项目\n行次\n金额\n" * 6_000,
    "one line of words": "项目 " * 20_000,
    "one line of bars": "项目 | " * 20_000,
    "bars": "项目 |\n" * 10_000,
    "bar rows": "项目 | 1 |\n" * 10_000,
    "form": "一级指标 |\n二级指标 |\n三级指标 |\n" * 4_000,
    "money": "年初预算 |\n三级指标 |\n一级指标 |\n" * 20_000,
    "blank bars": "|\n" * 20_000,
    "digits": "1" * 60_000,
    "rules": "-|" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name):
    _, source = read_source("t.txt", HOSTILE[name].encode())
    spans = [table.span for table in source.tables]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(HOSTILE[name]) for span in spans)
