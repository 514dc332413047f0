from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.shape import find_blocks, hide_noise
from reports.sources import read_source
from reports.spans import Text
from tests.reading import read_report

SENTENCE = "2023年度收、支总计309.33万元，与2022年相比，收、支总计各减少49.46万元，下降13.8%。"


def texts(content: str) -> list[str]:
    _, text = read_source("t.txt", content.encode())
    blocks = find_blocks(text, hide_noise(text.content))
    return [block.strip.text for block in blocks if block.strip is not None]


def wrapped(width: int) -> str:
    paragraph = SENTENCE * 12
    return "\n".join(paragraph[at : at + width] for at in range(0, len(paragraph), width))


def test_lines_broken_at_a_pages_width_are_one_paragraph():
    for width in range(30, 45):
        assert texts(wrapped(width)) == [SENTENCE * 12]


def test_lines_that_reach_the_margin_of_a_page_are_one_paragraph():
    # Figures are half as wide as characters, so that full lines differ in their number of signs.
    paragraph = (
        SENTENCE.replace("年", " 年 ") + "其中：货物支出 12.50 万元、工程支出 0 万元。"
    ) * 6
    lines, line = [], ""
    for char in paragraph:
        line += char
        if len(line.encode("gbk")) >= 58 and not char.isspace():
            lines.append(line)
            line = ""
    assert texts("\n".join([*lines, line])) == [paragraph.replace(" ", "")]


def test_a_pages_number_stands_apart_and_parts_nothing():
    lines = wrapped(36).split("\n")
    lines.insert(5, "— 7 —")
    found = texts("\n".join(lines))
    assert sorted(found, key=len) == ["—7—", SENTENCE * 12]


def test_paragraphs_that_were_never_broken_stay_apart():
    first, second = "一、收入支出决算总体情况说明", SENTENCE
    assert texts(f"{first}\n{second}\n二、收入决算情况说明") == [
        first,
        second,
        "二、收入决算情况说明",
    ]


def test_a_sentence_that_ends_open_goes_on():
    assert texts("项目目标为预计2023年上访人次\n2000人，批次400。") == [
        "项目目标为预计2023年上访人次2000人，批次400。"
    ]


def test_export_noise_is_no_text():
    assert texts("[bookmark: _Toc15377205]一、收入情况") == ["一、收入情况"]


@given(st.text(alphabet="一二、（）。，；0123456789万元年\n\t —[]", max_size=200))
def test_every_readable_character_is_in_one_block(content):
    blocks = find_blocks(Text(content), hide_noise(content))
    offsets = [offset for block in blocks if block.strip for offset in block.strip.origin]
    wanted = [at for at, char in enumerate(content) if not char.isspace()]
    assert len(offsets) == len(set(offsets))
    assert set(wanted) <= set(offsets)


def test_an_amount_on_its_own_line_goes_with_the_account_before_it():
    reading = read_report(
        "仁和区信访局2021年度部门决算\n\n按支出功能分类，包括：一般公共服务支出(类)\n211.19 万元，"
        "占86.4%；社会保障和就业支出(类)\n33.21 万元，占13.6%。\n"
    )
    found = {one.indicator for one in reading.reports[0].figures()}
    assert found == {"功能分类/一般公共服务支出", "功能分类/社会保障和就业支出"}
