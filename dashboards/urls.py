"""Addresses of the pages."""

from django.urls import path

from dashboards.views import compare, departments, rates, report, sangong

urlpatterns = [
    path("", departments.OverviewView.as_view(), name="overview"),
    path("sangong/", sangong.SangongView.as_view(), name="sangong"),
    path("execution/", rates.ExecutionView.as_view(), name="execution"),
    path("scores/", rates.ScoresView.as_view(), name="scores"),
    path("compare/", compare.CompareView.as_view(), name="compare"),
    path("compare/own/", compare.choose_own, name="own"),
    path("compare/<int:pk>/", compare.WorkingView.as_view(), name="working"),
    path("departments/", departments.DepartmentsView.as_view(), name="departments"),
    path("departments/<int:pk>/", departments.DepartmentView.as_view(), name="department"),
    path("reports/<int:pk>/", report.ReportView.as_view(), name="report"),
    path("documents/<int:pk>/original/", report.download_original, name="document_original"),
]
