"""Addresses of exchange."""

from django.urls import path

from weft_web.exchange import arrivals, public, views

app_name = "exchange"
urlpatterns = [
    path("countries/<str:country>/exchange", views.all_ways, name="all"),
    path("countries/<str:country>/exchange/make", views.ask, name="ask"),
    path("countries/<str:country>/exchange/files/<uuid:parcel>", views.take, name="take"),
    path("countries/<str:country>/exchange/bring", arrivals.bring, name="bring"),
    path("countries/<str:country>/exchange/sending", arrivals.sending, name="sending"),
    path("countries/<str:country>/exchange/sending/<uuid:arrival>", arrivals.sending_on, name="sending_on"),
    path("countries/<str:country>/exchange/arrivals/<uuid:arrival>", arrivals.arrival, name="arrival"),
    path("countries/<str:country>/exchange/arrivals/<uuid:arrival>/bring", arrivals.arrival_bring, name="arrival_bring"),
    path("countries/<str:country>/exchange/arrivals/<uuid:arrival>/drop", arrivals.arrival_drop, name="arrival_drop"),
    path("api/", public.about, name="api"),
    path("api/openapi.json", public.description, name="api_description"),
    path("api/countries", public.countries, name="api_countries"),
    path("api/countries/<str:code>", public.country, name="api_country"),
    path("api/countries/<str:code>/<str:part>.csv", public.table, name="api_table"),
    path("api/countries/<str:code>/<str:part>", public.part, name="api_part"),
    path("arrivals", arrivals.found, name="found"),
    path("arrivals/sending", arrivals.sending, name="founding_sending"),
    path("arrivals/sending/<uuid:arrival>", arrivals.sending_on, name="founding_on"),
    path("arrivals/<uuid:arrival>", arrivals.arrival, name="founding"),
    path("arrivals/<uuid:arrival>/bring", arrivals.arrival_bring, name="founding_bring"),
    path("arrivals/<uuid:arrival>/drop", arrivals.arrival_drop, name="founding_drop"),
    path("countries/<str:country>/exchange/<str:form>.csv", views.table, name="table"),
]
