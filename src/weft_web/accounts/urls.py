"""Addresses of people."""

from django.urls import path

from weft_web.accounts import invitation_views, own_views, staff_views, team_views, views

TEAM = "countries/<str:country>/team"

app_name = "accounts"
urlpatterns = [
    path("first", views.first_person, name="first_person"),
    path("first/<str:key>", views.first_person, name="first_person"),
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-in/code", views.second_factor, name="second_factor"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("speak", views.speak, name="speak"),
    path("invitation/<str:token>", invitation_views.accept, name="accept"),
    path("new-password/<int:person>/<str:token>", views.reset, name="reset"),
    path("me", own_views.me, name="me"),
    path("me/edit", own_views.me_edit, name="me_edit"),
    path("me/password", own_views.password, name="password"),
    path("me/second-factor", own_views.second_factor_setup, name="second_factor_setup"),
    path("me/second-factor/off", own_views.second_factor_off, name="second_factor_off"),
    path("me/recovery-codes", own_views.recovery_codes, name="recovery_codes"),
    path("me/sittings/end", own_views.sitting_end, name="sitting_end"),
    path(TEAM, team_views.team, name="team"),
    path(f"{TEAM}/invite", team_views.invite, name="invite"),
    path(f"{TEAM}/invitations/<int:invitation>", team_views.invitation, name="invitation"),
    path(f"{TEAM}/invitations/<int:invitation>/renew", team_views.invitation_renew, name="invitation_renew"),
    path(f"{TEAM}/invitations/<int:invitation>/withdraw", team_views.invitation_withdraw, name="invitation_withdraw"),
    path(f"{TEAM}/<int:member>", team_views.member, name="member"),
    path(f"{TEAM}/<int:member>/end", team_views.member_end, name="member_end"),
    path(f"{TEAM}/<int:member>/new-password", team_views.reset_link, name="reset_link"),
    path("people", staff_views.staff, name="staff"),
    path("people/invite", team_views.invite, name="staff_invite"),
    path("people/invitations/<int:invitation>", team_views.invitation, name="staff_invitation"),
    path("people/invitations/<int:invitation>/renew", team_views.invitation_renew, name="staff_invitation_renew"),
    path("people/invitations/<int:invitation>/withdraw", team_views.invitation_withdraw, name="staff_invitation_withdraw"),
    path("people/<int:person>", staff_views.person, name="person"),
    path("people/<int:person>/act", staff_views.person_act, name="person_act"),
    path("people/roles/<int:member>/end", staff_views.staff_role_end, name="staff_role_end"),
]
