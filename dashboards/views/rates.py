"""The pages of execution rates and of self-scores."""

from __future__ import annotations

from dashboards.answers import answer_rates, answer_scores
from dashboards.charts.base import MOST_ROWS
from dashboards.charts.rates import draw_rates, draw_scores
from dashboards.filters import RateFilter, ScoreFilter
from dashboards.queries.quotes import read_quotes
from dashboards.queries.rates import list_rates
from dashboards.queries.scores import list_scores
from dashboards.tables.rates import RateTable, ScoreTable
from dashboards.views.base import ComparisonView


class ExecutionView(ComparisonView):
    """Stated execution rates of bodies and projects."""

    title = "执行率"
    template_name = "execution.html"
    filter_class = RateFilter
    table_class = RateTable

    def read_rows(self):
        chosen = self.filter.chosen
        return list_rates(self.bodies, self.year, chosen("item"), chosen("presence"))

    def make_answer(self, rows):
        return answer_rates(rows, self.year)

    def make_chart(self, rows):
        below = sum(row.below_line for row in rows)
        known = sum(row.rate.known for row in rows)
        title = f"{known:,} 项公布了执行率，{below:,} 项低于 90%"
        quotes = read_quotes(row.rate for row in rows[:MOST_ROWS])
        return draw_rates(rows, title, self.source_line(), quotes)


class ScoresView(ComparisonView):
    """Self-scores of bodies and projects."""

    title = "自评得分"
    template_name = "scores.html"
    filter_class = ScoreFilter
    table_class = ScoreTable

    def read_rows(self):
        chosen = self.filter.chosen
        return list_scores(
            self.bodies, self.year, chosen("level"), chosen("presence"), chosen("grade")
        )

    def make_answer(self, rows):
        return answer_scores(rows, self.year)

    def make_chart(self, rows):
        grades = [row.grade for row in rows if row.grade]
        title = f"{len(grades):,} 个自评得分中，{grades.count('优'):,} 个为优"
        quotes = read_quotes(row.score for row in rows[:MOST_ROWS])
        return draw_scores(rows, title, self.source_line(), quotes)
