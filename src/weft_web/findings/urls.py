"""Addresses of findings."""

from django.urls import path

from weft_web.findings import bulk_views, team_views, views

app_name = "findings"
urlpatterns = [
    path("countries/<str:country>/findings", views.queue, name="queue"),
    path("countries/<str:country>/findings/add", views.add, name="add"),
    path("countries/<str:country>/findings/agreement", team_views.agreement, name="agreement"),
    path("countries/<str:country>/findings/assign", team_views.assign, name="assign"),
    path("countries/<str:country>/findings/differences", team_views.differences, name="differences"),
    path("countries/<str:country>/findings/changes", team_views.changes, name="changes"),
    path("countries/<str:country>/findings/bulk", bulk_views.bulk, name="bulk"),
    path("countries/<str:country>/findings/bulk/<uuid:bulk>", bulk_views.bulk_action, name="bulk_action"),
    path("countries/<str:country>/findings/bulk/<uuid:bulk>/give", bulk_views.bulk_give, name="bulk_give"),
    path("countries/<str:country>/findings/bulk/<uuid:bulk>/undo", bulk_views.bulk_undo, name="bulk_undo"),
    path("countries/<str:country>/findings/<int:finding>", views.finding, name="finding"),
    path("countries/<str:country>/findings/<int:finding>/judge", views.judge, name="judge"),
    path("countries/<str:country>/findings/<int:finding>/settle", team_views.settle, name="settle"),
    path("countries/<str:country>/findings/<int:finding>/decide", team_views.decide, name="decide"),
    path("countries/<str:country>/judgements/<int:judgement>/undo", views.undo, name="undo"),
]
