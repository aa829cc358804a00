"""Writing a draft: begin from a text, change a part of it, add worked cases, put it aside."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.regulations import access, casework
from thuanna.money.regulations.law_file import SHIPPED
from thuanna.money.regulations.models import RegulationDraft
from thuanna.money.regulations.schema.reading import regulation_of


class DraftChanged(Refusal):
    """Somebody else changed the draft since the page was opened."""

    code = "regulation_draft_changed"


class NoSuchStart(Refusal):
    """There is no text of that name to begin from."""

    code = "regulation_start_unknown"


class CaseUnreadable(Refusal):
    """A worked case is not written as one."""

    code = "regulation_case_unreadable"


@transaction.atomic
def start(*, started_from: str, on: datetime.date, by: Actor) -> RegulationDraft:
    """Begin a draft from a text that is shipped, or from an adopted version.

    :param started_from: one of `SHIPPED`, or ``version:3``
    :raises NotAllowed: without the right to write regulations
    :raises NoSuchStart: there is no such text
    """
    by.must(access.EDIT)
    document, cases = _start_of(started_from, by)
    draft: RegulationDraft = RegulationDraft.objects.create(
        started_from=started_from, document=document, cases=cases, started_by_id=by.user_id, started_on=on
    )
    audit.record(by, "regulations.draft_started", draft, started_from=started_from, on=on)
    return draft


@transaction.atomic
def change(*, draft_id: int, document: Mapping[str, Any], edition: int, by: Actor) -> RegulationDraft:
    """Put another text in the place of the draft's.

    :param edition: of the draft as the page showed it
    :raises NotAllowed: without the right to write regulations
    :raises DraftUnknown: not in this fund
    :raises DraftClosed: it was adopted or put aside
    :raises DraftChanged: somebody else changed it in between
    :raises RegulationUnreadable: the text does not keep to the schema
    """
    draft = _open_draft(by, draft_id)
    if draft.edition != edition:
        raise DraftChanged(
            t(
                "มีคนแก้ร่างนี้ไปก่อนแล้ว เปิดหน้านี้ใหม่แล้วแก้อีกครั้ง",
                "Somebody changed this draft in between. Open the page again and repeat your change.",
            )
        )
    regulation = regulation_of(document)
    draft.document = dict(document)
    _save(draft)
    audit.record(by, "regulations.draft_changed", draft, edition=draft.edition, digest=regulation.digest)
    return draft


@transaction.atomic
def add_case(*, draft_id: int, case: Mapping[str, Any], by: Actor) -> RegulationDraft:
    """Add a worked case that must come out before the draft is adopted.

    :raises NotAllowed: without the right to write regulations
    :raises DraftUnknown: not in this fund
    :raises DraftClosed: it was adopted or put aside
    :raises CaseUnreadable: it is no worked case
    """
    draft = _open_draft(by, draft_id)
    found = casework.faults(case)
    if found:
        raise CaseUnreadable(
            t(
                "ตัวอย่างนี้ยังอ่านไม่ได้: {faults}",
                "This worked case cannot be read: {faults}",
                faults="; ".join(found),
            )
        )
    draft.cases = [*draft.cases, dict(case)]
    _save(draft)
    audit.record(by, "regulations.case_added", draft, cases=len(draft.cases))
    return draft


@transaction.atomic
def remove_case(*, draft_id: int, place: int, by: Actor) -> RegulationDraft:
    """Take a worked case out, because the draft means to decide otherwise.

    :raises NotAllowed: without the right to write regulations
    :raises DraftUnknown: not in this fund
    :raises DraftClosed: it was adopted or put aside
    :raises CaseUnreadable: there is no case in that place
    """
    draft = _open_draft(by, draft_id)
    if not 0 <= place < len(draft.cases):
        raise CaseUnreadable(
            t("ไม่พบตัวอย่างนี้ อาจเอาออกไปแล้ว", "There is no such case; it may have been taken out already.")
        )
    draft.cases = [case for number, case in enumerate(draft.cases) if number != place]
    _save(draft)
    audit.record(by, "regulations.case_removed", draft, cases=len(draft.cases))
    return draft


@transaction.atomic
def discard(*, draft_id: int, by: Actor) -> RegulationDraft:
    """Put a draft aside for good.

    :raises NotAllowed: without the right to write regulations
    :raises DraftUnknown: not in this fund
    :raises DraftClosed: it was adopted or put aside before
    """
    draft = _open_draft(by, draft_id)
    draft.state = RegulationDraft.State.DISCARDED
    draft.save(update_fields=["state"])
    audit.record(by, "regulations.draft_discarded", draft)
    return draft


def _open_draft(by: Actor, draft_id: int) -> RegulationDraft:
    draft = access.draft_for(by, access.EDIT, draft_id, lock=True)
    if draft.state != RegulationDraft.State.OPEN:
        raise access.draft_closed()
    return draft


def _save(draft: RegulationDraft) -> None:
    draft.edition += 1
    draft.save(update_fields=["document", "cases", "edition"])


def _start_of(started_from: str, by: Actor) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    if started_from in SHIPPED:
        return casework.shipped_document(started_from), casework.shipped_cases(started_from)
    kind, _, number = started_from.partition(":")
    if kind == "version" and number.isdecimal():
        version = access.version_for(by, access.VIEW, int(number))
        return dict(version.document), list(version.cases)
    raise NoSuchStart(
        t(
            "ไม่มีระเบียบให้เริ่มต้นชื่อนี้ กรุณาเลือกจากรายการ",
            "There is no such text to begin from. Please choose one from the list.",
        )
    )
