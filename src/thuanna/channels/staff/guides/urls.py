"""Addresses of the pages about guides, the calendar and received forms."""

from django.urls import path

from . import calendar, editing, received

urlpatterns = [
    path("", editing.overview, name="guides"),
    path("calendar/", calendar.days, name="guide_calendar"),
    path("calendar/add/", calendar.add, name="calendar_add"),
    path("calendar/publish/", calendar.publish, name="calendar_publish"),
    path("calendar/<int:date_id>/cancel/", calendar.cancel, name="calendar_cancel"),
    path("forms/", received.forms, name="guide_forms"),
    path("forms/open/", received.by_code, name="form_by_code"),
    path("forms/receive/", received.receive, name="form_receive"),
    path("forms/<int:form_id>/", received.form, name="guide_form"),
    path("forms/<int:form_id>/answers/", received.answers, name="form_answers"),
    path("forms/<int:form_id>/hand-back/", received.hand_back, name="form_hand_back"),
    path("forms/<int:form_id>/answer/", received.answer, name="form_answer"),
    path("<slug:code>/", editing.edit, name="guide_edit"),
    path("<slug:code>/preview/", editing.preview, name="guide_preview"),
    path("<slug:code>/publish/", editing.publish, name="guide_publish"),
    path("<slug:code>/withdraw/", editing.withdraw, name="guide_withdraw"),
]
