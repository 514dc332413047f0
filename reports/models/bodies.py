"""Regions, the bodies that publish, and fiscal years."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from reports.models.constraints import choices, one_of, unique_with_empty
from reports.regions import MUNICIPALITIES

REGION_LEVELS = {"province": "省级", "prefecture": "地级", "county": "县级"}


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
