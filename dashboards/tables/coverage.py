"""Which body published a kind of report for which year, a column a year."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from dashboards.queries.coverage import IN_TIME, LATE, UNDATED, CoverageRow, Filing
from dashboards.tables.base import BodyColumn, ComparisonTable, PlainColumn, RegionColumn

# A sign beside the word, so that colour is never alone in saying it.
SIGNS = {IN_TIME: "●", LATE: "▲", UNDATED: "○"}


class FilingColumn(PlainColumn):
    """One year: the word, the day, and what the report leaves out."""

    def __init__(self, year: int):
        super().__init__(f"{year}年", accessor="filings", empty_values=())
        self.year = year

    def pick(self, record: CoverageRow) -> Filing:
        return record.find(self.year)

    def render(self, record: CoverageRow):
        filing = self.pick(record)
        if not filing.report:
            return format_html('<span class="absent">{}</span>', filing.word)
        day = filing.published.isoformat() if filing.published else filing.word
        late = SafeString(' <span class="tag">晚</span>') if filing.state == LATE else ""
        lacks = (
            format_html('<span class="lacks">未公开：{}</span>', "、".join(filing.lacks))
            if filing.lacks
            else ""
        )
        return format_html(
            '<a class="whole" href="{}" title="{}"><span aria-hidden="true">{}</span> {}</a>{}{}',
            filing.url, filing.text, SIGNS[filing.state], day, late, lacks,
        )  # fmt: skip

    def value(self, record: CoverageRow) -> str:
        return self.pick(record).text

    def sort_key(self, value: dict):
        filing = value.get(self.year)
        return filing.published.isoformat() if filing and filing.published else None


class CoverageTable(ComparisonTable):
    """A row a body, a column a year."""

    body = BodyColumn("部门")
    region = RegionColumn()

    class Meta(ComparisonTable.Meta):
        attrs = {"class": "figures many"}

    def __init__(self, rows: list[CoverageRow], *, years: list[int], **kwargs):
        columns = [(f"year_{year}", FilingColumn(year)) for year in years]
        super().__init__(rows, extra_columns=columns, **kwargs)
