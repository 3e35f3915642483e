"""Addresses of countries."""

from django.urls import path

from weft_web.countries import sample_views, views

app_name = "countries"
urlpatterns = [
    path("", views.home, name="home"),
    path("countries/new", views.found, name="found"),
    path("countries/sample", sample_views.found, name="sample_found"),
    path("countries/<str:country>/", views.workspace, name="workspace"),
    path("countries/<str:country>/profile", views.profile, name="profile"),
    path("countries/<str:country>/profile/edit", views.profile_edit, name="profile_edit"),
    path("countries/<str:country>/remove", sample_views.remove, name="sample_remove"),
]
