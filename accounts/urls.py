"""Addresses of the account pages."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.generic import RedirectView

from accounts import logviews, views

urlpatterns = [
    path("", views.show_account, name="account"),
    path("login/", views.SignInView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("password/", views.ChangePasswordView.as_view(), name="password_change"),
    path("first/<uidb64>/<token>/", views.FirstPasswordView.as_view(), name="first_password"),
    path("log/", logviews.show_log, name="log"),
    path("log/export.csv", logviews.export_log, name="log_export"),
    # These two stand before the admin's own pages of the same address and take their place.
    path("admin/login/", views.enter_admin),
    path("admin/password_change/", RedirectView.as_view(pattern_name="password_change")),
    path("admin/", admin.site.urls),
]
