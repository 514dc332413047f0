"""``manage.py export_figures -o FILE``: all figures, or every numeral, with where they stand."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from accounts.log import write_entry
from reports.exporting import export_rows, write_file


class Command(BaseCommand):
    """Writes CSV, XLSX or JSON lines, by the file's ending."""

    help = "导出数据：.csv、.xlsx 或 .jsonl；--every-numeral 连同日期、序号等每一个数字。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
        parser.add_argument("--every-numeral", action="store_true", help="每一个数字一行")

    def handle(self, *args, **options) -> None:
        path: Path = options["output"]
        try:
            rows = tqdm(export_rows(options["every_numeral"]), unit="行", disable=None)
            count = write_file(path, rows)
        except (OSError, ValueError) as error:
            raise CommandError(f"没有写成 {path}：{error}") from error
        write_entry("export", target=path.name, details={"rows": count})
        self.stdout.write(f"已写入 {path}：{count} 行")
