import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.firsts import Alternatives

LISTS = [
    ["(?P<a>公务(?:用车|接待)费?)", "(?P<b>[“”]?三公经费)"],
    ["(?<!基本)(?:持平|相等)", "(?:与|较)?上年"],
    ["(?:ab)?c", "x+y"],
    ["x*y", ".a"],
]


@pytest.mark.parametrize("parts", LISTS)
@given(text=st.text(alphabet="公务用车接待费“”三经基本持平相等与较上年xyabc，", max_size=40))
def test_looking_at_first_characters_changes_nothing_that_is_found(parts, text):
    alternatives, plain = Alternatives(parts), re.compile("|".join(parts))
    for position in range(len(text) + 1):
        one, other = alternatives.search(text, position), plain.search(text, position)
        assert (one and one.span()) == (other and other.span())
    one, other = alternatives.match(text), plain.match(text)
    assert (one and (one.span(), one.lastgroup)) == (other and (other.span(), other.lastgroup))


@pytest.mark.parametrize("parts", [["x*"], ["三公", ".a"], [r"\d+万元"], ["[^，]年"]])
def test_a_list_that_may_begin_anywhere_is_tried_everywhere(parts):
    assert Alternatives(parts).guard is None
