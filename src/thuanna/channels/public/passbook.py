"""A member's own passbook, reached by the personal link on a slip and by nothing else. It only shows.

Reads the tenant's own tables as the app, not publications: what is shown here is nobody else's business.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thuanna.channels.web.pages import public_form
from thuanna.channels.web.requests import PageRequest
from thuanna.channels.web.transfers import Account, Transfer, transfer_to
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.kernel.tokens import is_token
from thuanna.money.funds import links
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import passbooks as queries
from thuanna.money.regulations import queries as regulations

from .looking import looks_too_often, unlisted


@public_form
def passbook(request: PageRequest, code: str, token: str) -> HttpResponse:
    """Show the passbook that this link belongs to.

    :raises Http404: no such link works; which of the reasons it is, is not told
    """
    if looks_too_often(request, "passbook"):
        return unlisted(render(request, "429.html", status=429))
    tenant = Tenant.objects.filter(code=code, kind=Tenant.Kind.FUND).first() if is_token(token) else None
    if tenant is None:
        raise Http404("no such link")
    with acting_for(tenant):
        link = links.open_link(token, on=request.today)
        if link is None:
            raise Http404("no such link")
        by = Actor(tenant_id=tenant.pk, system="passbook-link")
        ids = [link.member_id]
        missed = regulations.missed_of(ids, request.today).get(link.member_id, ())
        book = queries.passbook(link.member_id, on=request.today, by=by, missed=missed)
        fund = fund_queries.fund()
        facts = {
            "office_name": t(tenant.name_th, tenant.name_en or tenant.name_th),
            "office_url": "/",
            "is_demo": tenant.is_demo,
            "book": book,
            "entries": book.entries,
            "by_regulation": regulations.standings_of(ids, request.today).get(link.member_id),
            "link": link,
            "fund": fund,
            "transfer": _transfer(fund, book.member.number),
            "today": request.today,
        }
        return unlisted(render(request, "public/passbook.html", facts))


def _transfer(fund: Fund | None, number: str) -> Transfer | None:
    if fund is None:
        return None
    account = Account(
        bank=fund.bank_name,
        name=fund.bank_account_name,
        number=fund.bank_account_no,
        promptpay_id=fund.promptpay_id,
    )
    return transfer_to(account, reference=number)
