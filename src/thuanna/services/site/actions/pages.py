"""Pages from the first word to the withdrawal: one writes, another approves; what is approved goes out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.registry.organisations.models import Organisation
from thuanna.services.site import markup, pasted, queries, readiness, refusals, rules
from thuanna.services.site.kinds import KINDS, Kind, read_field
from thuanna.services.site.models import PageAttachment, PageStep, PageVersion, SitePage

WRITE, APPROVE = "site.page.write", "site.page.approve"
APPROVED, WITHDRAWN = "site.page_approved", "site.page_withdrawn"


@dataclass(frozen=True, kw_only=True)
class Details:
    """What somebody wrote on a page.

    :ivar fields: what was typed into the kind's own fields, by key
    :ivar ends_before: the first day on which it no longer holds
    """

    title_th: str
    summary_th: str
    as_of: datetime.date
    title_en: str = ""
    summary_en: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    body_th: str = ""
    body_en: str = ""
    division_id: int | None = None
    contact_th: str = ""
    contact_en: str = ""
    law: str = ""
    ends_before: datetime.date | None = None


@transaction.atomic
def start(*, kind: str, title_th: str, on: datetime.date, by: Actor) -> PageVersion:
    """Begin a page of a kind; its address is made here and stays.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such kind
    :raises PageExists: there is one page of this kind only, and it is there
    """
    by.must(WRITE)
    told = KINDS.get(kind)
    if told is None:
        raise refusals.PageUnknown
    code = _free_code(told)
    page: SitePage = SitePage.objects.create(kind=kind, code=code)
    version: PageVersion = PageVersion.objects.create(
        page=page, number=1, title_th=clean_line(title_th)[:200], as_of=on, author_id=by.user_id
    )
    audit.record(by, "site.page_started", page, kind=kind, code=code)
    return version


@transaction.atomic
def save(*, version_id: int, details: Details, at: datetime.datetime, by: Actor) -> PageVersion:
    """Keep what was written; text copied out of Word is turned into our markup first.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such version, or no such division
    :raises NotEditable: it was submitted or published
    :raises FieldWrong: something cannot be read as what its field asks for
    :raises TooMuch: a text is longer than a page holds
    :raises EntryIncomplete: it would end before it begins
    """
    by.must(WRITE)
    version = _locked_draft(version_id)
    kind = KINDS[version.page.kind]
    if details.ends_before is not None and details.ends_before <= details.as_of:
        raise refusals.EntryIncomplete(
            t("วันสุดท้ายต้องหลังวันที่ของข้อมูล", "The last day must be after the day of the facts."),
            code="site_ends_too_early",
        )
    if details.division_id is not None and not Organisation.objects.filter(pk=details.division_id).exists():
        raise refusals.PageUnknown
    values = {**_lines(details), **_texts(details)}
    for name, value in values.items():
        setattr(version, name, value)
    version.fields = {
        one.key: read_field(one, details.fields.get(one.key, "")) for one in _typed(kind, details)
    }
    version.as_of, version.ends_before = details.as_of, details.ends_before
    version.division_id, version.changed_at = details.division_id, at
    version.save(update_fields=[*values, "fields", "as_of", "ends_before", "division", "changed_at"])
    audit.record(by, "site.page_saved", version, number=version.number)
    return version


@transaction.atomic
def revise(*, page_id: int, on: datetime.date, at: datetime.datetime, by: Actor) -> PageVersion:
    """Begin the next version with everything the last one says, its files too.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such page
    :raises VersionOpen: a version is still being written or waits for approval
    """
    by.must(WRITE)
    SitePage.objects.select_for_update().filter(pk=page_id).first()
    last, state = queries.versions(page_id)[0]
    if state in rules.OPEN:
        raise refusals.VersionOpen
    attached = list(PageAttachment.objects.filter(version=last))
    version: PageVersion = PageVersion.objects.create(
        page_id=page_id,
        number=last.number + 1,
        author_id=by.user_id,
        changed_at=at,
        as_of=on,
        ends_before=last.ends_before if last.ends_before and last.ends_before > on else None,
        **{name: getattr(last, name) for name in _KEPT},
    )
    for one in attached:
        one.pk, one.version_id = None, version.pk
    PageAttachment.objects.bulk_create(attached)
    audit.record(by, "site.page_revised", version, number=version.number, files=len(attached))
    return version


@transaction.atomic
def discard(*, version_id: int, by: Actor) -> None:
    """Throw away a version that was never published; a page without any other goes with it.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such version
    :raises NotEditable: it was submitted or published
    """
    by.must(WRITE)
    version = _locked_draft(version_id)
    if PageStep.objects.filter(version=version).exists():
        raise refusals.NotEditable  # others have judged it: it stays as it was judged
    page = version.page
    audit.record(by, "site.page_discarded", page, number=version.number)
    PageAttachment.objects.filter(version=version).delete()
    version.delete()
    if version.number == 1:
        page.delete()


@transaction.atomic
def submit(*, version_id: int, at: datetime.datetime, by: Actor) -> PageStep:
    """Hand a version to those who approve; from now on it stands still.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such version
    :raises NotEditable: it was submitted or published
    :raises NotReady: something is missing, or not everybody could read it
    """
    by.must(WRITE)
    version = _locked_draft(version_id)
    _refuse_unready(version)
    step = _step(version, PageStep.Kind.SUBMITTED, "", at, by)
    audit.record(by, "site.page_submitted", version, number=version.number)
    return step


@transaction.atomic
def send_back(*, version_id: int, note: str, at: datetime.datetime, by: Actor) -> PageStep:
    """Return a version to who wrote it, saying what to mend.

    :raises NotAllowed: the actor may not approve pages
    :raises PageUnknown: there is no such version
    :raises NotWaiting: it does not wait for approval
    :raises ReasonMissing: it is not said what to mend
    """
    by.must(APPROVE)
    version = _locked_waiting(version_id)
    step = _step(version, PageStep.Kind.RETURNED, _said(note), at, by)
    audit.record(by, "site.page_returned", version, number=version.number)
    return step


@transaction.atomic
def approve(
    *, version_id: int, on: datetime.date, at: datetime.datetime, by: Actor, necessity: str = ""
) -> PageStep:
    """Let a version go before the public: published right after this commits, in place of the one before.

    :param necessity: why people must know it even while an election period runs
    :raises NotAllowed: the actor may not approve pages
    :raises PageUnknown: there is no such version
    :raises NotWaiting: it does not wait for approval
    :raises OwnWork: the actor wrote or submitted it
    :raises ElectionRuns: it is news, an election period runs, and no necessity is given
    """
    by.must(APPROVE)
    version = _locked_waiting(version_id)
    submitted = PageStep.objects.filter(version=version, kind=PageStep.Kind.SUBMITTED).order_by("-pk").first()
    if rules.is_own_work(by.user_id, (version.author_id, submitted.by_id if submitted else None)):
        raise refusals.OwnWork
    running = [(one.starts_on, one.ends_before) for one in queries.periods()]
    is_news = KINDS[version.page.kind].is_news
    if rules.is_frozen(is_news=is_news, periods=running, on=on) and not necessity.strip():
        raise refusals.ElectionRuns
    step = _step(version, PageStep.Kind.APPROVED, clean_line(necessity)[:300], at, by)
    audit.record(by, "site.page_approved", version, number=version.number)
    outbox.publish(APPROVED, version_id=version.pk)
    return step


@transaction.atomic
def withdraw(*, page_id: int, reason: str, at: datetime.datetime, by: Actor) -> PageStep:
    """Take a page away from the public with all its versions; everybody reads why.

    :raises NotAllowed: the actor may not approve pages
    :raises PageUnknown: there is no such page
    :raises NothingShown: it is not published
    :raises ReasonMissing: no reason was given
    """
    by.must(APPROVE)
    SitePage.objects.select_for_update().filter(pk=page_id).first()
    shown = next((one for one, state in queries.versions(page_id) if state == rules.State.APPROVED), None)
    if shown is None:
        raise refusals.NothingShown
    steps = [
        _step(one, PageStep.Kind.WITHDRAWN, _said(reason), at, by)
        for one, state in queries.versions(page_id)
        if state == rules.State.APPROVED
    ]
    audit.record(by, "site.page_withdrawn", shown.page, versions=len(steps))
    outbox.publish(WITHDRAWN, step_id=steps[0].pk)
    return steps[0]


_KEPT = (
    "title_th",
    "title_en",
    "summary_th",
    "summary_en",
    "fields",
    "body_th",
    "body_en",
    "division_id",
    "contact_th",
    "contact_en",
    "law",
)


def _typed(kind: Kind, details: Details) -> list[Any]:
    """The kind's fields that were filled; nothing is asked of an empty one while it is being written."""
    return [one for one in kind.fields if details.fields.get(one.key, "").strip()]


def _lines(details: Details) -> dict[str, str]:
    lengths = {"title_th": 200, "title_en": 200, "summary_th": 300, "summary_en": 300, "law": 300,
               "contact_th": 200, "contact_en": 200}  # fmt: skip
    found = {name: clean_line(getattr(details, name)) for name in lengths}
    for name, most in lengths.items():
        if len(found[name]) > most:
            raise _too_long(len(found[name]), most)
    return found


def _texts(details: Details) -> dict[str, str]:
    found = {}
    for name in ("body_th", "body_en"):
        text = getattr(details, name)
        if len(text) > markup.MOST_TEXT:
            raise _too_long(len(text), markup.MOST_TEXT)
        found[name] = pasted.as_markup(text) if pasted.looks_like_html(text) else _clean_text(text)
    return found


def _clean_text(text: str) -> str:
    """Lines put in order one by one; what cannot be seen, or turns the direction of writing, is gone."""
    return "\n".join("\t".join(map(clean_line, line.split("\t"))) for line in text.splitlines()).strip()


def _too_long(length: int, most: int) -> refusals.TooMuch:
    return refusals.TooMuch(
        t(
            "ยาว {n} ตัวอักษร ใส่ได้ไม่เกิน {most} กรุณาย่อ หรือแนบเป็นไฟล์",
            "{n} characters; at most {most} fit. Please shorten it, or attach a file.",
            n=f"{length:,d}",
            most=f"{most:,d}",
        )
    )


def _free_code(kind: Kind) -> str:
    base = kind.key.replace("_", "-")
    taken = set(SitePage.objects.filter(kind=kind.key).values_list("code", flat=True))
    if not kind.many:
        if base in taken:
            raise refusals.PageExists(kind.label)
        return base
    numbers = [int(one.rpartition("-")[2]) for one in taken if one.rpartition("-")[2].isdigit()]
    return f"{base}-{max(numbers, default=0) + 1}"


def _locked_draft(version_id: int) -> PageVersion:
    version = _locked(version_id)
    if queries.state(version_id) not in rules.EDITABLE:
        raise refusals.NotEditable
    return version


def _locked_waiting(version_id: int) -> PageVersion:
    version = _locked(version_id)
    if queries.state(version_id) != rules.State.SUBMITTED:
        raise refusals.NotWaiting
    return version


def _locked(version_id: int) -> PageVersion:
    rows = PageVersion.objects.select_for_update(of=("self",)).select_related("page")
    version: PageVersion | None = rows.filter(pk=version_id).first()
    if version is None:
        raise refusals.PageUnknown
    return version


def _refuse_unready(version: PageVersion) -> None:
    stopping = [one for one in readiness.findings(queries.opened(version.pk).facts) if one.stops]
    if stopping:
        raise refusals.NotReady(stopping)


def _said(note: str) -> str:
    clean = clean_line(note)[:300]
    if not clean:
        raise refusals.ReasonMissing
    return clean


def _step(version: PageVersion, kind: str, note: str, at: datetime.datetime, by: Actor) -> PageStep:
    step: PageStep = PageStep.objects.create(
        version=version, kind=kind, note=note, by_id=by.user_id, system=by.system, at=at
    )
    return step
