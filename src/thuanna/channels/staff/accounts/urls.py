"""Addresses of accounts: own account, members, invitations, switching organisation."""

from django.urls import path

from . import audit_trail, invitations, joining, members, own, second_factor

urlpatterns = [
    path("account/", own.account, name="account"),
    path("account/logins/", own.login_list, name="logins"),
    path("switch/<slug:code>/", own.switch, name="switch"),
    path("second-factor/", second_factor.ask, name="second_factor"),
    path("members/", members.listing, name="members"),
    path("members/<int:membership_id>/end/", members.end, name="member_end"),
    path("members/<int:user_id>/password/", invitations.new_password, name="member_password"),
    path("members/invite/", invitations.invite, name="invite"),
    path(
        "members/invitations/<int:invitation_id>/withdraw/", invitations.withdraw, name="invitation_withdraw"
    ),
    path("invitation/<slug:organisation>/<str:code>/", joining.invitation, name="invitation"),
    path("audit/", audit_trail.listing, name="audit"),
    path("audit/export.csv", audit_trail.export, name="audit_export"),
]
