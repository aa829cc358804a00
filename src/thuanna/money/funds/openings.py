"""What the book takes up when it is opened: the money there is, whose it is, what members had paid in.

Plain Python: amounts in, lines of one journal out. Money of the state, the local government and donors stands
with its funder; all else is the members'. What members paid in before and is no longer there (benefits,
expenses of earlier years) stands on the opening account, so that each member's sum is kept whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import Line, credit, debit

FUNDER_ACCOUNTS: Mapping[str, str] = {
    "state": chart.STATE_MATCH,
    "local_government": chart.LOCAL_SUPPORT,
    "donor": chart.OPENING,
    "other": chart.OPENING,
}
"""Where the remaining money of each funder other than the members stands."""


class OpeningEmpty(Refusal):
    """There is no money to open the book with."""

    code = "opening_empty"


class FundersExceedMoney(Refusal):
    """More money is said to belong to funders than there is."""

    code = "opening_funders_exceed_money"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The money on the day before the book begins.

    :ivar points: cash by collection point
    :ivar funders: how much of all this is the state's, the local government's, donors' or others'
    :ivar members: what each member had paid in since joining
    """

    bank: Money = ZERO
    treasurer: Money = ZERO
    points: Mapping[int, Money] = field(default_factory=dict)
    funders: Mapping[str, Money] = field(default_factory=dict)
    members: Mapping[int, Money] = field(default_factory=dict)

    @property
    def total(self) -> Money:
        """All the money there is."""
        return sum((amount for _, _, amount in self.places()), ZERO)

    @property
    def of_funders(self) -> Money:
        """How much of it is not the members'."""
        return sum(self.funders.values(), ZERO)

    def places(self) -> list[tuple[str, int, Money]]:
        """Where the money is: account, party, amount; places without any are left out."""
        all_places = [(chart.BANK, 0, self.bank), (chart.CASH, 0, self.treasurer)]
        all_places += [(chart.CUSTODY, point, amount) for point, amount in sorted(self.points.items())]
        return [place for place in all_places if place[2]]


def lines_of(opening: Opening, *, contributions: str) -> list[Line]:
    """The lines of the opening journal; each funder's money balances on its own.

    Funders' money is taken to lie in the bank first, then with the treasurer, then at the points.

    :param contributions: the account on which contributions stand
    :raises OpeningEmpty: no money at all
    :raises FundersExceedMoney: the funders' shares are more than the money there is
    """
    _refuse_impossible(opening)
    lines: list[Line] = []
    left = opening.places()
    for funder in sorted(opening.funders):
        share = opening.funders[funder]
        if share:
            taken, left = _take(left, share)
            lines += [debit(account, amount, funder=funder, party=party) for account, party, amount in taken]
            lines.append(credit(FUNDER_ACCOUNTS[funder], share, funder=funder))
    lines += [debit(account, amount, party=party) for account, party, amount in left]
    paid_in = [(member, amount) for member, amount in sorted(opening.members.items()) if amount]
    lines += [credit(contributions, amount, party=member) for member, amount in paid_in]
    gone = sum((amount for _, amount in paid_in), ZERO) - (opening.total - opening.of_funders)
    if gone:
        lines.append(Line(chart.OPENING, gone))
    return lines


def _refuse_impossible(opening: Opening) -> None:
    if not opening.total:
        raise OpeningEmpty(
            t(
                "ยังไม่มียอดเงินเลย กรุณากรอกยอดเงินฝากธนาคารหรือเงินสดอย่างน้อยหนึ่งช่อง",
                "There is no amount yet. Please fill in at least the bank balance or some cash.",
            )
        )
    if opening.of_funders > opening.total:
        raise FundersExceedMoney(
            t(
                "เงินของแหล่งอื่นรวมกัน {funders} บาท มากกว่าเงินที่มีอยู่ {total} บาท กรุณาตรวจทีละช่อง",
                "Money of other funders comes to {funders} baht, more than the {total} baht there are. "
                "Please check each amount.",
                funders=str(opening.of_funders),
                total=str(opening.total),
            )
        )


def _take(
    places: list[tuple[str, int, Money]], wanted: Money
) -> tuple[list[tuple[str, int, Money]], list[tuple[str, int, Money]]]:
    """Money from the first places on, and what is left in them."""
    taken, left = [], []
    for account, party, amount in places:
        part = min(amount, wanted)
        wanted -= part
        if part:
            taken.append((account, party, part))
        if amount - part:
            left.append((account, party, amount - part))
    return taken, left
