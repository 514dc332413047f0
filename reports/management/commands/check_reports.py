"""``manage.py check_reports [BODY…]``: run all checks over what is stored."""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from tqdm import tqdm

from reports.checking import check_department
from reports.models import Department


class Command(BaseCommand):
    """One line a body: errors, warnings, what is new and what is gone."""

    help = "用现在的检查规则重新核对已收录的报告，逐个部门说明结果。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "bodies", nargs="*", metavar="BODY", help="部门名称或其中一段；不给则全部"
        )

    def handle(self, *args, **options) -> None:
        for department in tqdm(
            self.find_bodies(options["bodies"]), unit="个部门", disable=not sys.stderr.isatty()
        ):
            result = check_department(department)
            with tqdm.external_write_mode():
                self.stdout.write(
                    f"{department}：错误 {result.errors}，疑点 {result.warnings}，"
                    f"提示 {result.findings - result.errors - result.warnings}；"
                    f"新增 {result.new}，变化 {result.changed}，消除 {result.gone}；"
                    f"核对相符 {result.held} 处，未能核对 {result.unchecked} 处"
                )

    def find_bodies(self, names: list[str]) -> list[Department]:
        """The bodies named; all without names."""
        wanted = Department.objects.filter(reports__isnull=False).distinct()
        if names:
            query = Q()
            for name in names:
                query |= Q(official_name__contains=name) | Q(aliases__name__contains=name)
            wanted = wanted.filter(query)
            if not wanted:
                raise CommandError(f"没有收录名称含“{'、'.join(names)}”的部门")
        return list(wanted)
