"""Addresses of the meetings of a country; those of several countries: many_urls.py."""

from django.urls import URLPattern, path

from weft_web.meetings import (
    attendance_views,
    binding_views,
    certificate_views,
    commitment_views,
    conclusion_views,
    evaluation_views,
    file_views,
    frame_views,
    group_views,
    letter_views,
    paper_views,
    people_views,
    person_views,
    programme_views,
    views,
)

app_name = "meetings"


def outward(one: str) -> list[URLPattern]:
    """The pages of a meeting from which something goes out: letters, documents, certificates, the folder."""
    return [
        path(f"{one}letters", letter_views.letters_page, name="letters"),
        path(f"{one}letters/contact", letter_views.contact, name="letters_contact"),
        path(f"{one}letters/send", letter_views.send, name="letters_send"),
        path(f"{one}letters/make", letter_views.make, name="letters_make"),
        path(f"{one}letters/one", letter_views.letter, name="letter"),
        path(f"{one}people/<uuid:participant>/letter", letter_views.nomination_letter, name="nomination_letter"),
        path(f"{one}papers", paper_views.papers, name="papers"),
        path(f"{one}papers/new", paper_views.paper_new, name="paper_new"),
        path(f"{one}papers/<uuid:paper>", paper_views.paper, name="paper"),
        path(f"{one}papers/<uuid:paper>/bring", paper_views.bring, name="paper_bring"),
        path(f"{one}papers/<uuid:paper>/withdraw", paper_views.withdraw, name="paper_withdraw"),
        path(f"{one}papers/<uuid:paper>/as.<str:form>", paper_views.paper_out, name="paper_out"),
        path(f"{one}papers/<uuid:paper>/files/<uuid:paperfile>", paper_views.paper_file, name="paper_file"),
        path(f"{one}certificates", certificate_views.certificates, name="certificates"),
        path(f"{one}certificates/<uuid:participant>", certificate_views.certificate, name="certificate"),
        path(f"{one}bind", binding_views.ask, name="bind"),
        path(f"{one}bound/<str:what>", binding_views.bound, name="bound"),
    ]


def under(base: str) -> list[URLPattern]:
    """The pages of meetings under an address."""
    one = f"{base}<uuid:meeting>/"
    return [
        path(base, views.all_meetings, name="all"),
        path(f"{base}begin", views.begin, name="begin"),
        path(one, views.meeting, name="meeting"),
        path(f"{one}cancel", views.cancel, name="cancel"),
        path(f"{one}close", views.close, name="close"),
        path(f"{one}reopen", views.reopen, name="reopen"),
        *_held(one),
        path(f"{one}guests", people_views.guests, name="guests"),
        path(f"{one}guests/add", people_views.guest_add, name="guest_add"),
        path(f"{one}guests/<uuid:guest>", person_views.guest, name="guest"),
        path(f"{one}guests/<uuid:guest>/withdraw", people_views.guest_withdraw, name="guest_withdraw"),
        path(f"{one}seats", people_views.seats, name="seats"),
        path(f"{one}people", people_views.people, name="people"),
        path(f"{one}people/add", people_views.person_add, name="person_add"),
        path(f"{one}people/<uuid:participant>", person_views.person, name="person"),
        path(f"{one}people/<uuid:participant>/replace", person_views.replace, name="replace"),
        path(f"{one}people/<uuid:participant>/step", people_views.person_step, name="person_step"),
        path(f"{one}files", file_views.files, name="files"),
        path(f"{one}files/<str:form>", file_views.file, name="file"),
        *outward(one),
    ]


def _held(one: str) -> list[URLPattern]:
    """What a meeting is about, what is said and promised at it."""
    group, said = f"{one}groups/<uuid:workinggroup>", f"{one}conclusions/<uuid:conclusion>"
    item, session = f"{one}programme/items/<str:item>", f"{one}programme/sessions/<str:session>"
    return [
        path(f"{one}particulars", frame_views.describe, name="describe"),
        path(f"{one}practical", frame_views.practical, name="practical"),
        path(f"{one}programme", programme_views.programme, name="programme"),
        path(f"{one}programme/session", programme_views.session_new, name="session_new"),
        path(session, programme_views.session, name="session"),
        path(f"{session}/remove", programme_views.session_remove, name="session_remove"),
        path(f"{one}programme/item", programme_views.item_new, name="item_new"),
        path(item, programme_views.item, name="item"),
        path(f"{item}/record", programme_views.record, name="record"),
        path(f"{item}/remove", programme_views.item_remove, name="item_remove"),
        path(f"{one}attendance", attendance_views.attendance, name="attendance"),
        path(f"{one}attendance/<str:session>", attendance_views.attend, name="attend"),
        path(f"{one}attendance/<str:session>/walk-in", attendance_views.walk_in, name="walk_in"),
        path(f"{one}groups", group_views.groups, name="groups"),
        path(f"{one}groups/make", group_views.group_make, name="group_make"),
        path(f"{one}groups/spread", group_views.spread, name="spread"),
        path(group, group_views.group, name="group"),
        path(f"{group}/members", group_views.members, name="members"),
        path(f"{group}/end", group_views.group_end, name="group_end"),
        path(f"{group}/conclude", group_views.conclude, name="conclude"),
        path(said, conclusion_views.conclusion, name="conclusion"),
        path(f"{said}/comment", conclusion_views.conclusion_comment, name="conclusion_comment"),
        path(f"{said}/act", conclusion_views.conclusion_act, name="conclusion_act"),
        path(f"{said}/promise", conclusion_views.conclusion_promise, name="conclusion_promise"),
        path(f"{said}/withdraw", conclusion_views.conclusion_withdraw, name="conclusion_withdraw"),
        path(f"{one}commitments", commitment_views.commitments, name="commitments"),
        path(f"{one}commitments/make", commitment_views.commitment_make, name="commitment_make"),
        path(f"{one}commitments/<uuid:commitment>", commitment_views.commitment, name="commitment"),
        path(f"{one}commitments/<uuid:commitment>/report", commitment_views.commitment_report, name="commitment_report"),
        path(f"{one}commitments/<uuid:commitment>/withdraw", commitment_views.commitment_withdraw, name="commitment_withdraw"),
        path(f"{one}evaluation", evaluation_views.evaluation, name="evaluation"),
        path(f"{one}evaluation/sheet", evaluation_views.sheet, name="sheet"),
    ]


urlpatterns: list[URLPattern] = under("countries/<str:country>/meetings/")
