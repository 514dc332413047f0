"""Headings, periods and documents are of the report's own year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.checks.flat import Flat
from reports.checks.forms_examples import form
from reports.checks.numbering import read_prefix
from reports.facts import KINDS
from reports.findings import Verdict
from reports.spans import Span

WHAT = "标题和期间的年份与报告一致"
NAMES = {"final_account": "决算", "budget": "预算"}
EVALUATION = re.compile("自评|评价|绩效")
# The title of an attachment, in front of its year and from its year on: 自评表（2023年度）,
# 2023年度项目支出绩效自评表. A budget's are of targets; a self-evaluation there is last year's.
SHEETS = {
    "final_account": (
        re.compile("(?:自评|评价)表（?$"),
        re.compile(r"20\d\d年度?[^，。；]{0,24}(?:自评表|评价表|自评报告|评价报告)"),
    ),
    "budget": (
        re.compile("绩效目标[^，。；评]{0,6}表（?$"),
        re.compile(r"20\d\d年度?[^，。；]{0,24}绩效目标[^，。；评]{0,6}表"),
    ),
}
YEAR = re.compile(r"(?<![\d.〔\[])(20\d\d)(?=年)")
# A heading that speaks of another year on purpose.
OTHER_YEAR = re.compile(
    "与|较|比|同比|上年|去年|计划|打算|安排|变动|以来|至20|—|-20|批复|通知|规划"
)
# Kinds of budget, whose names say nothing about which report a heading is of.
FUNDS = re.compile("(?:一般公共|政府性基金|国有资本经营|综合|部门收支)预算")
TABLE = re.compile(r"20\d\d年度?[^，。；]{0,24}(?:决算|预算)[^，。；]{0,12}表$")
# The sheet of the whole body, and drawn charts.
BODY_SHEET = re.compile(
    r"20\d\d年度?[^，。；]{0,20}整体[^，。；]{0,10}(?:自评|评价)表$"
    r"|整体[^，。；]{0,10}(?:自评|评价)表（20\d\d年度?）$"
)
BRACKETED = re.compile(r"（20\d\d年度?）")
CHART = re.compile(r"20\d\d年度?[^，。；]{2,24}[^地如附]图$")
WORK = re.compile(r"20\d\d年度?(?:重点|主要)?工作(?:任务|完成|开展)*(?:情况|介绍|成效|总结)+$")
LONGEST = 50
TITLE_LINES = 4
TITLE_LENGTH = 80
TAIL = re.compile(r"[….\d\s—-]*$")
# 2022年度收、支总计 …: the year a sentence of the outline begins with.
PERIOD = re.compile(
    r"(20\d\d)年度?，?(?:本部门|本单位|我[局办]|[一-鿿]{2,20}[局办部室心])?"
    r"(?:收、支总计|收入支出总计|收入总计|本年收入合计|本年支出合计|财政拨款收、支总计"
    r"|财政拨款收入支出总计|[“”]?三公[“”]?经费财政拨款支出|机关运行经费支出|政府采购支出总额)"
)
YEAR_END = re.compile(r"截至(20\d\d)年(?:12月(?:31日|底)|年?[末底])")
COMPARED = re.compile(
    r"(20\d\d)(?<=[与比较]20\d\d)年(?:度)?(?:决算数?|预算数?)?"
    r"(?:相比|(?:各)?(?:增加|减少|增长|下降)(?=\d)|持平|相等)"
)
COMPARING = re.compile("[与比较同]$")
DATED = re.compile(r"[〔\[【（<](20\d\d)[〕\]】）>]第?\d{1,4}号")
GROUNDS = re.compile("立项|申报依据|设立依据|批复|资金下达|根据")
AFTERWARDS = re.compile("自评|评价|决算|公开|绩效管理|预算绩效")


class Dated(NamedTuple):
    """A heading with its year; ``is_firm`` if it is surely one of this report's."""

    year: int
    words: str
    span: Span
    is_firm: bool


def check(case: Case) -> Iterator[Verdict]:
    """Headings and attachments first; then sentences, comparisons and cited documents."""
    found = [
        *check_headings(case),
        *check_attached(case),
        *check_sentences(case),
        *check_documents(case),
    ]
    yield from found
    if not found and case.reading.kind != "project_score_sheet" and YEAR.search(case.flat.text):
        yield held(case, WHAT, ())


# --- headings ---------------------------------------------------------------------------------


def check_headings(case: Case) -> Iterator[Verdict]:
    """Headings of this report under another year, where most have the right one."""
    if case.reading.kind == "project_score_sheet":
        # All its lines are cells, and its year is the one it was read with.
        return
    headings = list(read_headings(case))
    wrong = [one for one in headings if one.year != case.year]
    if 2 * len(wrong) > len(headings):
        return
    attached = titles_of_sheets(case) if wrong else []
    for one in wrong:
        if any(one.span.covers(span) for span in attached):
            continue
        severity = "warning" if one.is_firm else "info"
        yield failed(
            case, WHAT, severity, f"标题写作{one.year}年：{one.words[:24]}",
            f"本报告是{case.year}年的，标题却写作“{one.words}”",
            places(case, (one.span, "标题")), roles=("标题", str(one.year)),
        )  # fmt: skip


def read_headings(case: Case) -> Iterator[Dated]:
    """Lines that name the report and one year: 第二部分2022年度部门决算情况说明.

    A bare title further down may be a link to another year's page.
    """
    name, text = NAMES.get(case.reading.kind), case.flat.text
    for index, (start, end, is_cell) in enumerate(case.flat.lines):
        if end - start > LONGEST or text.find("20", start, end) < 0:
            continue
        # Cut out first: the cell above may end with a digit.
        words = text[start:end]
        years, words = YEAR.findall(words), TAIL.sub("", words)
        if index and BRACKETED.fullmatch(words):
            above = case.flat.lines[index - 1]
            words = text[above.start : above.end] + words
        is_table = bool(TABLE.match(words) or BODY_SHEET.search(words) or CHART.match(words))
        if len(years) != 1 or (is_cell and not is_table) or not is_heading(words, name):
            continue
        is_first = index < TITLE_LINES or read_prefix(words, 0, len(words)) is not None
        is_firm = is_first and not is_table and not WORK.search(words)
        yield Dated(int(years[0]), words, case.flat.span(start, end), is_firm)


def is_heading(words: str, name: str | None) -> bool:
    """Whether a line is a title of this kind of report and not a sentence.

    A final account may speak of the budget and the other way round, of any year.
    """
    if re.search("[，。；《]", words) or OTHER_YEAR.search(words):
        return False
    if name != "预算" and BODY_SHEET.search(words):
        return True
    if name is None:
        return bool(re.search("(?:自评|评价)(?:情况)?(?:报告|表)$", words))
    if name == "决算" and (WORK.search(words) or CHART.match(words)):
        return True
    other, bare = set(NAMES.values()) - {name}, FUNDS.sub("", words)
    told = re.search(rf"{name}(?:情况|公开|说明|表|总体|编制|报告|报表|$)", words)
    told = told or (name in words and TABLE.match(words))
    return bool(told) and not any(one in bare for one in other) and not EVALUATION.search(words)


# --- attachments ------------------------------------------------------------------------------


def check_attached(case: Case) -> Iterator[Verdict]:
    """Sheets and evaluations whose title is of another year than the report they belong to."""
    if case.reading.kind not in SHEETS:
        return
    others = [one for one in case.paper.cases if one is not case]
    attached = [
        (one, title)
        for one in others
        if one.reading.kind not in NAMES and (title := read_title(one, case.reading.kind))
    ]
    years = {case.year} | {one.year for one in others if one.reading.kind in NAMES}
    wrong = [(one, title) for one, title in attached if title[0] not in years]
    severity = "warning" if 2 * len(wrong) < len(attached) else "info"
    for one, (year, span) in wrong:
        name = KINDS[one.reading.kind]
        yield failed(
            case, WHAT, severity, f"所附{name}写作{year}年：{one.reading.project}".rstrip("："),
            f"本报告是{case.year}年的，所附{name}的标题写作{year}年，"
            "可能沿用了以前年度的表，也可能只是年份没有改",
            places(case, (span, "标题")),
            roles=("附件", one.reading.kind, one.reading.project, str(year)),
        )  # fmt: skip


def titles_of_sheets(case: Case) -> list[Span]:
    """Where the years of attached sheets stand, which are judged with the report around them."""
    kinds = [one.reading.kind for one in case.paper.cases if one.reading.kind in SHEETS]
    sheets = [one for one in case.paper.cases if one.reading.kind == "project_score_sheet"]
    titles = [read_title(one, kinds[0]) for one in sheets] if kinds else []
    return [title[1] for title in titles if title]


def read_title(case: Case, kind: str) -> tuple[int, Span] | None:
    """The year in the title of a sheet or an evaluation, and where it stands."""
    content, (start, end) = case.paper.content, case.reading.span
    is_sheet = case.reading.kind == "project_score_sheet"
    named = content.find("项目名称", start, min(end, start + TITLE_LENGTH))
    end = named if is_sheet and named >= 0 else min(end, start + TITLE_LENGTH)
    # The title may stand in front of what was read as the sheet.
    head = Flat(content, (Span(max(0, start - TITLE_LENGTH // 2) if is_sheet else start, end),))
    found = find_years(head)
    if not found:
        return None
    year, start = found[-1 if is_sheet else 0]
    before, behind = SHEETS[kind]
    told = before.search(head.text[:start]) or behind.match(head.text, start)
    return (year, head.span(start, start + 4)) if told else None


def find_years(flat: Flat) -> list[tuple[int, int]]:
    """The years of a text and where they stand; the line above may end with a digit."""
    return [
        (int(match[1]), line.start + match.start())
        for line in flat.lines
        for match in YEAR.finditer(flat.text[line.start : line.end])
    ]


# --- sentences --------------------------------------------------------------------------------


def check_sentences(case: Case) -> Iterator[Verdict]:
    """The year that figures are said to be of, and the one they are compared with."""
    if case.reading.kind not in NAMES:
        return
    text = case.flat.text
    for match, span in case.flat.find(PERIOD):
        before = text[max(0, match.start() - 1) : match.start()]
        if int(match[1]) != case.year and not COMPARING.search(before):
            yield tell(case, span, f"本年数据写作{match[1]}年", match[0])
    if case.reading.kind == "final_account":
        for match, span in case.flat.find(YEAR_END):
            if int(match[1]) != case.year:
                yield tell(case, span, f"期末写作{match[1]}年", match[0])
    for match, span in case.flat.find(COMPARED):
        if int(match[1]) != case.year - 1:
            yield tell(case, span, f"比较的年份写作{match[1]}年", match[0])


def tell(case: Case, span: Span, title: str, words: str) -> Verdict:
    """A year that may be meant, and may be left from another report."""
    return failed(
        case, WHAT, "info", f"{title}：{words[:24]}",
        f"本报告是{case.year}年的，此处写作“{words}”，请核对年份",
        places(case, (span, "年份")), roles=(title,),
    )  # fmt: skip


# --- documents --------------------------------------------------------------------------------


def check_documents(case: Case) -> Iterator[Verdict]:
    """Documents of a later year among the grounds of a project of this year."""
    if not case.reading.kind.startswith("project"):
        return
    text = case.flat.text
    for match, span in case.flat.find(DATED):
        sentence = text[max(0, match.start() - 90) : match.start()].split("。")[-1]
        later = int(match[1]) > case.year
        if later and GROUNDS.search(sentence) and not AFTERWARDS.search(sentence[-60:]):
            yield failed(
                case, WHAT, "info", f"依据的文件晚于{case.year}年：{match[0]}",
                f"本报告是{case.year}年的项目，所列依据“{match[0]}”是{match[1]}年的文件",
                places(case, (span, "文号")), roles=("文号", match[0]),
            )  # fmt: skip


CHECK = Check(
    code="E06",
    name="year",
    title="标题、期间和依据文件的年份是否与报告一致",
    severity="warning",
    explanation=(
        "标题、期末日期、比较的年份应当与报告的年度一致。写成别的年份，常是沿用上年文本漏改，"
        "数字是否也是上年的就要再看。标题与报告年度不符的作为疑点；正文中的年份、"
        "晚于项目年度的依据文件只作提示，确实跨年的工作不受此限。"
    ),
    run=check,
    leaves=(
        Example(
            "第二部分2023年度部门决算情况说明\n2023年度收、支总计182.64万元。与2022年相比"
            "，收、支总计各增加39.84万元。"
        ),
        Example("四、2024年工作计划\n五、2022年度结转资金使用情况\n2022年度决算与2023年度决算比较"),
        Example("（二）2022年第二批次解决特殊疑难信访问题中央补助资金项目\n2021—2023年规划"),
        Example("截至2023年12月31日，共有车辆0辆。较2022年末减少1辆。"),
        Example("2023年度部门决算公开\n2023年部门预算公开时间为2023年2月。"),
        Example(
            "二、2022年部门预算执行情况\n2023年收支总预算334万元，比2022年预算数377万元减"
            "少43万元。\n截至2022年12月31日，共有车辆3辆。",
            kind="budget",
        ),
        Example(
            "2023年度部门决算公开\n一、收支情况\n二、其他情况\n三、说明\n相关链接\n"
            "青禾县信访局2022年部门决算公开说明",
            why="其他年度的链接，只作提示",
        ),
        Example(form() + form(name="接待场所经费") + form(name="热线经费")),
        Example("（三）2024年工作计划\n（四）2022年度结转结余情况\n一、2023年重点工作完成情况"),
        Example("2021年9月召开信访工作会议，2019年以来累计化解积案30件。"),
        Example("收、支总计比2022年度决算数增加5.00万元，主要原因是2020年度考核奖励在本年发放。"),
        Example(
            "按照绩效自评工作通知（县财绩〔2024〕12号）要求，对2023年度项目开展绩效自评。",
            kind="project_evaluation",
        ),
        Example("根据《县级项目管理办法》（县财发〔2021〕5号）立项。", kind="project_evaluation"),
    ),
    finds=(
        Example(
            "第二部分2022年度部门决算情况说明\n2023年度部门决算公开说明\n2023年度收、支总"
            "计182.64万元。",
            ("2022年", "标题"),
        ),
        Example(
            form() + form(name="接待场所经费", year=2021) + form(name="热线经费"),
            ("所附项目支出绩效自评表写作2021年", "接待场所经费"),
        ),
        Example("2023年度部门决算说明\n（二）2021年重点工作任务介绍", ("2021年重点工作",)),
        Example("2023年度部门决算说明\n2022年一般公共预算财政拨款支出决算表", ("2022年", "标题")),
        Example(
            "2023年度部门决算说明\n部门整体支出绩效自评表\n（2022年度）\n\t部门名称\n",
            ("标题写作2022年", "整体支出绩效自评表"),
        ),
        Example(
            "2023年度部门决算说明\n\t15,233,600\n2022年一般公共预算财政拨款支出结构图\n",
            ("标题写作2022年", "结构图"),
            why="上一格以数字结尾",
        ),
        Example("2022年度收、支总计182.64万元。", ("本年数据写作2022年",)),
        Example("截至2022年12月31日，共有车辆0辆。", ("期末写作2022年",)),
        Example(
            "2023年度收、支总计182.64万元。与2020年相比，收、支总计各增加39.84万元。",
            ("比较的年份写作2020年",),
        ),
        Example(
            "二、项目立项依据。根据《关于开展驻京值班工作的通知》（信联办〔2024〕5号）安排资金。",
            ("2024", "晚于"),
            kind="project_evaluation",
        ),
    ),
)
