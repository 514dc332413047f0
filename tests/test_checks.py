from pathlib import Path

import pytest

from reports.checks import registry
from reports.findings import FAMILIES, SEVERITIES
from tests.checking import failures, run

CHECKS = registry.CHECKS
LEAVES = [(check, one) for check in CHECKS for one in check.leaves]
FINDS = [(check, one) for check in CHECKS for one in check.finds]


def name(value) -> str:
    return getattr(value, "code", "")


@pytest.mark.parametrize(("check", "example"), LEAVES, ids=name)
def test_what_a_check_must_leave_alone_it_leaves(check, example):
    grave = [one.title for one in failures(run(check, example)) if one.severity != "info"]
    assert grave == []


@pytest.mark.parametrize(("check", "example"), FINDS, ids=name)
def test_what_a_check_must_find_it_finds(check, example):
    said = [one.title + one.message for one in failures(run(check, example))]
    assert any(all(words in text for words in example.says) for text in said), said


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_every_check_explains_itself(check):
    assert check.family in FAMILIES
    assert check.severity in SEVERITIES
    assert len(check.explanation) > 40
    assert check.leaves
    assert check.finds
    assert all(example.says for example in check.finds)


def test_codes_are_given_once():
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))


def test_every_file_of_a_check_is_listed():
    folder = Path(registry.__file__).parent
    files = sorted(path.stem[:3].upper() for path in folder.glob("[a-e][0-9][0-9]_*.py"))
    assert files == [check.code for check in CHECKS]


def test_offsets_of_flat_words_lead_back_to_the_document():
    from reports.checks.flat import Flat
    from reports.spans import Span

    content = "一、总 体\n[bookmark: _Toc1]情\t况１２\n三"
    flat = Flat(content, (Span(0, 5), Span(5, len(content))))
    assert flat.text == "一、总体情况12三"
    assert "".join(content[flat.origin(at)] for at in range(len(flat.text))) == "一、总体情况１２三"
