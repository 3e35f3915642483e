"""Addresses of coverage."""

from django.urls import path, re_path

from weft_web.coverage import views

app_name = "coverage"
urlpatterns = [
    path("countries/<str:country>/coverage", views.matrix, name="matrix"),
    path("countries/<str:country>/coverage/opened", views.opened, name="opened"),
    path("countries/<str:country>/coverage/choose", views.choose, name="choose"),
    re_path(r"^countries/(?P<country>[^/]+)/coverage/coverage\.(?P<form>xlsx|csv)$", views.export, name="export"),
    path("countries/<str:country>/obligations/<str:obligation>", views.obligation, name="obligation"),
    path("countries/<str:country>/obligations/<str:obligation>/state", views.statement_make, name="statement_make"),
    path("countries/<str:country>/statements/<int:statement>/withdraw", views.statement_withdraw, name="statement_withdraw"),
    path("countries/<str:country>/matters", views.matters, name="matters"),
    path("countries/<str:country>/matters/<str:key>", views.matter, name="matter"),
    path("countries/<str:country>/matters/<str:key>/view", views.view_give, name="view_give"),
    path("countries/<str:country>/views/<int:view>/withdraw", views.view_withdraw, name="view_withdraw"),
]
