"""Addresses of background work."""

from django.urls import path

from weft_web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("countries/<str:country>/jobs", views.progress, name="progress"),
    path("countries/<str:country>/jobs/<int:job>/stop", views.stop, name="stop"),
]
