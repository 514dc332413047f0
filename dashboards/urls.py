"""Addresses of the pages."""

from django.urls import path

from dashboards.views import report, sangong

urlpatterns = [
    path("", sangong.SangongView.as_view(), name="overview"),
    path("execution/", sangong.SangongView.as_view(), name="execution"),
    path("scores/", sangong.SangongView.as_view(), name="scores"),
    path("departments/", sangong.SangongView.as_view(), name="departments"),
    path("departments/<int:pk>/", sangong.SangongView.as_view(), name="department"),
    path("sangong/", sangong.SangongView.as_view(), name="sangong"),
    path("reports/<int:pk>/", report.ReportView.as_view(), name="report"),
    path("documents/<int:pk>/original/", report.download_original, name="document_original"),
]
