"""Writes many invented reports with the key to their figures, to measure a reader with."""

from __future__ import annotations

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reports.corpus.faults import CODES
from reports.corpus.making import (
    ALL_WORDINGS,
    FAULT_COLUMNS,
    CorpusFile,
    FaultPlan,
    make_corpus,
)  # fmt: skip
from reports.corpus.noise import LEVELS
from reports.corpus.writer import COLUMNS

KEY_NAME = "示例-答案.csv"
WORDED_NAME = "示例-文字答案.csv"
FAULTS_NAME = "示例-答案.faults.csv"
LIST_NAME = "示例-清单.csv"
LISTED = ("document", "wording", "kind", "noises")


class Command(BaseCommand):
    """Write invented reports of many wordings to a folder."""

    help = "写出多种写法的虚构报告，并附数字答案、文字答案和清单；可以埋入差错"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--into", type=Path, required=True, metavar="FOLDER")
        parser.add_argument("--count", type=int, default=30, metavar="N", help="份数")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="同一种子结果相同")
        parser.add_argument("--wording", nargs="+", choices=sorted(ALL_WORDINGS), default=[])
        parser.add_argument("--noise", choices=LEVELS, default=LEVELS[0], help="杂质程度")

        parser.add_argument(
            "--faults", type=float, default=0.0, metavar="RATE",
            help="在多大比例的报告里埋入每一种差错（0～1），另附差错答案",
        )  # fmt: skip
        parser.add_argument(
            "--fault", nargs="+", choices=CODES, default=[], metavar="CODE", help="只埋这些差错"
        )
        parser.add_argument(
            "--pairs", action="store_true", help="每个单位再写一份：下一年的、当年预算或更正版本"
        )

    def handle(self, *, into: Path, count: int, **options) -> None:
        plan = read_plan(options)
        into.mkdir(parents=True, exist_ok=True)
        quiet = int(options["verbosity"]) < 1
        made = make_corpus(count, options["seed"], options["wording"], options["noise"], plan)
        files = []
        for file in tqdm(made, total=count * (1 + plan.pairs), desc="写出报告", disable=quiet):
            (into / file.name).write_bytes(file.text.encode())
            files.append(file)
        write_keys(into, files)
        said = f"已写出 {len(files)} 份示例报告和答案表：{into}"
        if plan.rate:
            rows = [row for file in files for row in file.fault_rows]
            write_rows(into / FAULTS_NAME, FAULT_COLUMNS, rows)
            said += f"；埋入差错 {len(rows)} 处"
        self.stdout.write(said)


def read_plan(options: dict) -> FaultPlan:
    """The faults that are asked for. Raises ``CommandError`` for a rate that is none."""
    rate, codes = options["faults"], options["fault"]
    if not 0 <= rate <= 1:
        raise CommandError("--faults 是 0 到 1 之间的比例")
    if codes and not rate:
        raise CommandError("--fault 要和 --faults 一起给出")
    return FaultPlan(rate, tuple(codes) or CODES, options["pairs"])


def write_keys(folder: Path, files: list[CorpusFile]) -> None:
    """The key to the numerals, the key to the worded facts, and the list of files."""
    write_rows(folder / KEY_NAME, COLUMNS, [row for file in files for row in file.key_rows])
    write_rows(folder / WORDED_NAME, COLUMNS, [row for file in files for row in file.worded_rows])
    rows = [
        dict(zip(LISTED, (file.name, file.wording, file.kind, " ".join(file.noises)), strict=True))
        for file in files
    ]
    write_rows(folder / LIST_NAME, LISTED, rows)


def write_rows(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    """A table in UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns)
        table.writeheader()
        table.writerows(rows)
