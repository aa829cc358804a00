"""Addresses of forums, needs, projects, activities and results."""

from django.urls import path

from . import activities, forums, home, needs, papers, projects, results

urlpatterns = [
    path("", home.home, name="planning"),
    path("matrix/", home.matrix, name="planning_matrix"),
    path("targets/add/", home.target, name="target_add"),
    path("plans/add/", home.plan, name="plan_add"),
    path("forums/", forums.listing, name="forums"),
    path("forums/add/", forums.add, name="forum_add"),
    path("forums/<int:forum_id>/", forums.one, name="forum"),
    path("forums/<int:forum_id>/sheet/", forums.sheet, name="forum_sheet"),
    path("needs/", needs.listing, name="needs"),
    path("needs/add/", needs.add, name="need_add"),
    path("needs/<int:need_id>/", needs.one, name="need"),
    path("needs/<int:need_id>/answer/", needs.answer, name="need_answer"),
    path("needs/<int:need_id>/hands/", needs.hands, name="need_hands"),
    path("needs/<int:need_id>/like/", needs.like, name="need_like"),
    path("projects/", projects.listing, name="projects"),
    path("projects/add/", projects.add, name="project_add"),
    path("projects/<int:project_id>/", projects.one, name="project"),
    path("projects/<int:project_id>/decide/", projects.decide, name="project_decide"),
    path("projects/<int:project_id>/share/", projects.share, name="project_share"),
    path("projects/<int:project_id>/spend/", projects.spend, name="project_spend"),
    path("projects/<int:project_id>/activities/add/", activities.add, name="activity_add"),
    path("projects/<int:project_id>/result/", results.tell, name="result_tell"),
    path("indicators/<int:indicator_id>/measure/", projects.measure, name="indicator_measure"),
    path("results/<int:result_id>/post/", results.post, name="result_post"),
    path("activities/<int:activity_id>/", activities.one, name="activity"),
    path("activities/<int:activity_id>/change/", activities.change, name="activity_change"),
    path("activities/<int:activity_id>/announce/", activities.announce, name="activity_announce"),
    path("activities/<int:activity_id>/call-off/", activities.call_off, name="activity_call_off"),
    path("activities/<int:activity_id>/ride/", activities.ride, name="ride_add"),
    path("activities/<int:activity_id>/sign-up/", activities.sign_up, name="activity_sign_up"),
    path("activities/<int:activity_id>/attendance/", activities.attendance, name="activity_attendance"),
    path("activities/<int:activity_id>/hands/", activities.hands, name="activity_hands"),
    path("activities/<int:activity_id>/list.pdf", papers.ride_list, name="activity_ride_list"),
]
