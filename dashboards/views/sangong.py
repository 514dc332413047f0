"""The page that compares “三公”经费."""

from __future__ import annotations

from dashboards.answers import answer_sangong, title_sangong
from dashboards.charts.sangong import draw_sangong, plotted_values
from dashboards.queries.quotes import read_quotes
from dashboards.queries.sangong import list_sangong
from dashboards.tables.sangong import SangongTable
from dashboards.views.base import ComparisonView


class SangongView(ComparisonView):
    """Total and three parts of every body in a year."""

    title = "“三公”经费"
    template_name = "sangong.html"
    table_class = SangongTable

    def read_rows(self):
        return list_sangong(self.bodies, self.year, self.filter.chosen("presence"))

    def make_answer(self, rows):
        return answer_sangong(rows, self.year)

    def make_chart(self, rows):
        quotes = read_quotes(plotted_values(rows))
        title = title_sangong(rows, self.year)
        return draw_sangong(rows, title, self.source_line(), quotes)
