"""Addresses under /staff/claims/."""

from __future__ import annotations

from django.urls import path

from . import claim, home, making, recovering, steps

urlpatterns = [
    path("", home.listing, name="claims"),
    path("new/", making.find, name="claim_find"),
    path("new/member/<int:member_id>/", making.of_member, name="claim_of"),
    path("new/neighbour/", making.of_neighbour, name="claim_neighbour"),
    path("started-by-committee/", home.committee, name="claims_committee"),
    path("<int:claim_id>/", claim.sheet, name="claim"),
    path("<int:claim_id>/letter/<int:place>/", claim.letter, name="claim_letter"),
    path("<int:claim_id>/papers/", steps.papers, name="claim_papers"),
    path("<int:claim_id>/papers/<int:paper_id>/", claim.photo, name="claim_photo"),
    path("<int:claim_id>/certify/", steps.certify, name="claim_certify"),
    path("<int:claim_id>/decide/", steps.decide, name="claim_decide"),
    path("<int:claim_id>/answer/", steps.answer, name="claim_answer"),
    path("<int:claim_id>/object/", steps.object_to, name="claim_object"),
    path("<int:claim_id>/pay/", steps.pay, name="claim_pay"),
    path("unfetched/", recovering.unfetched, name="claims_unfetched"),
    path("<int:claim_id>/recover/", recovering.agree, name="claim_recover"),
    path("<int:claim_id>/recover/<int:recovery_id>/", recovering.take, name="claim_recover_take"),
    path(
        "<int:claim_id>/recover/<int:recovery_id>/letter/", claim.recovery_letter, name="claim_recover_letter"
    ),
    path("<int:claim_id>/recover/<int:recovery_id>/waive/", recovering.waive, name="claim_recover_waive"),
    path("<int:claim_id>/close/", steps.close, name="claim_close"),
]
