"""``manage.py export_findings -o FILE``: what does not add up, a row for each piece of evidence."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from accounts.log import write_entry
from reports.exporting import FINDING_COLUMNS, finding_rows, write_file


class Command(BaseCommand):
    """Writes CSV, XLSX or JSON lines, by the file's ending."""

    help = "导出检查发现：.csv、.xlsx 或 .jsonl，每条依据一行。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")

    def handle(self, *args, **options) -> None:
        path: Path = options["output"]
        try:
            rows = tqdm(finding_rows(), unit="行", disable=None)
            count = write_file(path, rows, FINDING_COLUMNS)
        except (OSError, ValueError) as error:
            raise CommandError(f"没有写成 {path}：{error}") from error
        write_entry("export", target=path.name, details={"rows": count, "what": "findings"})
        self.stdout.write(f"已写入 {path}：{count} 行")
