"""``manage.py import_reports PATH…``: read files and folders of reports into the database."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from reports.importing import ImportResult, import_document


def find_files(paths: list[str]) -> list[Path]:
    """All files named, and all below the folders named, hidden ones left out."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += sorted(
                one
                for one in path.rglob("*")
                if one.is_file()
                and not any(part.startswith(".") for part in one.relative_to(path).parts)
            )
        else:
            found.append(path)
    return found


class Command(BaseCommand):
    """Imports reports; one line a document; exit 1 if any failed, the others are kept."""

    help = "导入报告：文件或文件夹，逐份说明结果；相同内容再次导入不会改变任何数据。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="文件或文件夹")
        parser.add_argument("--published-on", type=date.fromisoformat, help="公开日期 YYYY-MM-DD")
        parser.add_argument("--source-url", default="", help="来源网址")

    def handle(self, *args, **options) -> None:
        files = find_files(options["paths"])
        if not files:
            raise CommandError("没有找到文件：请给出报告文件，或放有报告的文件夹")
        failures = 0
        for path in tqdm(files, unit="份", disable=not sys.stderr.isatty()):
            result = self.import_file(path, options)
            failures += result.status == "failed"
            mark = {"stored": "✓", "unchanged": "=", "failed": "✗"}[result.status]
            with tqdm.external_write_mode():
                self.stdout.write(f"{mark} {path.name}：{result.message}")
        if failures:
            raise CommandError(
                f"{failures} 份没有导入（原因见上），其余 {len(files) - failures} 份已处理"
            )

    def import_file(self, path: Path, options: dict) -> ImportResult:
        """Read and import one file."""
        try:
            content = path.read_bytes()
        except OSError as error:
            return ImportResult(path.name, "failed", f"文件读不出来：{error.strerror}")
        return import_document(
            path.name, content,
            published_on=options["published_on"], source_url=options["source_url"],
        )  # fmt: skip
