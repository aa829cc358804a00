"""The funds' regulations adopted, and claims on every step of their way. People and papers are invented."""

from __future__ import annotations

import copy
import datetime
import itertools
from collections.abc import Callable
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.claims import actions as claims
from thuanna.money.claims.actions import NewClaim, Paper, Settled
from thuanna.money.claims.models import Claim
from thuanna.money.funds.actions import passbooks
from thuanna.money.funds.models import Member
from thuanna.money.ledger import chart
from thuanna.money.payments.approving.orders import Handed
from thuanna.money.payments.orders import Into
from thuanna.money.payments.vouchers import actions as vouchers
from thuanna.money.regulations import actions as regulations
from thuanna.money.regulations import casework
from thuanna.money.regulations.actions import Adoption
from thuanna.money.regulations.models import RegulationDraft
from thuanna.money.regulations.queries import standings_of

from .steps import Site
from .stories import FundStory

_HOSPITAL = ("stay_certificate", "id_card")
_START = {"noenkhram-fund": "model", "khunthong-fund": "yasothon"}
_SEARCHED = 120


def adopt(site: Site, story: FundStory) -> None:
    """The regulation by which the fund has lived since its fiscal year began, and its latest amendment."""
    secretary = site.person(_login(story, "secretary"))
    begins = max(FiscalYear.of(site.clock.today).starts_on, story.founding(site.clock.today))
    _adopted(site, _start_of(story), begins, "1", _own_words(story), secretary)
    if len(story.log_ins) > 3 and site.clock.today - begins > datetime.timedelta(days=14):
        later = site.clock.today - datetime.timedelta(days=10)
        _adopted(site, "version:1", later, "2", _dearer_nights, secretary)


def claim(site: Site, story: FundStory) -> None:
    """Claims in every state, each step by the person whose duty it is."""
    people = _entitled(site)
    if len(people) < len(_STORIES):
        return
    for place, (tell, who) in enumerate(zip(_STORIES, people, strict=False)):
        tell(_Office(site, story), who, f"demo-claim-{place}")


class _Office:
    """Who does what in the fund of a story."""

    def __init__(self, site: Site, story: FundStory) -> None:
        self.today = site.clock.today
        self.secretary = site.person(_login(story, "secretary"))
        self.chair = site.person(_login(story, "chair"))
        self.treasurer = site.person(_login(story, "treasurer"))
        known = {role: entry.name for entry in story.log_ins for role in entry.roles}
        centre = [known[role] for role in ("committee", "collector") if role in known]
        self.centre = [*(site.person(name) for name in centre), self.secretary]
        self.illness = "hospital" if story.code in _START else "illness"

    def take(self, who: Member, key: str, *, days_ago: int, papers: tuple[str, ...], **given: Any) -> Claim:
        """A claim taken by the secretary."""
        facts = {"benefit": self.illness, "units": 3, "claimant": "self", **given}
        new = NewClaim(
            member_id=who.pk,
            event_on=self.today - datetime.timedelta(days=days_ago),
            claimed_on=self.today,
            **facts,
        )
        kept = [Paper(kind=kind) for kind in papers]
        return claims.make(new=new, papers=kept, request_id=key, by=self.secretary)

    def certify(self, made: Claim, *, most: int = 3) -> None:
        """The village centre says that it is so."""
        for person in self.centre[:most]:
            claims.certify(claim_id=made.pk, verdict="certified", is_not_mine=True, on=self.today, by=person)

    def decide(self, made: Claim, by: Actor | None = None, settled: Settled | None = None) -> None:
        """The chair decides what the regulation says, or settles what it leaves open."""
        claims.decide(claim_id=made.pk, is_not_mine=True, on=self.today, by=by or self.chair, settled=settled)


def _paid(office: _Office, who: Member, key: str) -> Claim:
    made = office.take(who, key, days_ago=12, papers=_HOSPITAL, units=2)
    office.certify(made)
    office.decide(made, settled=_BY_COMMITTEE)
    bank = Into(account=chart.BANK)
    order = claims.prepare_payment(
        claim_id=made.pk,
        payee=who.person.full_name,
        out_of=bank,
        funder="member",
        on=office.today,
        by=office.secretary,
    )
    handed = Handed(happened_on=office.today, bank_reference="ตัวอย่าง")
    vouchers.pay(order_id=order.pk, handed=handed, request_id=f"{key}-voucher", by=office.treasurer)
    return made


def _recovering(office: _Office, who: Member, key: str) -> None:
    """A night too many was paid; it comes back in two parts, of which the first is here."""
    made = _paid(office, who, key)
    first = office.today + datetime.timedelta(days=30)
    parts = [(first, Money.baht(60)), (first + datetime.timedelta(days=30), Money.baht(40))]
    agreed = claims.Agreed(with_whom=who.person.full_name, reason="จ่ายเกินหนึ่งคืนตามใบรับรอง", parts=parts)
    recovery = claims.agree_recovery(claim_id=made.pk, agreed=agreed, on=office.today, by=office.secretary)
    returned = claims.Returned(
        amount=Money.baht(60),
        brought_by=who.person.full_name,
        into=Into(account=chart.CASH),
        happened_on=office.today,
    )
    claims.take_back_money(recovery_id=recovery.pk, returned=returned, request_id=key, by=office.treasurer)


def _by_link(office: _Office, who: Member, key: str) -> None:
    """A relative claimed on a telephone, over the member's personal link; the papers are still to come."""
    link, _ = passbooks.issue_link(member_id=who.pk, days=366, on=office.today, by=office.secretary)
    new = NewClaim(
        benefit=office.illness,
        event_on=office.today - datetime.timedelta(days=1),
        claimed_on=office.today,
        units=2,
        claimant="relative",
        claimant_name="หลานของสมาชิก",
    )
    system = Actor(tenant_id=office.secretary.tenant_id, system="passbook-link")
    claims.make_by_link(link=link, new=new, token=key, by=system)


def _granted(office: _Office, who: Member, key: str) -> None:
    made = office.take(who, key, days_ago=5, papers=_HOSPITAL)
    office.certify(made)
    office.decide(made, settled=_BY_COMMITTEE)


def _asked(office: _Office, who: Member, key: str) -> None:
    made = office.take(who, key, days_ago=4, papers=("id_card",))
    office.certify(made)
    ask = Settled(outcome="needs_review", note="ขอใบรับรองการนอนโรงพยาบาลจากโรงพยาบาล")
    office.decide(made, settled=ask)


def _objected(office: _Office, who: Member, key: str) -> None:
    made = office.take(
        who, key, days_ago=120, papers=_HOSPITAL, claimant="relative", claimant_name="หลานของสมาชิก"
    )
    office.certify(made)
    refuse = Settled(outcome="refused", note="ยื่นช้ากว่าที่ระเบียบให้ไว้")
    office.decide(made, settled=refuse)
    claims.object_to(
        claim_id=made.pk,
        raised_by="หลานของสมาชิก",
        grounds="นอนโรงพยาบาลต่างจังหวัด เพิ่งได้ใบรับรองมา",
        on=office.today,
        by=office.secretary,
    )


def _to_decide(office: _Office, who: Member, key: str) -> None:
    office.certify(office.take(who, key, days_ago=3, papers=_HOSPITAL, units=1))


def _to_certify(office: _Office, who: Member, key: str) -> None:
    office.take(
        who, key, days_ago=2, papers=("id_card",), claimant="volunteer", claimant_name="อาสาสมัครหมู่บ้าน"
    )


_BY_COMMITTEE = Settled(outcome="granted", amount=Money.baht(200), note="คณะกรรมการพิจารณาตามจำนวนคืน")
"""Used only where the regulation leaves the amount to the committee."""

_STORIES: tuple[Callable[[_Office, Member, str], object], ...] = (
    _paid,
    _granted,
    _asked,
    _objected,
    _to_decide,
    _to_certify,
    _recovering,
    _by_link,
)


def _entitled(site: Site) -> list[Member]:
    """Members who have been long enough in and are in order, by number."""
    old = list(Member.objects.select_related("person").order_by("number_key", "pk")[:_SEARCHED])
    standings = standings_of([member.pk for member in old], site.clock.today)
    since = site.clock.today - datetime.timedelta(days=400)
    found = []
    for member in old:
        standing = standings[member.pk]
        if standing.is_entitled and standing.time_from is not None and standing.time_from <= since:
            found.append(member)
    return found


def _start_of(story: FundStory) -> str:
    return _START.get(story.code, "that_choeng_chum")


def _own_words(story: FundStory) -> Callable[[dict[str, Any]], None]:
    """What the fund decided about the text it began from."""

    def change(document: dict[str, Any]) -> None:
        plans = document["contributions"]["plans"]
        plans.sort(key=lambda plan: -plan["months"])  # who chose nothing pays by the year
        people = sum(
            role in ("committee", "collector", "secretary") for entry in story.log_ins for role in entry.roles
        )
        document["deciding"]["certifiers"] = min(3, people)
        for benefit in document["benefits"]:
            if benefit["code"] == "death" and benefit.get("amounts"):
                _close_overlap(benefit["amounts"][0]["tiers"])

    return change


def _close_overlap(tiers: list[dict[str, Any]]) -> None:
    for one, two in itertools.pairwise(tiers):
        one["before"] = two["from"]


def _dearer_nights(document: dict[str, Any]) -> None:
    for benefit in document["benefits"]:
        if benefit["code"] == "hospital":
            benefit["amounts"][0]["baht"] = "120.00"


def _adopted(
    site: Site,
    start: str,
    starts_on: datetime.date,
    meeting: str,
    change: Callable[[dict[str, Any]], None],
    by: Actor,
) -> None:
    draft = regulations.start(started_from=start, on=starts_on, by=by)
    document = copy.deepcopy(draft.document)
    change(document)
    draft = regulations.change(draft_id=draft.pk, document=document, edition=draft.edition, by=by)
    draft = _without_cases_of_before(draft, by)
    year = FiscalYear.of(starts_on).year
    adoption = Adoption(starts_on=starts_on, resolution_no=f"{meeting}/{year} ข้อ 4", resolution_on=starts_on)
    regulations.adopt(draft_id=draft.pk, adoption=adoption, by=by)


def _without_cases_of_before(draft: RegulationDraft, by: Actor) -> RegulationDraft:
    """The cases that the fund's own decision makes come out otherwise are taken out."""
    tried = casework.tried(draft.document, draft.cases)
    for place in reversed(range(len(tried))):
        if tried[place].failure is not None:
            draft = regulations.remove_case(draft_id=draft.pk, place=place, by=by)
    return draft


def _login(story: FundStory, role: str) -> str:
    return next(entry.name for entry in story.log_ins if role in entry.roles)
