"""``manage.py reread_reports [DOCUMENT…]``: read stored documents with the present extractor."""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from tqdm import tqdm

from reports.models import Document
from reports.readings import MANUAL
from reports.rereading import reread_document


class Command(BaseCommand):
    """One line a document; documents that can no longer be read keep what they have."""

    help = "用现在的解析程序重新读取已收录的文件，逐份说明有何变化。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "documents", nargs="*", metavar="DOCUMENT", help="文件名或 SHA-256 开头；不给则全部"
        )

    def handle(self, *args, **options) -> None:
        documents = list(self.find_documents(options["documents"]))
        failures = 0
        for pk in tqdm(documents, unit="份", disable=not sys.stderr.isatty()):
            result = reread_document(Document.objects.get(pk=pk))
            failures += result.status == "failed"
            mark = {"same": "=", "changed": "✓", "failed": "✗"}[result.status]
            with tqdm.external_write_mode():
                self.stdout.write(f"{mark} {result.document.name}：{result.message}")
        if failures:
            raise CommandError(f"{failures} 份没有重读（原因见上），原有数据都保留着")

    def find_documents(self, names: list[str]) -> list[int]:
        """Primary keys of the documents named; all without names."""
        # What was entered by hand has no text that could be read again.
        wanted = Document.objects.exclude(source_format=MANUAL).order_by("name", "pk")
        if names:
            query = Q(name__in=names)
            for name in names:
                query |= Q(sha256__startswith=name)
            wanted = wanted.filter(query)
            if not wanted:
                raise CommandError(f"没有收录名为 {'、'.join(names)} 的文件")
        return list(wanted.values_list("pk", flat=True))
