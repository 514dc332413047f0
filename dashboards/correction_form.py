"""The form by which an officer says how a numeral is to be read."""

from __future__ import annotations

from decimal import Decimal

from django import forms

from reports import facts
from reports.amending import (
    Datum,
    Unfit,
    amend,
    discard,
    drop,
    fit_unit,
    fit_year,
    read_basis,
    read_indicator,
    read_unit,
    read_value,
    read_year,
)
from reports.models import Figure, Indicator, Project, Report
from reports.spans import Span

CLASSES = {name: word for name, word in facts.CLASSES.items() if name != "unread"}
NO_DATUM = "none"
DROP = "drop"
BASES = ("prior_final", "prior_budget", "budget_initial", "budget_adjusted", "budget")
UNITS = ("万元", "元", "%", "分", "人", "人次", "批次", "辆", "台（套）", "个", "次", "件")
REASONS = ("对照原文，系统读错", "指标归类有误", "口径判断有误", "年度判断有误", "不是数据", "漏读")
MOST_INDICATORS = 500
MOST_SUBJECTS = 400


class CorrectionForm(forms.Form):
    """Class, indicator, measure, basis, value, unit, year and subject of one figure."""

    cls = forms.ChoiceField(label="类别")
    indicator = forms.CharField(label="指标", max_length=300, required=False)
    measure = forms.ChoiceField(label="口径", required=False)
    basis = forms.CharField(
        label="比较基准", max_length=100, required=False,
        help_text="增减、占比、执行率是与什么比；没有就留空。",
    )  # fmt: skip
    value = forms.CharField(
        label="数值", max_length=40, required=False,
        help_text="按原文的单位；减少、下降写负数；报告留空的也留空。",
    )  # fmt: skip
    unit = forms.CharField(label="单位", max_length=20, required=False)
    fiscal_year = forms.IntegerField(label="所属年度", required=False)
    subject = forms.ChoiceField(label="对象", required=False)
    reason = forms.CharField(
        label="理由", max_length=300, error_messages={"required": "请写明理由。"}
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data, *, report: Report, span: Span, reading: dict, index: int | None, seen: str
    ):
        self.report, self.span, self.reading, self.index = report, span, reading, index
        self.shown = reading["figures"][index] if index is not None else None
        super().__init__(
            data, initial=self.first_values() | {"seen": seen}, auto_id="c_%s", label_suffix=""
        )
        self.fields["cls"].choices = self.list_classes()
        self.fields["measure"].choices = [("", "请选择"), *facts.MEASURES.items()]
        self.fields["subject"].choices = self.list_subjects()
        for name, words in self.suggestions().items():
            self.fields[name].widget.attrs |= {"list": f"c_{name}_list", "autocomplete": "off"}
            self.fields[name].suggestions = words
        self.fields["value"].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def first_values(self) -> dict:
        """The present reading, or what can be guessed of a figure that was missed."""
        shown = self.shown or {}
        # A numeral that nobody read is most often corrected because it is a datum.
        cls = "figure" if shown or self.reading["cls"] in ("", "unread") else self.reading["cls"]
        subject = shown and (shown["subject_type"], shown["subject"])
        return {
            "cls": cls, "indicator": shown.get("indicator", ""),
            "measure": shown.get("measure", ""), "unit": shown.get("unit", ""),
            "basis": facts.MEASURES.get(shown.get("basis"), shown.get("basis", "")),
            "value": self.first_value(shown),
            "fiscal_year": shown.get("fiscal_year", self.report.fiscal_year_id),
            "subject": "：".join(subject or self.own_subject()),
        }  # fmt: skip

    def first_value(self, shown: dict) -> str:
        """The value with its printed decimals; of a missed figure the numeral itself."""
        if shown:
            value = shown["value"]
            return "" if value is None else f"{Decimal(value):.{shown['decimals']}f}"
        words = self.report.document.text[self.span.start : self.span.end]
        try:
            read_value(words)
        except Unfit:
            return "0" if words else ""
        return words

    def own_subject(self) -> tuple[str, str]:
        """Whom a report is about."""
        if self.report.project:
            return "project", self.report.project.name
        return "department", self.report.department.official_name

    def list_classes(self) -> list[tuple[str, str]]:
        """What the numeral can be."""
        choices = list(CLASSES.items())
        if not self.reading["cls"]:
            choices = [("figure", "数据"), (NO_DATUM, "不是数据")]
        if self.shown and len(self.reading["figures"]) > 1:
            choices.append((DROP, "只去掉这一项读法，同处的其他读法保留"))
        return choices

    def list_subjects(self) -> list[tuple[str, str]]:
        """The body, its projects of the year, and the KPI rows of the report."""
        found = {self.own_subject(): None, ("department", self.report.department.official_name): 0}
        if self.shown:
            found[self.shown["subject_type"], self.shown["subject"]] = None
        projects = Project.objects.filter(
            department=self.report.department_id, fiscal_year=self.report.fiscal_year_id
        )
        names = projects.values_list("name", flat=True)
        found |= dict.fromkeys(("project", name) for name in names)
        rows = Figure.objects.filter(report=self.report, subject_type="kpi").order_by("subject")
        kpis = rows.values_list("subject", flat=True).distinct()[:MOST_SUBJECTS]
        found |= dict.fromkeys(("kpi", name) for name in kpis)
        return [(f"{kind}：{name}", f"{facts.SUBJECTS[kind]}：{name}") for kind, name in found]

    def suggestions(self) -> dict[str, list[str]]:
        """Words to choose from in fields that take others too."""
        known = Indicator.objects.exclude(path__startswith="KPI/").order_by("order", "path")
        paths = list(known.values_list("path", flat=True)[:MOST_INDICATORS])
        return {
            "indicator": paths, "basis": [facts.MEASURES[code] for code in BASES],
            "unit": list(UNITS), "reason": list(REASONS),
        }  # fmt: skip

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("cls") != "figure":
            # The other fields are not shown then, and say nothing.
            for name in [name for name in self.errors if name not in ("cls", "reason")]:
                del self._errors[name]
            return cleaned
        readers = {
            "indicator": read_indicator, "basis": read_basis, "value": read_value,
            "unit": read_unit, "fiscal_year": read_year,
        }  # fmt: skip
        for name, read in readers.items():
            if name in self.errors:
                continue
            try:
                cleaned[name] = read(cleaned.get(name) or ("" if name != "fiscal_year" else 0))
            except Unfit as problem:
                self.add_error(name, str(problem))
        if not cleaned.get("measure") and "measure" not in self.errors:
            self.add_error("measure", "请选择口径。")
        self.fit_together(cleaned)
        return cleaned

    def fit_together(self, cleaned: dict) -> None:
        """Refuse what is right by itself and not together: a unit or a year of another measure."""
        if not {"indicator", "measure", "value", "unit", "fiscal_year"}.isdisjoint(self.errors):
            return
        measure, (value, _) = cleaned["measure"], cleaned["value"]
        checks = {
            "unit": lambda unit: fit_unit(cleaned["indicator"], measure, value, unit),
            "fiscal_year": lambda year: fit_year(measure, year, self.report.fiscal_year_id),
        }
        for name, check in checks.items():
            try:
                check(cleaned[name])
            except Unfit as problem:
                self.add_error(name, str(problem))

    def kind(self) -> str:
        """What is done, for the history."""
        if self.cleaned_data["cls"] != "figure":
            return "discard"
        return "add" if self.index is None else "correct"

    def after(self) -> dict:
        """The reading as filled in."""
        cleaned = self.cleaned_data
        if cleaned["cls"] == DROP:
            return drop(self.reading, self.index)
        if cleaned["cls"] != "figure":
            return discard(self.reading, cleaned["cls"])
        value, decimals = cleaned["value"]
        kind, _, name = cleaned["subject"].partition("：")
        datum = Datum(
            cleaned["indicator"], cleaned["measure"], cleaned["basis"], value, decimals,
            cleaned["unit"], cleaned["fiscal_year"], kind, name,
        )  # fmt: skip
        return amend(
            self.report.document, self.span, self.reading, self.index, datum, cleaned["reason"]
        )
