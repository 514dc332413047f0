"""What was read: statements, the ledger of numerals, figures and KPI rows."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports import facts
from reports.fields import ExactDecimalField
from reports.models.constraints import choices, one_of
from reports.models.documents import Document, Project, Report


class Indicator(models.Model):
    """A named quantity, by path: 三公经费/公务接待费. ``order`` is that of the official outline."""

    path = models.CharField("指标", max_length=300, unique=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "指标"
        ordering = ["order", "path"]
        constraints = [models.CheckConstraint(condition=~Q(path=""), name="indicator_has_path")]

    def __str__(self) -> str:
        return self.path

    @property
    def family(self) -> str:
        """The first part of the path."""
        return self.path.split("/", 1)[0]

    @property
    def label(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]


class Statement(models.Model):
    """A clause, sentence, table row or chart series whose figures were read together."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="statements")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    heading = models.CharField("所在标题", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "表述"
        ordering = ["report", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="statement_span")
        ]


class Numeral(models.Model):
    """A run of digits of a document, with the one class it has and the rule that gave it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="numerals")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=60)
    cls = models.CharField("类别", max_length=10, choices=choices(facts.CLASSES))
    rule = models.CharField("规则", max_length=80)
    reason = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "数字"
        ordering = ["document", "start"]
        constraints = [
            one_of("numeral_class", "cls", facts.CLASSES),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="numeral_span"),
            models.UniqueConstraint(fields=["document", "start"], name="numeral_once"),
        ]
        indexes = [models.Index(fields=["document", "cls"], name="numeral_by_class")]


class Figure(models.Model):
    """One datum as the report states it. Immutable: reading again replaces, never edits."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="figures")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    raw = models.CharField("原文", max_length=200)
    value = ExactDecimalField("数值", null=True, blank=True)
    decimals = models.PositiveSmallIntegerField("小数位", default=0)
    unit = models.CharField("单位", max_length=20, blank=True)
    unit_from = models.CharField(max_length=12, default="own")
    subject_type = models.CharField("对象类型", max_length=12, choices=choices(facts.SUBJECTS))
    subject = models.CharField("对象", max_length=500)
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="figures"
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures")
    measure = models.CharField("口径", max_length=20, choices=choices(facts.MEASURES))
    basis = models.CharField("比较基准", max_length=60, blank=True)
    fiscal_year = models.PositiveSmallIntegerField("所属年度")
    place = models.CharField("位置", max_length=10, choices=choices(facts.PLACES))
    qualifier = models.CharField("限定词", max_length=10, blank=True)
    status = models.CharField("状态", max_length=10, choices=choices(facts.STATUSES))
    rule = models.CharField("规则", max_length=120)
    reason = models.CharField("说明", max_length=300, blank=True)
    candidates = models.JSONField("候选读法", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "数据"
        ordering = ["report", "start"]
        constraints = [
            one_of("figure_subject_type", "subject_type", facts.SUBJECTS),
            one_of("figure_measure", "measure", facts.MEASURES),
            one_of("figure_place", "place", facts.PLACES),
            one_of("figure_status", "status", facts.STATUSES),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="figure_span"),
        ]
        indexes = [
            models.Index(
                fields=["indicator", "measure", "fiscal_year", "value"],
                include=["report"],
                name="figure_ranking",
            )
        ]

    def get_absolute_url(self) -> str:
        """The report's page with this figure boxed."""
        return reverse("report", args=[self.report_id]) + f"?at={self.start}-{self.end}#figure"


class KpiRow(models.Model):
    """A KPI row of a project's score sheet: three levels, target against result, points.

    ``cells`` holds of each column its words and where they stand: ``[text, start, end]``.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="kpi_rows")
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="kpi_rows"
    )
    order = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    level1 = models.CharField("一级指标", max_length=100, blank=True)
    level2 = models.CharField("二级指标", max_length=100, blank=True)
    level3 = models.TextField("三级指标", blank=True)
    nature = models.CharField("指标性质", max_length=10, blank=True)
    unit = models.CharField("度量单位", max_length=50, blank=True)
    target_text = models.TextField("指标值", blank=True)
    actual_text = models.TextField("完成值", blank=True)
    reason_text = models.TextField("未完成原因", blank=True)
    cells = models.JSONField("各栏原文位置", default=dict, blank=True)
    target = models.ForeignKey(Figure, models.SET_NULL, null=True, related_name="+")
    actual = models.ForeignKey(Figure, models.SET_NULL, null=True, related_name="+")
    weight = models.ForeignKey(Figure, models.SET_NULL, null=True, related_name="+")
    score = models.ForeignKey(Figure, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "绩效指标行"
        ordering = ["report", "order"]
        constraints = [
            models.UniqueConstraint(fields=["report", "order"], name="kpi_order_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="kpi_span"),
        ]
