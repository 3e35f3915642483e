"""Addresses of exchange."""

from django.urls import path

from weft_web.exchange import views

app_name = "exchange"
urlpatterns = [
    path("countries/<str:country>/exchange", views.all_ways, name="all"),
    path("countries/<str:country>/exchange/make", views.ask, name="ask"),
    path("countries/<str:country>/exchange/files/<uuid:parcel>", views.take, name="take"),
    path("countries/<str:country>/exchange/<str:form>.csv", views.table, name="table"),
]
