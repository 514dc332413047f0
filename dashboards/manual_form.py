"""The form by which a report that exists only on paper or as a scan is entered."""

from __future__ import annotations

from django import forms

from reports import facts
from reports.amending import Unfit, read_value, read_year
from reports.entering import Amount, NotTaken, Scan, list_amounts, read_scan
from reports.models import MANUAL_KINDS, ManualReport

# Group, and in it the paths with what the form calls them. To ask for more, add a row.
LINES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("收支", (
        ("收支总计", "收支总计"),
        ("收入总计", "收入总计"),
        ("支出总计", "支出总计"),
        ("本年收入合计", "本年收入合计"),
        ("本年支出合计", "本年支出合计"),
        ("支出/基本支出", "基本支出"),
        ("支出/项目支出", "项目支出"),
    )),
    ("财政拨款", (
        ("财政拨款收支总计", "财政拨款收支总计"),
        ("一般公共预算财政拨款支出", "一般公共预算财政拨款支出"),
    )),
    ("“三公”经费", (
        ("三公经费", "“三公”经费合计"),
        ("三公经费/因公出国（境）费", "因公出国（境）费"),
        ("三公经费/公务用车购置及运行维护费", "公务用车购置及运行维护费"),
        ("三公经费/公务用车购置费", "其中：公务用车购置费"),
        ("三公经费/公务用车运行维护费", "其中：公务用车运行维护费"),
        ("三公经费/公务接待费", "公务接待费"),
    )),
    ("其他", (("机关运行经费", "机关运行经费"),)),
)  # fmt: skip
SHORT = {"final": "决算", "budget_initial": "年初预算", "budget": "预算"}
MEASURES = tuple(SHORT)
GONE = "先前选的文件只保留一天，已经不在了，请重新选择。"
UNITS = (("万元", "万元"), ("元", "元"))


def name_field(path: str, measure: str) -> str:
    """The name of the field of an indicator's measure."""
    return f"{measure}:{path}"


def first_values(entry: ManualReport) -> dict:
    """The fields of the form as a draft has them."""
    amounts = list_amounts(entry)
    return {
        "department": entry.department_id, "fiscal_year": entry.fiscal_year_id,
        "kind": entry.kind, "scope": entry.scope, "title": entry.title,
        "unit": amounts[0].unit if amounts else "万元",
    } | {
        name_field(one.indicator, one.measure): f"{one.value:.{one.decimals}f}" for one in amounts
    }  # fmt: skip


class ManualForm(forms.Form):
    """Whose report of which year, the scan, and an amount for each line and measure.

    With ``entry`` it edits a draft: the body is given, and the scan stays where none is chosen.
    ``kept`` is the scan of a former try, ``is_gone`` that it is no longer there.
    """

    department = forms.ModelChoiceField(queryset=None, label="部门", empty_label="请选择")
    fiscal_year = forms.IntegerField(label="年度")
    kind = forms.ChoiceField(label="类型", choices=list(MANUAL_KINDS.items()))
    scope = forms.ChoiceField(
        label="口径", choices=list(facts.SCOPES.items()), required=False
    )  # fmt: skip
    title = forms.CharField(
        label="标题", max_length=180, help_text="按原件封面或首行抄写。",
        error_messages={"required": "请抄写原件的标题。"},
    )  # fmt: skip
    scan = forms.FileField(
        label="原件的图片或文件", help_text="PNG、JPEG 或 PDF，不超过 10 MB；与数字并排留存。",
        error_messages={"required": "请选择原件的图片或 PDF。", "empty": "文件是空的，请重选。"},
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,application/pdf"}),
    )  # fmt: skip
    unit = forms.ChoiceField(label="金额单位", choices=UNITS)

    def __init__(
        self, *args, bodies, entry: ManualReport | None = None, kept: Scan | None = None,
        is_gone: bool = False, **kwargs,
    ):  # fmt: skip
        super().__init__(*args, auto_id="m_%s", label_suffix="", **kwargs)
        self.kept = kept
        self.fields["department"].queryset = bodies
        if kept is not None:
            self.fields["scan"].required = False
        if is_gone:
            self.fields["scan"].error_messages["required"] = GONE
        if entry is not None:
            self.fields["department"].disabled = True
            self.fields["scan"].required = False
            self.fields["scan"].label = "换一份原件"
            self.fields["scan"].help_text = "不选就沿用现在这份；PNG、JPEG 或 PDF，不超过 10 MB。"
        for _, lines in LINES:
            for path, label in lines:
                for measure in MEASURES:
                    self.fields[name_field(path, measure)] = make_amount_field(label, measure)

    def groups(self) -> list[tuple[str, list]]:
        """The lines in their groups: label and the bound fields of each."""
        return [
            (
                group,
                [(label, [self[name_field(path, m)] for m in MEASURES]) for path, label in lines],
            )
            for group, lines in LINES
        ]

    def heads(self) -> list[str]:
        """The heads of the columns of amounts."""
        return [facts.MEASURES[measure] for measure in MEASURES]

    def clean_fiscal_year(self) -> int:
        return self.taken(read_year, self.cleaned_data["fiscal_year"])

    def clean_scan(self) -> Scan | None:
        upload = self.cleaned_data["scan"]
        return self.taken(read_scan, upload.name, upload.read()) if upload else self.kept

    def taken(self, read, *words):
        """What ``read`` makes of the words, its refusal as the field's error."""
        try:
            return read(*words)
        except (Unfit, NotTaken) as problem:
            raise forms.ValidationError(str(problem)) from problem

    def clean(self) -> dict:
        cleaned = super().clean()
        self.amounts = self.read_amounts(cleaned)
        wrong = [name for name in self.errors if ":" in name]
        if not self.amounts and not wrong:
            self.add_error(None, "请至少填写一项数据。")
        return cleaned

    def read_amounts(self, cleaned: dict) -> list[Amount]:
        """The amounts that are filled in, in the order of the form; the rest are left out."""
        amounts = []
        for _, lines in LINES:
            for path, _ in lines:
                for measure in MEASURES:
                    found = self.read_amount(cleaned, path, measure)
                    amounts += [found] if found else []
        return amounts

    def read_amount(self, cleaned: dict, path: str, measure: str) -> Amount | None:
        """One amount; ``None`` for an empty field or a wrong one, which gets its error."""
        name = name_field(path, measure)
        try:
            value, decimals = read_value(cleaned.get(name) or "")
        except Unfit as problem:
            return self.add_error(name, str(problem))
        if value is None:
            return None
        if measure == "final" and cleaned.get("kind") == "budget":
            return self.add_error(name, "部门预算没有决算数，请填在预算数一栏。")
        return Amount(path, measure, value, decimals, cleaned.get("unit") or "万元")


def make_amount_field(label: str, measure: str) -> forms.CharField:
    """A field for one amount, named for those who cannot see the table's heads."""
    attrs = {
        "inputmode": "decimal", "autocomplete": "off",
        "aria-label": f"{label} {facts.MEASURES[measure]}",
        # On a phone the heads of the columns are soon out of sight.
        "placeholder": SHORT[measure],
    }  # fmt: skip
    return forms.CharField(max_length=40, required=False, widget=forms.TextInput(attrs=attrs))
