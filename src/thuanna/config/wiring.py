"""Who listens to which news. The only place that knows both sides."""

from __future__ import annotations

from procrastinate import App

from thuanna.channels.worker import tasks
from thuanna.oversight.publications import plan_jobs, programme_jobs, site_jobs
from thuanna.oversight.publications.jobs import publish_receipt_proof
from thuanna.oversight.search.jobs import index_publication

LISTENERS: dict[str, tuple[tasks.Listener, ...]] = {
    "payments.receipt_issued": (publish_receipt_proof,),
    "payments.receipt_voided": (publish_receipt_proof,),
    "publications.published": (index_publication,),
    "publications.withdrawn": (index_publication, plan_jobs.renew_around),
    "site.page_approved": (site_jobs.publish_page,),
    "site.page_withdrawn": (site_jobs.withdraw_page,),
    "site.openness_changed": (site_jobs.renew,),
    "programmes.changed": (programme_jobs.publish_programmes,),
    "programmes.tambon_changed": (programme_jobs.publish_tambon,),
    "planning.changed": (plan_jobs.publish_plan,),
    "planning.project_taken_back": (plan_jobs.withdraw_project,),
    "planning.town_changed": (plan_jobs.publish_town,),
}


def on_app_ready(app: App) -> None:
    """Called once by the queue when Django is ready: register every task and listener."""
    tasks.register(app, listeners=LISTENERS)
