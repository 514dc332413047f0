"""What is stored: regions, bodies, documents, the reports in them, and the figures read.

Rules that must always hold stand in the database as constraints. Amounts are exact
(``ExactDecimalField``) and ``Decimal`` in code.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports import facts
from reports.fields import ExactDecimalField
from reports.regions import MUNICIPALITIES

REGION_LEVELS = {"province": "省级", "prefecture": "地级", "county": "县级"}
CELL_STATES = {"printed": "原文", "blank": "空白", "derived": "推算"}


def unique_with_empty(name: str, fields: list[str], empty: str, **kwargs) -> list:
    """Uniqueness over ``fields`` in which an empty ``empty`` counts as a value.

    Two partial constraints do what NULLS NOT DISTINCT does, on SQLite as well.
    """
    condition = kwargs.get("condition", Q())
    others = [field for field in fields if field != empty]
    return [
        models.UniqueConstraint(
            fields=fields, condition=condition & Q(**{f"{empty}__isnull": False}), name=name
        ),
        models.UniqueConstraint(
            fields=others, condition=condition & Q(**{f"{empty}__isnull": True}), name=f"{name}_0"
        ),
    ]


def choices(table: dict[str, str]) -> list[tuple[str, str]]:
    """A vocabulary table of ``facts`` as model choices."""
    return list(table.items())


def one_of(name: str, field: str, table: dict[str, str]) -> models.CheckConstraint:
    """The database accepts only the codes of ``table`` in ``field``."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(table)}), name=name)


class Region(models.Model):
    """A province, prefecture or county of GB/T 2260; sample regions have codes 99…."""

    code = models.CharField("区划代码", max_length=6, primary_key=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=10, choices=choices(REGION_LEVELS))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        ordering = ["code"]
        constraints = [one_of("region_level", "level", REGION_LEVELS)]

    def __str__(self) -> str:
        return self.name

    def full_name(self) -> str:
        """Prefecture and county without the province: 攀枝花市仁和区, 重庆市大足区."""
        above = self.parent if self.level == "county" else None
        joined = above and (above.level == "prefecture" or self.code[:2] in MUNICIPALITIES)
        return f"{above.name}{self.name}" if joined else self.name


class Department(models.Model):
    """A body that publishes reports, under its fullest printed name."""

    official_name = models.CharField("部门名称", max_length=120)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="departments",
        verbose_name="行政区划",
    )  # fmt: skip
    is_sample = models.BooleanField("示例", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "部门"
        ordering = ["region", "official_name"]
        constraints = [
            *unique_with_empty("department_name_in_region", ["official_name", "region"], "region"),
            models.CheckConstraint(condition=~Q(official_name=""), name="department_has_name"),
        ]

    def __str__(self) -> str:
        return self.official_name

    def get_absolute_url(self) -> str:
        return reverse("department", args=[self.pk])


class DepartmentAlias(models.Model):
    """Another name under which a body appears: 区信访局, 中共…群众工作局."""

    department = models.ForeignKey(Department, models.CASCADE, related_name="aliases")
    name = models.CharField("别名", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "部门别名"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["department", "name"], name="alias_once_a_department")
        ]

    def __str__(self) -> str:
        return self.name


class FiscalYear(models.Model):
    """A fiscal year; the calendar year in China."""

    year = models.PositiveSmallIntegerField("年度", primary_key=True)

    class Meta:
        verbose_name = verbose_name_plural = "年度"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=1990) & Q(year__lte=2100), name="fiscal_year_plausible"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}年"


class Document(models.Model):
    """A published file: its bytes, its text as read, and where it came from."""

    name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    content = models.BinaryField("原文件")
    text = models.TextField("文本")
    source_format = models.CharField("格式", max_length=20, default="text")
    source_url = models.URLField("来源网址", max_length=500, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    imported_at = models.DateTimeField("导入时间", auto_now_add=True)
    is_sample = models.BooleanField("示例", default=False)
    extractor_version = models.CharField("解析版本", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "文件"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Project(models.Model):
    """A project of a body in a fiscal year, under the name on its score sheet."""

    department = models.ForeignKey(Department, models.CASCADE, related_name="projects")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="projects")
    name = models.CharField("项目名称", max_length=200)
    code = models.CharField("项目编码", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "项目"
        ordering = ["code", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "fiscal_year", "name"], name="project_once_a_year"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="project_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("department", args=[self.department_id]) + (
            f"?year={self.fiscal_year_id}#project-{self.pk}"
        )


class ProjectAlias(models.Model):
    """Another spelling of a project's name."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="aliases")
    name = models.CharField("别名", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "项目别名"
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="alias_once_a_project")
        ]


class ReportQuerySet(models.QuerySet):
    """Reports by purpose."""

    def in_force(self) -> ReportQuerySet:
        """Only the version of each report that counts."""
        return self.filter(in_force=True)


class Report(models.Model):
    """One report of a body for a year, standing in a span of a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="reports")
    department = models.ForeignKey(Department, models.PROTECT, related_name="reports")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="reports")
    kind = models.CharField("类型", max_length=30, choices=choices(facts.KINDS))
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    scope = models.CharField(
        "口径", max_length=10, blank=True, default="", choices=choices(facts.SCOPES)
    )
    title = models.CharField("标题", max_length=200)
    version = models.PositiveSmallIntegerField("版本", default=1)
    in_force = models.BooleanField("现行", default=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报告"
        ordering = ["-fiscal_year", "document", "start"]
        constraints = [
            one_of("report_kind", "kind", facts.KINDS),
            one_of("report_scope", "scope", facts.SCOPES),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="report_span"),
            *unique_with_empty(
                "report_version_once",
                ["department", "fiscal_year", "kind", "project", "scope", "version"],
                "project",
            ),
            *unique_with_empty(
                "report_one_in_force",
                ["department", "fiscal_year", "kind", "project", "scope"],
                "project",
                condition=Q(in_force=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])


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


class BudgetLineItem(models.Model):
    """The reconciled row that pages compare: a body, a year, an indicator.

    ``project`` is set for a project's row (项目预算/总额 of one project) and empty for the
    body's own. ``scope`` is that of the reports it was drawn from.
    """

    department = models.ForeignKey(Department, models.CASCADE, related_name="line_items")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="line_items")
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="line_items"
    )
    scope = models.CharField(max_length=10, blank=True, default="", choices=choices(facts.SCOPES))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="line_items")

    class Meta:
        verbose_name = verbose_name_plural = "预决算行"
        ordering = ["department", "-fiscal_year", "indicator"]
        constraints = [
            one_of("line_item_scope", "scope", facts.SCOPES),
            *unique_with_empty(
                "line_item_once",
                ["department", "fiscal_year", "project", "scope", "indicator"],
                "project",
            ),
        ]


class LineCell(models.Model):
    """One cell of a line item: a measure's value, and the figure it was printed as.

    Money is in 万元 whatever was printed (the figure keeps what was printed); ``unit`` is the
    unit of ``value``. ``state`` tells printed, blank (printed without a value) and derived
    apart; a cell that does not exist is absent.
    """

    line_item = models.ForeignKey(BudgetLineItem, models.CASCADE, related_name="cells")
    department = models.ForeignKey(Department, models.CASCADE, related_name="cells")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="cells")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="cells")
    measure = models.CharField("口径", max_length=20, choices=choices(facts.MEASURES))
    unit = models.CharField("单位", max_length=20, blank=True)
    value = ExactDecimalField("数值", null=True, blank=True)
    state = models.CharField("来源", max_length=10, choices=choices(CELL_STATES), default="printed")
    figure = models.ForeignKey(
        Figure, models.CASCADE, null=True, blank=True, related_name="used_in"
    )
    formula = models.CharField("算式", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "预决算单元"
        ordering = ["line_item", "measure"]
        constraints = [
            one_of("cell_measure", "measure", facts.MEASURES),
            one_of("cell_state", "state", CELL_STATES),
            models.UniqueConstraint(
                fields=["line_item", "measure", "unit"], name="cell_once_a_line_item"
            ),
            models.CheckConstraint(
                condition=Q(state="derived", figure__isnull=True)
                | Q(state__in=["printed", "blank"], figure__isnull=False),
                name="cell_has_its_figure",
            ),
            models.CheckConstraint(
                condition=Q(state="blank", value__isnull=True)
                | Q(state__in=["printed", "derived"], value__isnull=False),
                name="cell_blank_has_no_value",
            ),
        ]
        indexes = [
            models.Index(
                fields=["indicator", "measure", "fiscal_year", "value"],
                include=["department"],
                name="cell_ranking",
            )
        ]


class KpiRow(models.Model):
    """A KPI row of a project's score sheet: three levels, target against result, points."""

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
