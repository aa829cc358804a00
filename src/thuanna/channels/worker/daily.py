"""What happens every night: the day's heads and pages, the proof of the books, and forgetting in time."""

from __future__ import annotations

import datetime

import structlog

from thuanna.foundation.accounts import jobs as accounts
from thuanna.foundation.audit import installation
from thuanna.foundation.law import queries as law
from thuanna.money.ledger import jobs as ledger
from thuanna.money.regulations import jobs as passbooks
from thuanna.oversight.publications import jobs as publications
from thuanna.registry.leaders import jobs as leaders
from thuanna.services.cases import jobs as cases
from thuanna.services.disclosures import jobs as disclosures
from thuanna.services.guides import jobs as guides
from thuanna.services.participation import jobs as participation
from thuanna.services.planning import jobs as planning
from thuanna.services.programmes import jobs as programmes

log = structlog.get_logger(__name__)


def run(*, at: datetime.datetime) -> None:
    """Do the night's work; each part stands alone, and what fails is tried again the next night.

    :param at: the moment, in Bangkok time
    """
    publications.publish_daily(on=at.date(), at=at)
    _prove_books(at)
    accounts.forget_log_ins(_earliest_kept("lockouts", at))
    accounts.forget_sessions(at)
    participation.run_nightly(at=at)
    guides.forget_forms(on=at.date())
    cases.forget_everywhere(on=at.date())
    disclosures.let_deputies_read(on=at.date())
    disclosures.forget(on=at.date())
    passbooks.forget_prints(before=_earliest_kept("prints", at))
    planning.run_nightly(on=at.date())
    programmes.run_nightly(on=at.date())
    leaders.forget(on=at.date())


def _prove_books(at: datetime.datetime) -> None:
    """Note in every trail that it was done; log where a book does not prove.

    By tenant, kind and place; never an amount or a name.
    """
    report = ledger.prove_books(at=at)
    installation.note_for_all(
        verb=installation.BOOKS_PROVED,
        system="nightly",
        findings=len(report.findings),
        journals=report.journals,
    )
    for finding in report.findings:
        log.error("ledger.does_not_prove", tenant=finding.tenant, kind=finding.kind, where=finding.where)


def _earliest_kept(rule: str, at: datetime.datetime) -> datetime.datetime:
    """The moment before which records of this keeping rule have run out."""
    day = law.retention(rule).period(at.date()).earliest_holding(at.date())
    return datetime.datetime.combine(day, datetime.time.min, at.tzinfo)
