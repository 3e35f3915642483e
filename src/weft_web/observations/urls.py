"""Addresses of observations, interviews, questionnaires and the open form."""

from django.urls import path

from weft_web.observations import interview_views, open_views, survey_views, views

HOME = "countries/<str:country>/observations/"

app_name = "observations"
urlpatterns = [
    path(HOME, views.all_, name="all"),
    path(HOME + "new", views.new, name="new"),
    path(HOME + "export.<str:form>", views.export, name="export"),
    path(HOME + "<int:observation>/", views.observation, name="observation"),
    path(HOME + "<int:observation>/edit", views.edit, name="edit"),
    path(HOME + "<int:observation>/withdraw", views.withdraw, name="withdraw"),
    path(HOME + "<int:observation>/evidence", views.tie, name="tie"),
    path(HOME + "<int:observation>/versions", views.versions, name="versions"),
    path(HOME + "evidence/<int:evidence>/withdraw", views.untie, name="untie"),
    path(HOME + "interviews/", interview_views.interviews, name="interviews"),
    path(HOME + "interviews/new", interview_views.interview_new, name="interview_new"),
    path(HOME + "interviews/<int:interview>/", interview_views.interview, name="interview"),
    path(HOME + "interviews/<int:interview>/edit", interview_views.interview_edit, name="interview_edit"),
    path(HOME + "interviews/<int:interview>/versions", interview_views.interview_versions, name="interview_versions"),
    path(HOME + "interviews/<int:interview>/withdraw", interview_views.interview_withdraw, name="interview_withdraw"),
    path(HOME + "interviews/<int:interview>/words", interview_views.saying_keep, name="saying_keep"),
    path(HOME + "interviews/words/<int:saying>/withdraw", interview_views.saying_withdraw, name="saying_withdraw"),
    path(HOME + "questionnaires/", survey_views.questionnaires, name="questionnaires"),
    path(HOME + "questionnaires/new", survey_views.questionnaire_new, name="questionnaire_new"),
    path(HOME + "questionnaires/<int:questionnaire>/", survey_views.questionnaire, name="questionnaire"),
    path(HOME + "questionnaires/<int:questionnaire>/links", survey_views.links_make, name="links_make"),
    path(HOME + "questionnaires/<int:questionnaire>/close", survey_views.questionnaire_close, name="questionnaire_close"),
    path(HOME + "questionnaires/<int:questionnaire>/answers", survey_views.answers, name="answers"),
    path(HOME + "questionnaires/<int:questionnaire>/answers.csv", survey_views.answers_export, name="answers_export"),
    path(HOME + "questionnaires/links/<int:link>/withdraw", survey_views.link_withdraw, name="link_withdraw"),
    path("q/<str:token>", open_views.open_form, name="open_form"),
    path("q/<str:token>/sent/<uuid:key>", open_views.sent, name="sent"),
]
