"""Writes or imports the sample reports of invented bodies."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reports.corpus.samples import SampleFile, write_samples
from reports.corpus.writer import COLUMNS
from reports.models import Document

KEY_NAME = "示例-答案.csv"


class Command(BaseCommand):
    """Import the samples, or write them with their answer key to a folder."""

    help = "导入虚构单位的示例报告；给出 --into 时只写到文件夹，并附答案表"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--into", type=Path, metavar="FOLDER", help="写到该文件夹，不导入")
        parser.add_argument("--if-empty", action="store_true", help="库中已有文件时什么也不做")

    def handle(self, *, into: Path | None, if_empty: bool, **options) -> None:
        if into:
            self.write_files(into)
        elif if_empty and Document.objects.exists():
            self.stdout.write("库中已有文件，未导入示例。")
        else:
            self.import_files(int(options["verbosity"]))

    def write_files(self, folder: Path) -> None:
        """The reports as UTF-8 text, and one key for all of them."""
        folder.mkdir(parents=True, exist_ok=True)
        samples = write_samples()
        for sample in samples:
            (folder / sample.name).write_bytes(sample.text.encode())
        write_key(folder / KEY_NAME, samples)
        self.stdout.write(f"已写出 {len(samples)} 份示例报告和答案表：{folder}")

    def import_files(self, verbosity: int) -> None:
        """Each sample through the one importing function; fails if any of them did."""
        from reports.importing import import_document

        results: Counter[str] = Counter()
        failures = []
        for sample in tqdm(write_samples(), desc="导入示例", disable=verbosity < 1):
            result = import_document(
                sample.name,
                sample.text.encode(),
                published_on=sample.published_on,
                source_url=sample.source_url,
                is_sample=True,
            )
            results[result.status] += 1
            if result.status == "failed":
                failures.append(f"{sample.name}：{result.message}")
        self.stdout.write(f"新导入 {results['stored']} 份，未变 {results['unchanged']} 份。")
        if failures:
            raise CommandError("\n".join(failures))


def write_key(path: Path, samples: list[SampleFile]) -> None:
    """The answer key in the columns that exported figures begin with."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for sample in samples:
            table.writerows(sample.key_rows)
