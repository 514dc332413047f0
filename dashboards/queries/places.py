"""The years and regions that can be chosen: those of which something is stored."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count

from reports.models import Region, Report

Choice = tuple[str, str]
# A year counts as there when it has a third of the bodies that the fullest year has.
ENOUGH = 3


def year_choices() -> list[Choice]:
    """Years with a report in force, latest first."""
    years = Report.objects.in_force().values_list("fiscal_year_id", flat=True)
    return [(str(year), f"{year}年") for year in years.order_by("-fiscal_year_id").distinct()]


def latest_year(bodies) -> int | None:
    """The latest year of which 部门决算 of ``bodies`` are at hand, else any reports of theirs."""
    reports = Report.objects.in_force().filter(department__in=bodies)
    for found in (reports.filter(kind="final_account"), reports):
        latest = pick_year(count_by_year(found))
        if latest is not None:
            return latest
    return None


def count_by_year(reports) -> dict[int, int]:
    """Bodies with one of ``reports``, by year."""
    rows = reports.order_by().values_list("fiscal_year_id")
    return dict(rows.annotate(Count("department", distinct=True)))


def pick_year(counts: Mapping[int, int]) -> int | None:
    """The latest of the years with not far fewer than the fullest one has.

    While reports of a new year come in one by one, a page about it would be about two bodies
    and say of hundreds that they are not collected.
    """
    fullest = max(counts.values(), default=0)
    return max((year for year, count in counts.items() if count * ENOUGH >= fullest), default=None)


def region_choices() -> list[Choice]:
    """Provinces and prefectures with bodies below them, by code; prefectures are set in."""
    regions = Region.objects.filter(departments__isnull=False).distinct()
    found: dict[str, Region] = {}
    for region in regions.select_related("parent__parent"):
        for place in (region, region.parent, region.parent and region.parent.parent):
            if place and place.level != "county":
                found[place.code] = place
    return [(code, indented_name(found[code])) for code in sorted(found)]


def indented_name(region: Region) -> str:
    """The name, one em to the right below a province."""
    return region.name if region.level == "province" else f"　{region.name}"
