"""What each role permits. A permission is ``"app.thing.verb"``; pages and actions name the one they need.

The people who handle money are kept apart: who records is not who approves, and who inspects moves no money.
"""

from __future__ import annotations

from collections.abc import Set

from thuanna.foundation.accounts.models import Role

_EVERYBODY = frozenset({"home.view", "account.own", "design.view"})

_READ_REGISTER = frozenset(
    {"people.person.view", "funds.member.view", "organisations.view", "places.view", "meetings.view"}
    | {"regulations.view"}
)
_KEEP_REGISTER = _READ_REGISTER | {
    "people.person.edit",
    "people.person.unmask",
    "funds.member.edit",
    "funds.member.import",
    "funds.register.export",
}
_CLAIM = frozenset({"claims.view", "claims.make", "claims.certify"})
_WRITE_RULES = frozenset({"regulations.edit", "regulations.adopt", "regulations.standing.set"})
_READ_BOOK = frozenset({"ledger.view", "payments.receipt.view", "payments.cash.view"})
_TAKE_MONEY = _READ_BOOK | {"payments.receipt.issue", "payments.cash.move"}
_SPEND = frozenset({"payments.voucher.view", "payments.order.prepare", "payments.order.pay"})
_READ_TOWN = frozenset(
    {"organisations.view", "places.view", "leaders.view", "meetings.view"}
    | {"planning.view", "programmes.view"}
)
_KEEP_PLAN = frozenset({"planning.view", "planning.keep", "planning.sign_up"})
_HAND_OVER = frozenset({"exchange.view", "exchange.hand_over"})
_VOUCH = _HAND_OVER | {"exchange.trust"}
_KEEP_PROGRAMMES = frozenset({"programmes.keep", "programmes.participants"})
_KEEP_MEETINGS = frozenset({"meetings.keep", "meetings.release"})
_CLAIM_GRANTS = frozenset({"grants.view", "grants.keep", "grants.judge", "grants.claim"}) | _VOUCH
_KEEP_PLACES = frozenset({"organisations.edit", "organisations.community.edit", "places.edit"})
_KEEP_LEADERS = frozenset({"leaders.view", "leaders.keep"})
_KEEP_GUIDES = frozenset({"guides.guide.edit", "guides.form.handle"})
_KEEP_TOWN = (
    _READ_TOWN | _KEEP_PLACES | _KEEP_LEADERS | _KEEP_MEETINGS | {"people.person.view", "people.person.edit"}
)
_HEAR = frozenset({"participation.matter.view", "participation.matter.take"})
_ANSWER = _HEAR | {
    "participation.matter.answer",
    "participation.comment.moderate",
    "participation.slip.issue",
}
_READ_SEALED = frozenset({"disclosures.read"})
"""Needed to be named a reader; what is read is decided thread by thread."""
_NAME_READERS = frozenset({"disclosures.readers.name"})
_HELP = frozenset({"cases.take", "cases.work"})
_LEAD_HELP = _HELP | {"cases.lead", "cases.receive"}
_LEAD_ANSWERS = _ANSWER | {"participation.matter.assign", "participation.poll.edit"}

_WRITE_SITE = frozenset({"site.page.view", "site.page.write", "site.board.post"})
_KEEP_SITE = _WRITE_SITE | {"site.page.approve", "site.office.edit"}


def _together(*parts: Set[str]) -> frozenset[str]:
    return frozenset().union(*parts)


PERMISSIONS: dict[str, frozenset[str]] = {
    Role.ADMINISTRATOR: frozenset(
        {"accounts.member.view", "accounts.member.invite", "accounts.member.end", "tenancy.settings.edit"}
    ),
    Role.CHAIR: _READ_REGISTER
    | _READ_BOOK
    | _KEEP_MEETINGS
    | _WRITE_RULES
    | _CLAIM_GRANTS
    | _CLAIM
    | {"claims.decide", "claims.answer"}
    | {"funds.member.admit", "funds.fund.edit", "publications.publish", "payments.surplus.decide"}
    | {"payments.voucher.view", "payments.order.approve", "payments.cash.count", "payments.limit.set"},
    Role.TREASURER: _READ_REGISTER
    | _TAKE_MONEY
    | _SPEND
    | {
        "grants.view",
        "grants.keep",
        "claims.close",
        "claims.make",
        "claims.view",
        "ledger.opening.post",
        "ledger.period.close",
        "payments.bank.reconcile",
        "payments.cash.count",
        "payments.cash.keep",
        "payments.event.correct",
        "payments.event.record",
        "payments.receipt.void",
        "payments.voucher.void",
    },
    Role.SECRETARY: _KEEP_REGISTER
    | _KEEP_PLACES
    | _KEEP_MEETINGS
    | _WRITE_RULES
    | _CLAIM_GRANTS
    | _CLAIM
    | _TAKE_MONEY
    | _SPEND
    | {
        "claims.answer",
        "claims.close",
        "claims.decide",
        "funds.member.admit",
        "funds.fund.edit",
        "funds.passbook.link",
        "ledger.opening.post",
        "payments.bank.reconcile",
        "payments.cash.count",
        "payments.event.record",
        "payments.surplus.decide",
        "publications.publish",
    },
    Role.REGISTRAR: _KEEP_REGISTER,
    Role.COLLECTOR: _READ_REGISTER | _TAKE_MONEY | _CLAIM,
    Role.COMMITTEE: _READ_REGISTER
    | _READ_BOOK
    | _CLAIM
    | {"claims.answer", "grants.view", "payments.voucher.view", "payments.cash.count"},
    Role.INSPECTOR: _READ_REGISTER
    | _READ_BOOK
    | {"claims.view", "grants.view", "payments.voucher.view", "payments.cash.count", "audit.view"},
    Role.OFFICER: _together(
        _KEEP_TOWN,
        _READ_SEALED,
        _WRITE_SITE,
        _KEEP_GUIDES,
        _KEEP_PLAN,
        _HAND_OVER,
        _KEEP_PROGRAMMES,
        {"publications.publish"},
        _ANSWER,
        _LEAD_HELP,
    ),
    Role.HEAD: _together(
        _KEEP_TOWN,
        _READ_SEALED,
        _KEEP_SITE,
        _KEEP_GUIDES,
        _KEEP_PLAN,
        _VOUCH,
        _KEEP_PROGRAMMES,
        {"programmes.unseal"},
        {"planning.decide"},
        {"publications.publish", "people.person.unmask"},
        _LEAD_ANSWERS,
        _LEAD_HELP,
        {"cases.receivers.name"},
    ),
    Role.CLERK: _together(
        _KEEP_TOWN,
        _READ_SEALED,
        _NAME_READERS,
        _KEEP_SITE,
        _KEEP_GUIDES,
        _VOUCH,
        {"planning.decide"},
        {"publications.publish", "audit.view"},
        _LEAD_ANSWERS,
        _LEAD_HELP,
        {"cases.receivers.name"},
        {"participation.comment.unseal"},
    ),
    Role.EXECUTIVE: _together(
        _READ_TOWN,
        _READ_SEALED,
        _NAME_READERS,
        {"site.page.view", "site.page.approve"},
        {"planning.decide"},
        {"publications.publish"},
        {"participation.matter.view", "participation.matter.answer"},
    ),
    Role.AUDITOR: _READ_TOWN | {"audit.view", "site.page.view"},
    Role.COMMUNITY_CHAIR: _together(
        _READ_TOWN,
        _KEEP_PLAN,
        _KEEP_LEADERS,
        {"organisations.community.edit", "meetings.keep"},
        {"planning.decide"},
        {"participation.matter.take"},
        _HELP,
    ),
    Role.COMMUNITY_COMMITTEE: _READ_TOWN,
    Role.VOLUNTEER: _together(
        _READ_TOWN,
        {"planning.sign_up", "participation.matter.take"},
        _HELP,
    ),
    Role.PARTNER: _READ_TOWN | {"cases.work"},
    Role.PROVINCE: _together(
        _READ_TOWN,
        _READ_SEALED,
        _NAME_READERS,
        _HEAR,
        {"participation.matter.answer"},
        {"cases.work", "cases.lead"},
        _VOUCH,
        {"grants.consider"},
    ),
    Role.OPERATOR: frozenset({"operations.view"}),
}

_APPROVES_MONEY = frozenset(
    {
        "ledger.period.close",
        "payments.event.correct",
        "payments.limit.set",
        "payments.order.approve",
        "payments.order.pay",
        "payments.receipt.void",
        "payments.surplus.decide",
        "payments.voucher.void",
        "publications.publish",
        "accounts.member.invite",
        "accounts.member.end",
        "disclosures.read",
        "disclosures.readers.name",
    }
)

ALL_PERMISSIONS: frozenset[str] = frozenset().union(*PERMISSIONS.values()) | _EVERYBODY


def permissions_of(roles: frozenset[str]) -> frozenset[str]:
    """Everything these roles together permit."""
    return _EVERYBODY.union(*(PERMISSIONS.get(role, frozenset()) for role in roles))


def approves_money(permission: str) -> bool:
    """Whether it moves money, takes a receipt back, publishes, opens what is sealed, or gives such rights."""
    posts = permission.startswith("ledger.") and permission.endswith(".post")
    return posts or permission in _APPROVES_MONEY
