import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.firsts import guarded

PATTERNS = [
    "(?P<a>公务(?:用车|接待)费?)|(?P<b>[“”]?三公经费)",
    "(?<!基本)(?:持平|相等)|(?:与|较)?上年",
    "x*y|(?:ab)?c",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="公务用车接待费“”三经基本持平相等与较上年xyabc，", max_size=40))
def test_a_guard_changes_nothing_that_is_found(pattern, text):
    plain = [match.span() for match in re.finditer(pattern, text)]
    assert [match.span() for match in re.finditer(guarded(pattern), text)] == plain


@pytest.mark.parametrize("pattern", ["x*", ".a", r"\d+万元", "[^，]年"])
def test_a_pattern_that_may_begin_anywhere_is_left_alone(pattern):
    assert guarded(pattern) == pattern
