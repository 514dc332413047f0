"""The glossary: terms in our own words, and the accounts that the report names."""

from __future__ import annotations

from collections.abc import Iterator

from reports.corpus.invention import UNPUBLISHED
from reports.corpus.wordings.scene import Scene
from reports.corpus.writer import Piece

TERMS = (
    ("财政拨款收入", "本级财政当年安排给单位使用的预算资金。"),
    ("其他收入", "财政拨款、事业和经营活动以外取得的零星收入。"),
    ("基本支出", "维持机构日常运转所花的钱，包括人员经费和公用经费两部分。"),
    ("项目支出", "为完成某一项专门工作、在基本支出以外另行安排的钱。"),
    (
        "“三公”经费",
        "用财政拨款开支的因公出国（境）费、公务用车购置及运行维护费和公务接待费三项。",
    ),
    ("机关运行经费", "行政单位和参公单位用于购买日常办公所需货物和服务的公用资金。"),
    ("政府采购", "使用财政性资金依法购买集中采购目录以内或限额标准以上货物、工程和服务的行为。"),
    ("绩效自评", "单位对照年初设定的目标，自行检查资金用得怎么样、事情办得怎么样。"),
)


def entries(scene: Scene) -> Iterator[Piece]:
    """The terms that the report uses, then each account with what it pays for."""
    unused = set()
    if scene.profile.three == UNPUBLISHED:
        unused.add("“三公”经费")
    if not scene.now.own.final:
        unused.add("其他收入")
    for term, meaning in TERMS:
        if term in unused:
            continue
        yield f"{term}：指{meaning}"
    for account in scene.now.accounts:
        yield (
            f"{account.cls}（类）{account.section}（款）{account.item}（项）："
            f"反映{account.meaning}。"
        )
