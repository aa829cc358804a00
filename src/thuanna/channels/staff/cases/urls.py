"""Addresses of requests for help."""

from django.urls import path

from . import deciding, file, helping, naming, referring, taking

urlpatterns = [
    path("", file.listing, name="cases"),
    path("take/", taking.take, name="case_take"),
    path("receivers/", naming.receivers, name="case_receivers"),
    path("receivers/<int:receiver_id>/end/", naming.end_receiver, name="case_receiver_end"),
    path("<int:case_id>/", file.one, name="case"),
    path("<int:case_id>/looks/", file.looks, name="case_looks"),
    path("<int:case_id>/judge/", deciding.judge, name="case_judge"),
    path("<int:case_id>/take-on/", deciding.take_on, name="case_take_on"),
    path("<int:case_id>/hand/", deciding.hand, name="case_hand"),
    path("<int:case_id>/answer/", deciding.answer, name="case_answer"),
    path("<int:case_id>/close/", deciding.close, name="case_close"),
    path("<int:case_id>/reopen/", deciding.reopen, name="case_reopen"),
    path("<int:case_id>/helpers/", naming.helpers, name="case_helpers"),
    path("<int:case_id>/helpers/<int:account_id>/off/", naming.helper_off, name="case_helper_off"),
    path("<int:case_id>/keep-out/", naming.keep_out, name="case_keep_out"),
    path("<int:case_id>/note/", helping.note, name="case_note"),
    path("<int:case_id>/help/", helping.help_given, name="case_help"),
    path("<int:case_id>/visit/", helping.plan_visit, name="case_visit"),
    path("<int:case_id>/visited/", helping.visit_done, name="case_visited"),
    path("<int:case_id>/visits/<int:step_id>/", helping.visit_done, name="case_visit_done"),
    path("<int:case_id>/visits/<int:step_id>/off/", helping.visit_off, name="case_visit_off"),
    path("<int:case_id>/follow-up/", helping.plan_follow_up, name="case_follow_up"),
    path("<int:case_id>/follow-ups/<int:step_id>/", helping.followed_up, name="case_followed_up"),
    path("<int:case_id>/refer/", referring.refer, name="case_refer"),
    path("<int:case_id>/referrals/<int:step_id>/", referring.hear, name="case_referral"),
    path("<int:case_id>/referrals/<int:step_id>/letter/", referring.letter, name="case_letter"),
]
