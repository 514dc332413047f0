"""Kinds of people, bodies, projects and visits that exclude each other, by report words."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds that exclude each other. ``whole`` and ``kinds`` are what report words hold.

    ``last`` are kinds that end a list: with one of them nothing else is left. ``blurred`` may
    lie inside another kind, so that a sum counts with and without them.
    """

    name: str
    whole: re.Pattern
    kinds: tuple[tuple[str, re.Pattern], ...]
    last: tuple[frozenset[str], ...] = ()
    blurred: frozenset[str] = frozenset()

    def kind_of(self, label: str) -> str:
        """The kind that words name, ``""`` for none."""
        return next((name for name, words in self.kinds if words.search(label)), "")

    def is_ended_by(self, names: set[str]) -> bool:
        """Whether with these kinds nothing else is left."""
        return any(names >= last for last in self.last)


def kinds_of(*table: tuple[str, str]) -> tuple[tuple[str, re.Pattern], ...]:
    """A table of (kind, words)."""
    return tuple((name, re.compile(words)) for name, words in table)


STAFF = re.compile(r"编制|人员|实有|在职|在编|在岗|干部|职工|人数|退休|供养|核定|总人|定编|配备")
FAMILIES = (
    Kinds(
        "人员",
        STAFF,
        kinds_of(
            ("参公", r"参公|参照公务员"),
            ("聘用", r"聘用|临聘|编外|劳务派遣|公益性?岗位?|合同制|临时(?:工|人员)"),
            ("三支一扶", r"三支一扶"),
            ("工勤", r"工勤|^工人"),
            ("事业", r"^(?:全额)?(?:拨款)?事业(?:单位)?(?:编制?|人员|干部|在编|在职|退休|身份|$)"),
            ("行政", r"^(?:机关)?行政(?:单位)?(?:编制?|人员|干部|在编|在职|退休|$)|^公务员"),
        ),
        blurred=frozenset(("参公",)),
    ),
    Kinds("人员", STAFF, kinds_of(("在编", r"^在编"), ("编外", r"聘用|临聘|编外|劳务派遣|合同制"))),
    Kinds("人员", STAFF, kinds_of(("在职", r"^在职"), ("离休", r"^离休"), ("退休", r"^退休"))),
    Kinds(
        "车辆",
        re.compile(r"车辆|用车|公车"),
        kinds_of(
            ("领导", r"领导|负责人"), ("机要通信", r"机要"), ("应急保障", r"应急"),
            ("执法执勤", r"执法|执勤"), ("特种专业技术", r"特种"), ("离退休干部", r"离退休|老干部"),
            ("一般公务", r"^一般公务"), ("其他用车", r"^其他"),
        ),
        (frozenset(("其他用车",)),),
        frozenset(("一般公务",)),
    ),
    Kinds(
        "机构",
        re.compile(r"机构|单位|部门"),
        kinds_of(
            ("其他事业", r"其他事业"),
            ("参公事业", r"参照公务员|参公"),
            ("公益一类", r"公益一类"),
            ("公益二类", r"公益二类"),
            ("行政", r"^行政(?:机构|单位)"),
        ),
        (frozenset(("其他事业",)),),
    ),
    Kinds(
        "项目",
        re.compile(r"项目"),
        kinds_of(
            ("不合格", r"不合格"), ("合格", r"[“”\"]?合格"), ("优", r"[“\"]优|^优"),
            ("良", r"[“\"]良|^良"), ("中", r"[“\"]中[”\"]|^中$|^中等"), ("差", r"[“\"]差|^差"),
        ),
        (frozenset(("优", "良", "中", "差")), frozenset(("优", "良", "合格", "不合格"))),
    ),
    Kinds(
        "信访",
        re.compile(""),
        kinds_of(("初次", r"^初(?:次|信|访|件)"), ("重复", r"^重(?:复|信|访|件)")),
        (frozenset(("初次", "重复")),),
    ),
    Kinds(
        "信访",
        re.compile(""),
        kinds_of(("个体访", r"^(?:个体访|个访|单访)"), ("集体访", r"^(?:集体访|集访)")),
        (frozenset(("个体访", "集体访")),),
    ),
)  # fmt: skip
