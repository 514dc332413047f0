"""The years and regions that can be chosen: those of which something is stored."""

from __future__ import annotations

from django.db.models import Max

from reports.models import Region, Report

Choice = tuple[str, str]


def year_choices() -> list[Choice]:
    """Years with a report in force, latest first."""
    years = Report.objects.in_force().values_list("fiscal_year_id", flat=True)
    return [(str(year), f"{year}年") for year in years.order_by("-fiscal_year_id").distinct()]


def latest_year(bodies) -> int | None:
    """The latest year with a 部门决算 of one of ``bodies``, else with any report of theirs."""
    reports = Report.objects.in_force().filter(department__in=bodies)
    accounts = reports.filter(kind="final_account")
    for found in (accounts, reports):
        latest = found.aggregate(latest=Max("fiscal_year_id"))["latest"]
        if latest is not None:
            return latest
    return None


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
