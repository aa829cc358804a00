"""How the work in the background stands: counts, ages and names of tasks; never what a job is about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob, ProcrastinateWorker

_FAILED_SHOWN = 10


@dataclass(frozen=True)
class Queue:
    """One queue: how much waits, is being done, has failed; since when the oldest waits."""

    name: str
    waiting: int
    doing: int
    failed: int
    oldest: datetime.datetime | None


@dataclass(frozen=True)
class FailedJob:
    """A job that was given up: its number, its task and how often it was tried."""

    job_id: int
    task: str
    attempts: int
    failed_at: datetime.datetime | None


def queues() -> list[Queue]:
    """Every queue that has ever been used."""
    rows = ProcrastinateJob.objects.values("queue_name").annotate(
        waiting=Count("id", filter=Q(status="todo")),
        doing=Count("id", filter=Q(status="doing")),
        failed=Count("id", filter=Q(status="failed")),
    )
    oldest = dict(
        ProcrastinateEvent.objects.filter(job__status="todo", type="deferred")
        .values_list("job__queue_name")
        .annotate(oldest=Min("at"))
    )
    return [
        Queue(row["queue_name"], row["waiting"], row["doing"], row["failed"], oldest.get(row["queue_name"]))
        for row in rows.order_by("queue_name")
    ]


def failed() -> list[FailedJob]:
    """The jobs that were given up, the latest first."""
    jobs = ProcrastinateJob.objects.filter(status="failed")
    rows = jobs.annotate(at=Max("procrastinateevent__at", filter=Q(procrastinateevent__type="failed")))
    latest = rows.order_by("-id")[:_FAILED_SHOWN]
    return [FailedJob(job.id, job.task_name, job.attempts, job.at) for job in latest]


def last_done(task: str) -> datetime.datetime | None:
    """When a task was last done whole."""
    done = ProcrastinateEvent.objects.filter(job__task_name=task, type="succeeded")
    moment: datetime.datetime | None = done.aggregate(last=Max("at"))["last"]
    return moment


def last_heartbeat() -> datetime.datetime | None:
    """When a worker last said that it is there."""
    seen = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))
    moment: datetime.datetime | None = seen["last"]
    return moment
