"""Personal links to passbooks: given on a slip, taken back; and the trace that passbooks were printed."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel import tokens
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.money.funds import access, links
from thuanna.money.funds.models import Member, PassbookLink, PassbookLinkWithdrawal, PassbookPrint
from thuanna.money.funds.queries import members
from thuanna.money.payments import access as receipt_access

LONGEST_DAYS = 366


class NoPassbookForThem(Refusal):
    """No link is given for somebody who has died or was never admitted."""

    code = "passbook_link_nobody"


class LinkUnknown(NotHere):
    """No such link, or it was taken back before."""

    code = "passbook_link_unknown"


@transaction.atomic
def issue_link(*, member_id: int, days: int, on: datetime.date, by: Actor) -> tuple[PassbookLink, str]:
    """Give a member a personal link; earlier ones stop. The token is told once and never kept.

    :raises NotAllowed: without the right to give links
    :raises MemberUnknown: not in this fund
    :raises NoPassbookForThem: has died, or was never admitted
    """
    member = access.member_for(by, links.ISSUE, member_id)
    standing = members.standings_on(on, [member_id]).get(member_id)
    if standing is None or standing.status in ("deceased", "applied"):
        raise NoPassbookForThem(
            t(
                "ออกลิงก์ให้ไม่ได้ เพราะยังไม่เป็นสมาชิกหรือเสียชีวิตแล้ว ครอบครัวขอดูสมุดได้ที่กองทุน",
                "No link is given to an applicant or for somebody who has died. The family may ask the fund.",
            )
        )
    one_at_a_time(f"passbook:{member_id}")
    for earlier in links.standing_links(member_id, on=on):
        _withdraw(earlier, PassbookLinkWithdrawal.Reason.RENEWED, by)
    token = tokens.new_token()
    link: PassbookLink = PassbookLink.objects.create(
        member=member,
        digest=links.digest_of(token),
        starts_on=on,
        ends_before=on + datetime.timedelta(days=max(1, min(days, LONGEST_DAYS))),
        issued_by_id=by.user_id,
    )
    audit.record(by, "funds.passbook_link_issued", member, link=link.pk, ends_before=link.ends_before)
    return link, token


@transaction.atomic
def withdraw_link(*, link_id: int, reason: str, by: Actor) -> None:
    """Take a link back: from now on it opens nothing.

    :param reason: one of ``PassbookLinkWithdrawal.Reason``
    :raises NotAllowed: without the right to give links
    :raises LinkUnknown: not in this fund, or taken back before
    """
    by.must(links.ISSUE)
    link: PassbookLink | None = PassbookLink.objects.filter(pk=link_id).first()
    one_at_a_time(f"passbook-link:{link_id}")
    if link is None or PassbookLinkWithdrawal.objects.filter(link=link).exists():
        raise LinkUnknown(
            t(
                "ไม่พบลิงก์นี้ หรือปิดไปแล้ว ดูรายการล่าสุดในหน้าสมุดประจำตัว",
                "There is no such link, or it was taken back before. See the passbook's page.",
            )
        )
    _withdraw(link, reason, by)


@transaction.atomic
def log_print(*, count: int, community_id: int | None, on: datetime.date, by: Actor) -> None:
    """Write down that passbooks were printed, for whom and how many.

    :raises NotAllowed: without the right to see receipts
    """
    by.must(receipt_access.VIEW)
    audit.record(by, "funds.passbooks_printed", count=count, community=community_id, on=on)


@transaction.atomic
def ask_for_print(*, count: int, community_id: int | None, on: datetime.date, by: Actor) -> PassbookPrint:
    """Write down that somebody wants so many passbooks as one file; their earlier file is gone.

    :raises NotAllowed: without the right to see receipts
    """
    by.must(receipt_access.VIEW)
    one_at_a_time(f"passbook-print:{by.user_id}")
    PassbookPrint.objects.filter(asked_by_id=by.user_id).delete()
    wanted: PassbookPrint = PassbookPrint.objects.create(
        asked_by_id=by.user_id, community_id=community_id, as_of=on, books_total=count
    )
    audit.record(by, "funds.passbooks_printed", wanted, count=count, community=community_id, on=on)
    return wanted


@transaction.atomic
def forget_prints(*, before: datetime.datetime, by: Actor) -> int:
    """Remove the files that were asked for before a moment; how many that was."""
    gone, _ = PassbookPrint.objects.filter(asked_at__lt=before).delete()
    if gone:
        audit.record(by, "funds.passbook_prints_forgotten", count=gone)
    return gone


def _withdraw(link: PassbookLink, reason: str, by: Actor) -> None:
    PassbookLinkWithdrawal.objects.create(link=link, reason=reason, withdrawn_by_id=by.user_id)
    audit.record(by, "funds.passbook_link_withdrawn", Member(pk=link.member_id), link=link.pk, reason=reason)
