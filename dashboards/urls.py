"""Addresses of the pages."""

from django.urls import path

from dashboards.views import (
    compare,
    correcting,
    coverage,
    department,
    departments,
    findings,
    kpis,
    petitions,
    projects,
    queue,
    rates,
    report,
    sangong,
    saved,
    where,
)

urlpatterns = [
    path("", departments.OverviewView.as_view(), name="overview"),
    path("sangong/", sangong.SangongView.as_view(), name="sangong"),
    path("execution/", rates.ExecutionView.as_view(), name="execution"),
    path("scores/", rates.ScoresView.as_view(), name="scores"),
    path("compare/", compare.CompareView.as_view(), name="compare"),
    path("compare/own/", compare.choose_own, name="own"),
    path("compare/saved/", saved.save_query, name="save"),
    path("compare/saved/<int:pk>/drop/", saved.drop_query, name="drop"),
    path("compare/<int:pk>/", compare.WorkingView.as_view(), name="working"),
    path("projects/", projects.ProjectsView.as_view(), name="projects"),
    path("kpis/", kpis.KpisView.as_view(), name="kpis"),
    path("petitions/", petitions.PetitionsView.as_view(), name="petitions"),
    path("where/", where.WhereView.as_view(), name="where"),
    path("coverage/", coverage.CoverageView.as_view(), name="coverage"),
    path("departments/", departments.DepartmentsView.as_view(), name="departments"),
    path("departments/<int:pk>/", department.DepartmentView.as_view(), name="department"),
    path("findings/", findings.FindingsView.as_view(), name="findings"),
    path("findings/<int:pk>/", findings.FindingView.as_view(), name="finding"),
    path("checks/", findings.ChecksView.as_view(), name="checks"),
    path("reports/<int:pk>/", report.ReportView.as_view(), name="report"),
    path("reports/<int:pk>/correct/", correcting.CorrectView.as_view(), name="correct"),
    path("corrections/<int:pk>/withdraw/", correcting.withdraw, name="withdraw"),
    path("corrections/places/<int:pk>/settle/", correcting.settle, name="settle"),
    path("queue/", queue.QueueView.as_view(), name="queue"),
    path("documents/<int:pk>/original/", report.download_original, name="document_original"),
]
