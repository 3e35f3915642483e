"""Addresses of a country's strategy."""

from django.urls import path

from weft_web.strategies import part_views, tie_views, views

app_name = "strategies"
HERE = "countries/<str:country>/strategy/"
urlpatterns = [
    path(HERE, views.overview, name="overview"),
    path(f"{HERE}begin", views.begin, name="begin"),
    path(f"{HERE}frame", views.frame, name="frame"),
    path(f"{HERE}set-aside", views.set_aside, name="set_aside"),
    path(f"{HERE}words", views.words, name="words"),
    path(f"{HERE}words/history", views.words_history, name="words_history"),
    path(f"{HERE}steps/<slug:step>", views.step, name="step"),
    path(f"{HERE}new/<slug:kind>", part_views.new, name="new"),
    path(f"{HERE}parts/<uuid:entry>", part_views.part, name="part"),
    path(f"{HERE}parts/<uuid:entry>/edit", part_views.edit, name="edit"),
    path(f"{HERE}parts/<uuid:entry>/history", part_views.history, name="history"),
    path(f"{HERE}parts/<uuid:entry>/remove", part_views.remove, name="remove"),
    path(f"{HERE}parts/<uuid:entry>/restore", part_views.restore, name="restore"),
    path(f"{HERE}parts/<uuid:entry>/move", part_views.move, name="move"),
    path(f"{HERE}parts/<uuid:entry>/tie", tie_views.tie, name="tie"),
    path(f"{HERE}ties/<int:tie>/withdraw", tie_views.untie, name="untie"),
    path(f"{HERE}bodies/take", tie_views.take, name="take"),
]
