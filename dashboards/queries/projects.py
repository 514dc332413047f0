"""The projects of a year, with their bodies."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.queries.cells import Body
from reports.models import Project


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project as the comparing pages show it."""

    pk: int
    body: int
    year: int
    name: str
    code: str = ""

    @property
    def url(self) -> str:
        """The project's place on its body's page."""
        return Project(
            pk=self.pk, department_id=self.body, fiscal_year_id=self.year
        ).get_absolute_url()

    @property
    def row_url(self) -> str:
        """The project's row on its body's page, where each of its values leads to its words."""
        return f"{self.url.partition('#')[0]}#{row_anchor(self.pk)}"


def row_anchor(project: int) -> str:
    """The id of a project's row in the table on its body's page."""
    return f"project-row-{project}"


def list_projects(bodies: list[Body], year: int | None) -> list[tuple[Body, ProjectName]]:
    """The projects of ``bodies`` in a year, in the order of the bodies."""
    by_pk = {body.pk: body for body in bodies}
    found: dict[int, list[ProjectName]] = {body.pk: [] for body in bodies}
    rows = Project.objects.filter(fiscal_year=year)
    for row in rows.values_list("pk", "department_id", "fiscal_year_id", "name", "code"):
        if row[1] in by_pk:
            found[row[1]].append(ProjectName(*row))
    return [(by_pk[pk], project) for pk, projects in found.items() for project in projects]
