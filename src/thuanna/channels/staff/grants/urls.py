"""Addresses of criteria, evidence and matching."""

from django.urls import path

from . import criteria, evidence, founding, matching, papers, proposals, year

urlpatterns = [
    path("", criteria.overview, name="grants"),
    path("choose/", criteria.choose, name="grants_choose"),
    path("judge/<slug:criteria_set>/<slug:code>/", criteria.judge, name="grants_judge"),
    path("decide/<slug:criteria_set>/", criteria.decide, name="grants_decide"),
    path("decisions/", criteria.decisions, name="grants_decisions"),
    path("decisions/<int:decision_id>/", criteria.decision, name="grants_decision"),
    path("propose/<slug:criteria_set>/", proposals.propose, name="grants_propose"),
    path("proposals/", proposals.queue, name="proposals"),
    path("proposals/<int:packet_id>/", proposals.proposal, name="proposal"),
    path("answers/<int:packet_id>/", proposals.answer, name="proposal_answer"),
    path("founding/", founding.overview, name="founding"),
    path("forms/status.pdf", papers.status, name="status_form"),
    path("forms/proposal.pdf", papers.proposal, name="proposal_form"),
    path("year/", year.overview, name="fund_year"),
    path("year/<int:year>/pack.pdf", year.pack, name="general_meeting_pack"),
    path("matching/", matching.overview, name="matching"),
    path("matching/members.xlsx", matching.workbook_of_members, name="matching_workbook"),
    path("matching/claim/", matching.claim, name="matching_claim"),
    path("matching/earlier/", matching.earlier, name="matching_earlier"),
    path("matching/<int:round_id>/", matching.one_round, name="matching_round"),
    path("matching/<int:round_id>/outcome/", matching.outcome, name="matching_outcome"),
    path("evidence/<slug:kind>/", evidence.listing, name="evidence"),
    path("evidence/<slug:kind>/add/", evidence.add, name="evidence_add"),
    path("evidence/<slug:kind>/<int:row_id>/take-back/", evidence.take_back, name="evidence_take_back"),
    path("evidence/<slug:kind>/<int:row_id>/paper/", evidence.paper, name="evidence_paper"),
]
