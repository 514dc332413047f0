"""Writes many invented reports with the key to their figures, to measure a reader with."""

from __future__ import annotations

import csv
from pathlib import Path

from django.core.management.base import BaseCommand
from tqdm import tqdm

from reports.corpus.making import ALL_WORDINGS, CorpusFile, make_corpus
from reports.corpus.noise import LEVELS
from reports.corpus.writer import COLUMNS

KEY_NAME = "示例-答案.csv"
WORDED_NAME = "示例-文字答案.csv"
LIST_NAME = "示例-清单.csv"
LISTED = ("document", "wording", "kind", "noises")


class Command(BaseCommand):
    """Write invented reports of many wordings to a folder."""

    help = "写出多种写法的虚构报告，并附数字答案、文字答案和清单"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--into", type=Path, required=True, metavar="FOLDER")
        parser.add_argument("--count", type=int, default=30, metavar="N", help="份数")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="同一种子结果相同")
        parser.add_argument("--wording", nargs="+", choices=sorted(ALL_WORDINGS), default=[])
        parser.add_argument("--noise", choices=LEVELS, default=LEVELS[0], help="杂质程度")

    def handle(self, *, into: Path, count: int, **options) -> None:
        into.mkdir(parents=True, exist_ok=True)
        quiet = int(options["verbosity"]) < 1
        made = make_corpus(count, options["seed"], options["wording"], options["noise"])
        files = []
        for file in tqdm(made, total=count, desc="写出报告", disable=quiet):
            (into / file.name).write_bytes(file.text.encode())
            files.append(file)
        write_keys(into, files)
        self.stdout.write(f"已写出 {len(files)} 份示例报告和答案表：{into}")


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
