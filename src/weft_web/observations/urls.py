"""Addresses of observations."""

from django.urls import URLPattern

app_name = "observations"
urlpatterns: list[URLPattern] = []
