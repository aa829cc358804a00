"""How the installation is: health, work in the background, proofs, copies, disk, versions."""

from __future__ import annotations

import datetime
import platform
import shutil
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from thuanna import __version__
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.audit import installation
from thuanna.foundation.audit import queries as audit_trail
from thuanna.foundation.outbox import queries as outbox
from thuanna.foundation.tenancy import health
from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import shown

_NIGHTLY = "worker.nightly"
_WORKER_SILENT = datetime.timedelta(minutes=2)
_WAITS_LONG = datetime.timedelta(minutes=15)
_A_DAY = datetime.timedelta(hours=30)
_LEAST_FREE = 0.1
_CHECKS: dict[str, Phrase] = {
    "database": t("ฐานข้อมูลตอบ", "The database answers"),
    "migrations": t("ตารางเป็นของรุ่นนี้", "Its tables are those of this release"),
    "guards": t("ด่านป้องกันในฐานข้อมูลครบตามรุ่นนี้", "Its guards are those of this release"),
}


@page("operations.view")
def overview(request: StaffRequest) -> HttpResponse:
    """Show how the installation is; nothing here is about a person."""
    facts = {
        "checks": [{"words": _CHECKS[name], "holds": holds} for name, holds in health.results().items()],
        "worker": _worker(request.now),
        "queues": [_queue(queue, request.now) for queue in outbox.queues()],
        "failed": [(job, _moment(job.failed_at)) for job in outbox.failed()],
        "duties": _duties(request.now),
        "published": shown.everything(),
        "disk": _disk(),
        "versions": _versions(),
    }
    return render(request, "staff/operations/overview.html", facts)


def _worker(now: datetime.datetime) -> dict[str, Any]:
    seen = outbox.last_heartbeat()
    return {"seen": _moment(seen), "is_there": seen is not None and now - seen < _WORKER_SILENT}


def _queue(queue: outbox.Queue, now: datetime.datetime) -> dict[str, Any]:
    age = now - queue.oldest if queue.oldest is not None else None
    return {
        "queue": queue,
        "minutes": None if age is None else int(age.total_seconds() // 60),
        "is_late": age is not None and age > _WAITS_LONG,
    }


def _duties(now: datetime.datetime) -> list[dict[str, Any]]:
    """What must happen every day, and when it last did."""
    backup = audit_trail.entries(verb=installation.BACKED_UP).first()
    proof = audit_trail.entries(verb=installation.BOOKS_PROVED).first()
    findings = proof.facts.get("findings", 0) if proof else 0
    nightly = outbox.last_done(_NIGHTLY)
    return [
        _duty(t("งานประจำคืน (02.00 น.)", "The night's work (2 o'clock)"), nightly, now),
        _duty(
            t("พิสูจน์สมุดบัญชีทุกเล่ม พบ {n} ข้อ", "All books proved; findings: {n}", n=findings)
            if proof
            else t("พิสูจน์สมุดบัญชีทุกเล่ม", "All books proved"),
            proof.recorded_at if proof else None,
            now,
            holds=not findings,
        ),
        _duty(t("สำรองข้อมูล", "Backup"), backup.recorded_at if backup else None, now),
    ]


def _duty(
    words: Phrase, done_at: datetime.datetime | None, now: datetime.datetime, *, holds: bool = True
) -> dict[str, Any]:
    is_recent = done_at is not None and now - done_at < _A_DAY
    return {"words": words, "at": _moment(done_at), "is_fine": holds and is_recent}


def _moment(at: datetime.datetime | None) -> dict[str, Any] | None:
    """Day and time in Bangkok."""
    return None if at is None else {"day": localtime(at).date(), "time": localtime(at)}


def _disk() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_database_size(current_database())")
        database = int(cursor.fetchone()[0])
    usage = shutil.disk_usage(settings.STATIC_ROOT or settings.PACKAGE)
    return {
        "database": database,
        "free": usage.free,
        "total": usage.total,
        "is_low": usage.free < usage.total * _LEAST_FREE,
    }


def _versions() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        server = str(cursor.fetchone()[0])
    return [
        ("Thuanna", __version__),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("PostgreSQL", server),
    ]
