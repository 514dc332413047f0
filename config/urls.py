"""All addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("dashboards.urls")),
    path("account/", include("accounts.urls")),
]
