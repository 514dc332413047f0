"""Addresses of the account pages."""

urlpatterns = []
