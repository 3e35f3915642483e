"""Addresses of the search."""

from django.urls import path

from weft_web.searches import views

app_name = "searches"
urlpatterns = [
    path("countries/<str:country>/search", views.search, name="search"),
    path("countries/<str:country>/search/found.csv", views.export, name="export"),
]
