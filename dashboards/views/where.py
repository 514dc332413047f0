"""The page that shows where values are high and low: tiles of counties by city."""

from __future__ import annotations

from django.http import HttpResponseRedirect

from dashboards import exports
from dashboards.answers_compare import answer_compare, say_scopes, title_compare
from dashboards.charts.tiles import draw_tiles
from dashboards.compare_filter import CompareFilter
from dashboards.own import PARAMETER, find_own, missing_own
from dashboards.presence import ABSENCE_WORDS
from dashboards.queries.compare import BANDS, FEWEST_RATED, Question, read_comparison
from dashboards.queries.peers import find_peers
from dashboards.queries.tiles import ProvinceTiles, group_tiles, list_legend
from dashboards.tables.where import WhereTable
from dashboards.views.base import ComparisonView, site_of

# Filters that only the comparing page shows.
FOREIGN = {"against", "against_measure", "scale"}


class WhereView(ComparisonView):
    """Any indicator as tiles of counties, grouped by province and city."""

    title = "各地"
    template_name = "where.html"
    filter_class = CompareFilter

    def get(self, request, *args, **kwargs):
        complete = missing_own(request)
        if complete and "format" not in request.GET:
            return HttpResponseRedirect(complete)
        answer = super().get(request, *args, **kwargs)
        if exports.wants_picture(request):
            return exports.send_picture(request, self.draw_picture(), self.file_title())
        return answer

    def read_bodies(self):
        self.own = find_own(self.request.GET.get(PARAMETER, ""))
        self.peers = find_peers(self.filter, self.own, self.year or 0)
        return self.peers.bodies

    def make_table(self, request):
        chosen = self.filter
        question = Question(chosen.chosen_indicator(), chosen.chosen_measure(), self.year or 0)
        chosen.speak_choices(self.year, FOREIGN)
        chosen.count_choices(self.peers)
        self.comparison = read_comparison(
            question, self.bodies, chosen.chosen("presence"), self.own
        )
        chosen.count_presence(row.kind for row in self.comparison.peers)
        return WhereTable(self.comparison, site=site_of(request))

    def make_answer(self, rows):
        return answer_compare(self.comparison)

    def make_chart(self, rows):
        return None

    def file_title(self):
        title = self.comparison.question.title.replace("“", "").replace("”", "")
        return f"{title}_{self.year}年_各地"

    def say_filters(self):
        question = self.comparison.question
        count = len(self.comparison.peers)
        presence = self.filter.label_of("presence", self.filter.chosen("presence"))
        said = [
            f"{self.year}年{question.title}（{question.unit}）",
            f"{self.peers.said}，共 {count} 个部门",
            f"公开情况：{presence}" if presence else "",
            f"本单位：{self.own.name}" if self.own else "",
        ]
        return "；".join(part for part in said if part)

    def list_provinces(self) -> list[ProvinceTiles]:
        """The rows as tiles."""
        choices = self.filter.filters["region"].extra["choices"]
        return group_tiles(self.comparison, {code: name.strip("　") for code, name in choices})

    def count_absent(self) -> list[tuple[str, int]]:
        """How many bodies have no value, by the word for it."""
        words = [row.value.word for row in self.comparison.rows]
        return [(word, words.count(word)) for word in ABSENCE_WORDS.values() if word in words]

    def draw_picture(self) -> str:
        """The tiles as a picture with what is needed to read it away from the page."""
        question, provinces = self.comparison.question, self.list_provinces()
        absent = "，".join(f"{word} {count} 个" for word, count in self.count_absent())
        notes = [f"{self.say_filters()}。" + (f"{absent}，不按 0 计算。" if absent else "")]
        return draw_tiles(
            f"{self.year}年{question.title}",
            question.unit,
            provinces,
            list_legend(self.comparison, provinces),
            [*notes, f"资料来源：各部门公开的{self.year}年度报告。"],
        )

    def get_context_data(self, **kwargs):
        provinces = self.list_provinces()
        return super().get_context_data(
            question=self.comparison.question,
            finding=title_compare(self.comparison),
            comparison=self.comparison,
            provinces=provinces,
            legend=list_legend(self.comparison, provinces),
            absent=self.count_absent(),
            picture_name=self.file_title(),
            scope_words=say_scopes(self.comparison),
            peers=self.peers,
            fewest=FEWEST_RATED,
            bands=BANDS,
            **kwargs,
        )
