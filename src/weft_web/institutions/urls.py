"""Addresses of institutions."""

from django.urls import path

from weft_web.institutions import views

app_name = "institutions"
urlpatterns = [
    path("countries/<str:country>/institutions/", views.map, name="map"),
    path("countries/<str:country>/institutions/add", views.add, name="add"),
    path("countries/<str:country>/institutions/diagram.svg", views.diagram, name="diagram"),
    path("countries/<str:country>/institutions/export.csv", views.export, name="export"),
    path("countries/<str:country>/institutions/corrections", views.corrections, name="corrections"),
    path("countries/<str:country>/institutions/corrections/<int:correction>/withdraw", views.withdraw, name="withdraw"),
    path("countries/<str:country>/institutions/<str:body>/", views.institution, name="institution"),
    path("countries/<str:country>/institutions/<str:body>/correct", views.correct, name="correct"),
]
