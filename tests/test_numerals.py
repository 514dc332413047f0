from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.claims import find_slots
from reports.extraction.shape import hide_noise, strip_between
from reports.numerals import normalise, parse_number
from tests.reading import classes

MONEY = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


def raws(text: str) -> list[str]:
    strip = strip_between(hide_noise(text), 0, len(text))
    return [slot.raw for slot in find_slots(strip.text)]


@given(MONEY)
def test_a_printed_amount_is_read_back_exactly(amount):
    for printed in (f"{amount}", f"{amount:,}"):
        number = parse_number(printed)
        assert number.value == amount
        assert number.decimals == 2


@given(MONEY)
def test_full_width_digits_have_the_same_value(amount):
    wide = str(amount).translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})
    assert parse_number(wide).value == amount


@given(MONEY, MONEY)
def test_two_amounts_joined_by_a_comma_are_two(one, two):
    assert raws(f"总计各是{one},{two}万元") == [str(one), str(two)]


@given(MONEY)
def test_a_line_break_inside_an_amount_does_not_matter(amount):
    text = f"{amount}"
    at = text.index(".")
    for broken in (text[:at] + "\n" + text[at:], text[: at + 1] + "\n" + text[at + 1 :]):
        assert raws(f"合计{broken}万元") == [text]


@given(st.text(max_size=200))
def test_normalising_keeps_every_offset(text):
    assert len(normalise(text)) == len(text)


@given(st.text(alphabet="0123456789.,，万元%年 \n第（）", max_size=60))
def test_every_digit_lies_in_exactly_one_numeral(text):
    strip = strip_between(hide_noise(text), 0, len(text))
    covered = [index for slot in find_slots(strip.text) for index in range(slot.start, slot.end)]
    digits = [index for index, char in enumerate(strip.text) if char.isdigit()]
    assert len(covered) == len(set(covered))
    assert set(digits) <= set(covered)


def test_a_blank_between_two_numbers_keeps_them_apart():
    assert raws("得分 10 8") == ["10", "8"]


def test_a_blank_after_a_thousands_mark_does_not():
    assert raws("支出1, 537.4万元") == ["1,537.4"]


def test_a_thousands_mark_may_be_chinese():
    assert parse_number("13，100").value == Decimal(13100)


def test_an_absurdly_long_number_is_no_value():
    assert parse_number("9" * 400) is None


def test_a_heading_number_before_a_year_stands_alone():
    assert raws("1.2023年工作总结") == ["1", "2023"]


def test_numerals_that_are_no_data():
    assert classes("1.根据川财〔2020〕62号文件，2023年12月31日止") == [
        ("1", "ordinal"), ("2020", "docno"), ("62", "docno"),
        ("2023", "date"), ("12", "date"), ("31", "date"),
    ]  # fmt: skip


def test_hot_lines_codes_and_names():
    assert classes("受理12345热线工单，“1+1”模式，51041121Y000000068012-公用经费") == [
        ("12345", "code"), ("1", "name"), ("1", "name"),
        ("51041121", "code"), ("000000068012", "code"),
    ]  # fmt: skip


def test_thresholds_and_instructions_are_not_data():
    assert classes("单价50万元以上通用设备，未达到90%的需说明原因（100字以内）（10分）") == [
        ("50", "other"), ("90", "other"), ("100", "other"), ("10", "other"),
    ]  # fmt: skip


def test_a_percentage_that_was_reached_is_not_an_instruction():
    assert classes("群众满意度达到95%以上") == [("95", "")]


def test_a_dotted_date_is_dates_and_an_amount_like_one_is_not():
    assert classes("2023.12.31止") == [("2023", "date"), ("12", "date"), ("31", "date")]
    assert classes("总计各是2023.12,3.50万元") == [("2023.12", ""), ("3.50", "")]
