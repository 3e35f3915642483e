"""Addresses of a country's strategy."""

from django.urls import path

from weft_web.strategies import act_views, file_views, going_views, part_views, tie_views, views

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
    path(f"{HERE}actions", act_views.actions, name="actions"),
    path(f"{HERE}actions/<str:matter>", act_views.action, name="action"),
    path(f"{HERE}actions/<str:matter>/adopt", act_views.adopt, name="adopt"),
    path(f"{HERE}actions/<str:matter>/answer", act_views.answer, name="answer"),
    path(f"{HERE}effect", act_views.effect, name="effect"),
    path(f"{HERE}checks", act_views.checks, name="checks"),
    path(f"{HERE}way", going_views.way, name="way"),
    path(f"{HERE}way/further", going_views.go_on, name="go_on"),
    path(f"{HERE}way/keep", going_views.keep, name="keep"),
    path(f"{HERE}versions/<int:ordinal>", going_views.compare, name="compare"),
    path(f"{HERE}remarks", going_views.remarks, name="remarks"),
    path(f"{HERE}remarks/<uuid:remark>/answer", going_views.remark_answer, name="remark_answer"),
    path(f"{HERE}remarks/<uuid:remark>/withdraw", going_views.remark_withdraw, name="remark_withdraw"),
    path(f"{HERE}progress", going_views.progress, name="progress"),
    path(f"{HERE}parts/<uuid:entry>/progress", going_views.progress_report, name="progress_report"),
    path(f"{HERE}files", file_views.files, name="files"),
    path(f"{HERE}files/<str:form>", file_views.file, name="file"),
    path(f"{HERE}briefs/<str:stakeholder>/<slug:form>", file_views.brief, name="brief"),
    path(f"{HERE}workbooks", file_views.workbook, name="workbook"),
    path(f"{HERE}workbooks/<uuid:proposal>", file_views.proposal, name="proposal"),
    path(f"{HERE}calendar", act_views.calendar, name="calendar"),
    path(f"{HERE}pictures/<slug:name>.svg", file_views.picture, name="picture"),
]
