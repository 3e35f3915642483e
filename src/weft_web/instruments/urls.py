"""Addresses of instruments."""

from django.urls import path

from weft_web.instruments import views

app_name = "instruments"
urlpatterns = [
    path("countries/<str:country>/documents/<int:document>/pages/<int:page>", views.page_picture, name="page_picture"),
]
