"""Numbers alone on a line that run up through the text are its pages'."""

from reports.extraction.shape import find_blocks, hide_noise
from reports.sources import read_source
from tests.reading import read_report

LINE = "按照年度工作安排，信访事项全部登记受理并按期办结，群众评价满意。"
SPLIT = "2023年度收入总计309.33万元，与上年相比减少\n{}\n49.46万元，下降13.8%。"


def paged(*numbers: int) -> str:
    pages = [f"{LINE}\n" * 6 + SPLIT.format(number) for number in numbers]
    return "\n".join(pages)


def blocks_of(content: str):
    _, text = read_source("t.txt", content.encode())
    return find_blocks(text, hide_noise(text.content))


def numbers_of(content: str) -> list[str]:
    return [block.strip.text for block in blocks_of(content) if block.is_page_number]


def test_bare_numbers_a_page_apart_are_page_numbers():
    assert numbers_of(paged(7, 8, 9, 10)) == ["7", "8", "9", "10"]


def test_a_sentence_that_runs_across_a_bare_page_number_is_one():
    found = [block.strip.text for block in blocks_of(paged(1, 2, 3)) if not block.is_page_number]
    assert sum("减少49.46万元" in text for text in found) == 3


def test_page_numbers_are_ordinals_in_the_ledger():
    reading = read_report("示例甲市青禾县信访局2023年度部门决算\n" + paged(4, 5, 6))
    pages = [one for one in reading.numerals if one.text in ("4", "5", "6")]
    assert [one.cls for one in pages] == ["ordinal"] * 3


def test_two_numbers_are_no_paging():
    assert numbers_of(paged(7, 8)) == []


def test_numbers_that_do_not_run_up_are_no_paging():
    assert numbers_of(paged(7, 9, 12, 15)) == []


def test_numbers_that_stand_close_together_are_no_paging():
    assert numbers_of("".join(f"{LINE}\n{n}\n" for n in range(1, 9))) == []


def test_numbers_below_labels_are_no_paging():
    page = f"{LINE}\n" * 6
    assert numbers_of("".join(f"{page}保有量\n{n}\n" for n in range(1, 6))) == []


def test_a_heading_above_a_page_number_stays_apart():
    content = f"{LINE}\n" * 6
    text = "\n".join(f"{content}二、国有资产占用情况\n{n}\n共有车辆1辆。" for n in (1, 2, 3))
    found = [block.strip.text for block in blocks_of(text)]
    assert found.count("二、国有资产占用情况") == 3


def test_page_numbers_below_tables_do_not_speak_against_paging():
    table = "项目\t金额\n\t办公费\n\t4.2\n\t差旅费\n\t3.1\n" * 8
    pages = [f"{LINE}\n" * 6 + SPLIT.format(3)] + [table + f"\n{n}\n" for n in (4, 5, 6)]
    assert numbers_of("\n".join(pages)) == ["3", "4", "5", "6"]


def test_a_section_below_a_page_number_does_not_join_a_full_line():
    line = "公务用车购置费支出和公务用车运行维护费支出均与上年持平"
    text = "\n".join(
        f"{line}\n- {n} -\n（{mark}）公务接待费0.2万元。"
        for n, mark in enumerate("一二三四五六七八九十", 1)
    )
    found = [block.strip.text for block in blocks_of(text) if not block.is_page_number]
    assert found.count(line) == 10


def test_an_account_runs_across_a_page_number():
    name = "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行"
    text = "\n".join(f"{LINE}\n" * 6 + f"{name}\n{n}\n（项）3{n}.5万元。" for n in (1, 2, 3))
    found = [block.strip.text for block in blocks_of(text)]
    assert sum("行政运行（项）" in one for one in found) == 3
