"""Measures how well reports are read: worked-out answers, the samples, generated reports."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from reports.extraction.reading import read_text
from reports.management.accuracy_page import (
    ANSWERS,
    FROZEN,
    GENERATED,
    SAMPLES,
    TITLES,
    Case,
    PartResult,
    describe_fault,
    percent,
    render_document,
)
from reports.measuring import Comparison, KeyProblem, KeyRow, compare, read_key
from reports.sources import SourceError, read_source

KEY_ENDING = ".numerals.csv"
EXCERPT_ENDING = ".excerpt.numerals.csv"


class Command(BaseCommand):
    """Print a summary for each set; with ``--write`` make the tables of ``docs/accuracy.md``."""

    help = "测量读取的准确程度：人工答案、示例报告和生成报告；--write 写成表格"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--answers", type=Path, metavar="FOLDER", help="答案表所在文件夹")
        parser.add_argument("--reports", type=Path, metavar="FOLDER", help="答案所指报告的文件夹")
        parser.add_argument("--corpus", type=int, default=0, metavar="N", help="生成报告的份数")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="同一种子结果相同")
        parser.add_argument(
            "--noise", nargs="+", default=["none"], metavar="LEVEL", help="生成报告的噪声种类"
        )
        parser.add_argument(
            "--faults", type=float, default=0.0, metavar="RATE",
            help="在生成报告里按这个比例埋入每一种差错，测量各项检查",
        )  # fmt: skip
        parser.add_argument("--write", type=Path, metavar="FILE", help="写成 Markdown 表格")
        parser.add_argument("--show", type=int, default=20, metavar="N", help="每组列出几处错误")

    def handle(self, *args, **options) -> None:
        check_options(options)
        cases = collect_cases(options)
        quiet = True if int(options["verbosity"]) < 1 else None
        results: dict[str, PartResult] = {}
        for case in tqdm(cases, desc="读取", unit="份", disable=quiet):
            text, comparison = measure_case(case)
            results.setdefault(case.part, PartResult()).add(case, text, comparison)
        for part, result in results.items():
            self.print_part(part, result, options["show"])
        sections = self.measure_checks(options, quiet) if options["faults"] else []
        if options["write"]:
            page = render_document(results, options, sections)
            self.write_document(options["write"], page)

    def measure_checks(self, options: dict, quiet: bool | None) -> list[str]:
        """Measure the checks, say what came of it, and return the sections of the page."""
        from reports.management import check_measures as checks

        count, noises, show = options["corpus"], options["noise"], options["show"]
        steps = checks.measure_checks(count, options["seed"], noises, options["faults"])
        whole = checks.count_bodies(count, noises)
        *_, measure = tqdm(steps, desc="核对", unit="个单位", total=whole, disable=quiet)
        for part, outcome in measure.spoilt.items():
            self.stdout.write(checks.say_outcome(TITLES[part][0], outcome))
            self.write_some(measure.missed[part], show)
            self.write_some(measure.false[part], show)
        for (part, noise), one in measure.clean.items():
            self.stdout.write(
                f"{TITLES[part][0]}（无差错，{noise or '无杂质'}）：{one.documents} 份，"
                f"错误 {one.severities['error']}，疑点 {one.severities['warning']}"
            )
            self.write_some(one.grave, show)
        return checks.render_checks(measure, options["faults"])

    def print_part(self, part: str, result: PartResult, show: int) -> None:
        """The figures of a set in a few lines, and its worst faults."""
        score = result.score
        self.stdout.write(
            f"{TITLES[part][0]}：{score.documents} 份，"
            f"数字 {score.numerals.total()}，归类正确 {percent(score.class_share)}，"
            f"未读 {score.unread}，未见 {score.unseen}，答案之外 {score.without_row}\n"
            f"  应有数据 {score.wanted}，读到 {score.roles['found']}，"
            f"各项全对 {score.all_right}，召回率 {percent(score.recall)}，"
            f"准确率 {percent(score.precision)}；误作数据 {score.roles['false']}，"
            f"待核 {score.uncertain}，确定而有错 {score.wrong_certain}"
        )
        self.write_some([describe_fault(fault) for fault in result.faults], show)

    def write_some(self, lines: Sequence[str], show: int) -> None:
        """The first lines, and how many more there are."""
        for line in lines[:show]:
            self.stdout.write(line)
        if len(lines) > show:
            self.stdout.write(f"  另有 {len(lines) - show} 处，用 --show 列出更多")

    def write_document(self, path: Path, text: str) -> None:
        """Write the tables."""
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"没有写成 {path}：{error.strerror}") from error
        self.stdout.write(f"已写入 {path}")


def check_options(options: dict) -> None:
    """Raises ``CommandError`` for options that do not go together."""
    if bool(options["answers"]) != bool(options["reports"]):
        raise CommandError("--answers 和 --reports 要一起给出")
    for name in ("answers", "reports"):
        if options[name] and not options[name].is_dir():
            raise CommandError(f"没有这个文件夹：{options[name]}")
    for name in ("corpus", "show"):
        if options[name] < 0:
            raise CommandError(f"--{name} 不能小于零")
    if not 0 <= options["faults"] <= 1:
        raise CommandError("--faults 是 0 到 1 之间的比例")
    if options["faults"] and not options["corpus"]:
        raise CommandError("--faults 要和 --corpus 一起给出")


# --- what is measured -------------------------------------------------------------------------


def collect_cases(options: dict) -> list[Case]:
    """All documents to measure, in the order of the sets."""
    cases: list[Case] = []
    if options["answers"]:
        cases += answer_cases(options["answers"], options["reports"])
    cases += sample_cases()
    if options["corpus"]:
        cases += corpus_cases(options["corpus"], options["seed"], options["noise"])
    return cases


def answer_cases(answers: Path, reports: Path) -> Iterator[Case]:
    """``X.numerals.csv`` and ``X.excerpt.numerals.csv`` belong to ``X.txt``."""
    keys = sorted(answers.glob(f"*{KEY_ENDING}"))
    if not keys:
        raise CommandError(f"文件夹里没有答案表（*{KEY_ENDING}）：{answers}")
    for path in keys:
        is_excerpt = path.name.endswith(EXCERPT_ENDING)
        stem = path.name.removesuffix(EXCERPT_ENDING).removesuffix(KEY_ENDING)
        report = reports / f"{stem}.txt"
        if not report.is_file():
            raise CommandError(f"答案表 {path.name} 找不到对应的报告 {report.name}：{reports}")
        key = read_key_file(path)
        yield Case(ANSWERS, report.name, report.read_bytes(), key, is_excerpt)


def read_key_file(path: Path) -> list[KeyRow]:
    """The rows of a key that stands in a CSV file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = read_key(csv.DictReader(file))
    except (KeyProblem, UnicodeDecodeError, csv.Error) as problem:
        reason = problem if isinstance(problem, KeyProblem) else "不是 UTF-8 的 CSV 文件"
        raise CommandError(f"{path.name}：{reason}") from problem
    if not rows:
        raise CommandError(f"{path.name}：答案表里没有内容")
    return rows


def sample_cases() -> Iterator[Case]:
    """The sample reports."""
    from reports.corpus.samples import write_samples

    for file in write_samples():
        yield Case(SAMPLES, file.name, file.text.encode(), full_key(file))


def corpus_cases(count: int, seed: int, noises: Sequence[str]) -> Iterator[Case]:
    """``count`` generated reports of each level of noise, and as many in frozen wordings."""
    from reports.corpus.making import ALL_WORDINGS, make_corpus
    from reports.corpus.wordings import FROZEN as frozen_names

    open_names = tuple(name for name in ALL_WORDINGS if name not in frozen_names)
    for part, names in ((GENERATED, open_names), (FROZEN, tuple(frozen_names))):
        for noise in noises if names else ():
            for file in make_corpus(count, seed, names, noise):
                content, key = file.text.encode(), full_key(file)
                yield Case(
                    part, file.name, content, key,
                    document=file.kind, wording=file.wording, noise=noise,
                )  # fmt: skip


def full_key(file) -> list[KeyRow]:
    """The key of a generated report, with its facts told in words where it has a key to them."""
    return read_key([*file.key_rows, *getattr(file, "worded_rows", ())])


def measure_case(case: Case) -> tuple[str, Comparison]:
    """Read a document as the importer does; returns its text and the comparison."""
    try:
        _, text = read_source(case.name, case.content)
    except SourceError as problem:
        raise CommandError(f"{case.name}：{problem}") from problem
    for row in case.key:
        if text.slice(row.span) != row.text:
            place = f"{row.span.start}-{row.span.end}"
            raise CommandError(f"{case.name}：答案与报告对不上，{place} 处不是「{row.text}」")
    reading = read_text(text)
    return text.content, compare(case.key, reading, is_excerpt=case.is_excerpt)
