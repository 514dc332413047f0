"""``manage.py write_checks_doc``: the checks' own words as a document."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from dashboards.checkbook import list_checks, write_document

PLACE = "docs/checks.md"


class Command(BaseCommand):
    """Writes ``docs/checks.md``."""

    help = "把各项检查的说明和例子写成文档。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "-o", "--output", type=Path, default=settings.BASE_DIR / PLACE, metavar="FILE"
        )

    def handle(self, *args, **options) -> None:
        path: Path = options["output"]
        path.write_text(write_document(), encoding="utf-8")
        self.stdout.write(f"已写入 {path}：{len(list_checks())} 项检查")
