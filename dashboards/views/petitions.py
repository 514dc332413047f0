"""The page of petition work beside money."""

from __future__ import annotations

from dashboards import exports
from dashboards.answers_petitions import answer_petitions, title_visits, title_work_rates
from dashboards.charts.petitions import draw_visits, draw_work_rates
from dashboards.petition_filter import PetitionFilter
from dashboards.queries.cells import list_bodies
from dashboards.queries.petitions import list_work
from dashboards.queries.quotes import read_quotes
from dashboards.tables.base import arrange_table
from dashboards.tables.petitions import WordingTable, WorkTable
from dashboards.views.base import site_of
from dashboards.views.projects import PanelView

WORDS = "words"


class PetitionsView(PanelView):
    """来访, 网信, rates, and what a batch of visits costs, in the reports' own words."""

    title = "信访工作量"
    template_name = "petitions.html"
    filter_class = PetitionFilter

    def wants_words(self) -> bool:
        """Whether the table of wordings is asked for as a file."""
        wanted = exports.wanted_format(self.request)
        return bool(wanted) and self.request.GET.get("table") == WORDS

    def file_title(self):
        return super().file_title() + ("_报告的说法" if self.wants_words() else "")

    def read_bodies(self):
        return list_bodies(self.filter.everywhere())

    def make_table(self, request):
        self.every = list_work(self.bodies, self.year)
        rows = self.filter.leave_rows(self.every)
        kind = self.filter.chosen("kind")
        said = [each for row in rows for each in row.wordings if not kind or kind in each.kinds]
        self.words = WordingTable(said, site=site_of(request))
        arrange_table(self.words, request.GET)
        if self.wants_words():
            return self.words
        return WorkTable(rows, year=self.year or 0, site=site_of(request))

    def get_context_data(self, **kwargs):
        self.filter.count_rows(self.every)
        shown = [row.record for row in self.words.paginated_rows]
        self.words.quotes = read_quotes(each.value for each in shown)
        return super().get_context_data(words=self.words, word_count=len(self.words.rows), **kwargs)

    def make_answer(self, rows):
        return answer_petitions(rows, self.year)

    def make_panels(self, rows):
        source = self.source_line()
        return [
            draw_visits(rows, title_visits(rows), source),
            draw_work_rates(rows, title_work_rates(rows), source),
        ]
