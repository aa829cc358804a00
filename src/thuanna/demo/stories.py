"""The shapes in which a town's story is told. Plain data; `municipality` and `fund` build from them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from thuanna.kernel.language import Phrase
from thuanna.kernel.money import ZERO, Money
from thuanna.registry.organisations.actions import NewFigure
from thuanna.registry.places.actions import NewCommunity


@dataclass(frozen=True, kw_only=True)
class LogIn:
    """Somebody who can log in to try a role. The unit is a community's position, for its chair."""

    name: str
    roles: tuple[str, ...]
    sex: str = "female"
    community: int | None = None


@dataclass(frozen=True, kw_only=True)
class Body:
    """An organisation of the directory: a division, a partner. Names are invented."""

    kind: str
    name: Phrase
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Office:
    """Posts of one title: how many men and women hold it."""

    kind: str
    title: Phrase
    men: int = 0
    women: int = 0


@dataclass(frozen=True, kw_only=True)
class OldBooks:
    """The money with which the book opens, from the books kept until then."""

    bank: Money = ZERO
    treasurer: Money = ZERO
    points: tuple[Money, ...] = ()
    funders: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FundStory:
    """A community welfare fund: since when, how many, what in the books.

    :ivar founded_on: None for a young fund, which began `founded_days_ago`
    :ivar members: how many are members now; `former` how many have resigned or died
    :ivar shares: how many of a hundred members live in each village, by position
    :ivar collecting: positions of the villages that have a collection point
    :ivar receipts: how many single receipts the fund has given since the book was opened
    :ivar keeps_a_month: the first month is kept to its end: hand-overs, payments, the bank, the closing
    """

    code: str
    name: Phrase
    motto: Phrase
    founded_on: datetime.date | None = None
    founded_days_ago: int = 0
    objectives: Phrase
    how_to_join: Phrase
    office: Phrase
    supporter: str
    entry_fee: Money
    members: int
    former: int
    shares: tuple[int, ...]
    collecting: tuple[int, ...]
    old_books: OldBooks
    receipts: int
    voids: int = 0
    keeps_a_month: bool = False
    log_ins: tuple[LogIn, ...] = ()
    seed: str = ""

    def founding(self, today: datetime.date) -> datetime.date:
        """The day on which the fund began."""
        return self.founded_on or today - datetime.timedelta(days=self.founded_days_ago)


@dataclass(frozen=True, kw_only=True)
class TownStory:
    """A local government with its places, people in office, partners, figures and fund.

    :ivar subdistrict: a real subdistrict in whose place the invented one stands
    :ivar pattern: whose published figures served as pattern
    """

    code: str
    name: Phrase
    motto: Phrase
    subdistrict: str
    coverage: str
    part: str
    address: str
    phone: str
    communities: tuple[NewCommunity, ...]
    committees: tuple[int, ...]
    divisions: tuple[Body, ...]
    partners: tuple[Body, ...]
    offices: tuple[Office, ...]
    figures: tuple[NewFigure, ...]
    pattern: Phrase
    log_ins: tuple[LogIn, ...]
    fund: FundStory
    population: int
    population_on: datetime.date
