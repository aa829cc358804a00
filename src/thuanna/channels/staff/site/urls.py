"""Addresses of the site's staff pages."""

from django.urls import path, re_path

from . import deciding, openness, writing

urlpatterns = [
    path("", writing.overview, name="site"),
    path("new/", writing.new, name="site_new"),
    path("clean/", writing.clean, name="site_clean"),
    path("boards/", deciding.boards, name="site_boards"),
    path("boards/<int:posting_id>/photo/", deciding.board_photo, name="site_board_photo"),
    path("boards/<int:posting_id>/down/", deciding.take_down, name="site_take_down"),
    path("registers/", openness.registers, name="site_registers"),
    path("registers/withhold/", openness.withhold, name="site_withhold"),
    path("registers/<int:item_id>/open/", openness.open_up, name="site_open_up"),
    path("registers/election/", openness.election, name="site_election"),
    path("checklist/", openness.checklist, name="site_checklist"),
    path("checklist/<slug:item>/", openness.evidence, name="site_evidence"),
    re_path(r"^checklist/oit\.(?P<form>csv|xlsx)$", openness.export, name="site_checklist_file"),
    path("v/<int:version_id>/", writing.version, name="site_version"),
    path("v/<int:version_id>/edit/", writing.edit, name="site_edit"),
    path("v/<int:version_id>/file/", writing.attach, name="site_attach"),
    path("v/<int:version_id>/picture/", writing.attach_picture, name="site_picture"),
    path("v/<int:version_id>/file/<int:attachment_id>/", writing.file, name="site_file"),
    path("v/<int:version_id>/file/<int:attachment_id>/remove/", writing.detach, name="site_detach"),
    path("v/<int:version_id>/submit/", writing.submit, name="site_submit"),
    path("v/<int:version_id>/discard/", writing.discard, name="site_discard"),
    path("v/<int:version_id>/approve/", deciding.approve, name="site_approve"),
    path("v/<int:version_id>/back/", deciding.send_back, name="site_send_back"),
    path("p/<int:page_id>/revise/", writing.revise, name="site_revise"),
    path("p/<int:page_id>/withdraw/", deciding.withdraw, name="site_withdraw"),
    path("p/<int:page_id>/post/", deciding.post, name="site_post"),
]
