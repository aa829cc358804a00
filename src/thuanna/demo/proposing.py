"""The rural fund's proposal lies sealed before the provincial committee and waits to be considered."""

from __future__ import annotations

from thuanna.foundation.exchange import actions as exchange
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange_queries
from thuanna.foundation.exchange.models import SentPacket
from thuanna.foundation.tenancy.context import acting_for
from thuanna.services.grants import actions
from thuanna.services.grants import proposing as form

from .steps import Site


def build(fund: Site, province: Site) -> None:
    """Sealed at the fund, taken in at the province: a step of each."""
    fund.step("proposed", _propose)
    province.step("proposal-came", lambda site: _take_in(site, fund))


def _propose(site: Site) -> None:
    actions.propose(
        criteria="existing_fund", on=site.clock.today, at=site.clock.at, by=site.person("secretary")
    )


def _take_in(site: Site, fund: Site) -> None:
    with acting_for(fund.tenant):
        raw = exchange_queries.file_of(SentPacket.objects.get(kind=form.KIND))
    vouched = exchange.Vouched(packets.opened(raw).sender.fingerprint, "โทรถามเลขานุการกองทุน อ่านตรงกัน")
    exchange.receive(raw=raw, at=site.clock.at, by=site.person("province"), vouched=vouched)
