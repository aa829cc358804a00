"""Who reads now, threads as their readers list and open them, and as whoever holds the code reads them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.codes import row_with_code
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.foundation.tenancy.models import Tenant
from thuanna.foundation.tenancy.queries import here_or_above
from thuanna.kernel.thai_dates import day_of

from . import access, rules, sealed
from .models import (
    Disclosure,
    DisclosureEntry,
    DisclosurePicture,
    DisclosureReader,
    DisclosureReading,
    NamedReader,
    Naming,
)
from .refusals import CodeWrong, DisclosureUnknown
from .sealed import Place, Said

PUBLIC = "public"
_What = DisclosureEntry.What
FROM_TELLER = (_What.TOLD, _What.MESSAGE, _What.CONSENT_GIVEN, _What.CONSENT_REFUSED)
_SAYS_NOTHING = (_What.NOTE, _What.READER_CHANGED, _What.DEPUTY_READS)


@dataclass(frozen=True)
class Readers:
    """The naming in force with its three people, by place."""

    naming: Naming
    by_place: dict[str, NamedReader]

    def taking(self, aside: set[str]) -> list[NamedReader]:
        """The two who read where those in these places stand aside; fewer where too few are left."""
        order = (NamedReader.Place.FIRST, NamedReader.Place.SECOND, NamedReader.Place.DEPUTY)
        return [self.by_place[place] for place in order if place not in aside][:2]


@dataclass(frozen=True)
class Opened:
    """One entry with what it says; `pictures` are JPEG or PNG files."""

    entry: DisclosureEntry
    said: Said
    pictures: list[bytes]

    @property
    def is_from_teller(self) -> bool:
        return self.entry.what in FROM_TELLER


@dataclass(frozen=True)
class Look:
    """That a reader looked, by office and day, as the teller may know it."""

    reader: DisclosureReader
    first_on: datetime.date | None


def readers_now() -> Readers | None:
    """Who reads what comes in today; None while the channel is shut."""
    naming: Naming | None = Naming.objects.order_by("-version").first()
    if naming is None or not naming.is_open:
        return None
    return Readers(naming, {one.place: one for one in people_of(naming)})


def newest_naming() -> Naming | None:
    """The newest naming, also where it shut the channel."""
    found: Naming | None = Naming.objects.order_by("-version").first()
    return found


def people_of(naming: Naming) -> list[NamedReader]:
    """The three people of a naming; none where it shut the channel."""
    found = NamedReader.objects.filter(naming=naming).select_related("account")
    order = list(NamedReader.Place.values)
    return sorted(found, key=lambda one: order.index(one.place))


def shown_door() -> Naming | None:
    """What everybody may know of the channel, read through the public role; None while it is shut."""
    newest: Naming | None = Naming.objects.using(PUBLIC).order_by("-version").first()
    return newest if newest is not None and newest.is_open else None


def by_code(code: str) -> Disclosure:
    """The thread with this code in the organisation acted for, however the code was typed.

    :raises CodeWrong: there is none
    """
    found: Disclosure | None = row_with_code(Disclosure.objects.all(), code, Purpose.DISCLOSURE_CODE)
    if found is None:
        raise CodeWrong
    return found


def found_by_code(code: str, town: Tenant) -> tuple[Tenant, Disclosure]:
    """The thread in the town's rows, or the one that was handed to the province's office.

    :raises CodeWrong: neither
    """
    return here_or_above(town, lambda: by_code(code))


def listed(by: Actor) -> QuerySet[Any]:
    """What this reader reads, with `last_what`, `last_on`, `is_read` and `unopened_on`; the newest first.

    What the reader wrote need not be read again.

    :raises NotAllowed: without the right
    """
    said = DisclosureEntry.objects.filter(disclosure_id=OuterRef("pk")).exclude(what__in=_SAYS_NOTHING)
    newest = said.order_by("-seq")
    looks = DisclosureReading.objects.filter(number=OuterRef("number"), read_by_id=by.user_id)
    found: QuerySet[Any] = (
        access.visible(by)
        .annotate(
            last_what=Subquery(newest.values("what")[:1]),
            last_on=Subquery(newest.values("on")[:1]),
            last_of_others=Subquery(newest.exclude(by_id=by.user_id).values("seq")[:1]),
            unopened_on=_unopened_on(),
        )
        .annotate(is_read=Exists(looks.filter(seq__gte=OuterRef("last_of_others"))))
        .order_by("-last_on", "-pk")
    )
    return found


def unopened() -> QuerySet[Any]:
    """Every thread in which something of the teller's lies that no reader has opened, with `unopened_on`."""
    found: QuerySet[Any] = Disclosure.objects.annotate(unopened_on=_unopened_on())
    return found.filter(unopened_on__isnull=False).order_by("pk")


def is_number_used(number: int) -> bool:
    """Whether a thread has this number, or one had it whose looks outlive it."""
    used = (Disclosure.objects.filter(number=number), DisclosureReading.objects.filter(number=number))
    return any(rows.exists() for rows in used)


def is_late(listed_one: Any, on: datetime.date) -> bool:
    """Whether one of these lies unopened longer than it may."""
    since: datetime.date | None = listed_one.unopened_on
    return since is not None and rules.due(rules.UNOPENED, since) < on


def waiting(by: Actor) -> QuerySet[Any]:
    """Those in which the teller spoke last."""
    return listed(by).filter(last_what__in=FROM_TELLER)


def one(by: Actor, disclosure_id: int) -> Any:
    """The envelope of one thread: nothing of what it says.

    :raises NotAllowed: :raises DisclosureUnknown: it is not one of theirs
    """
    found = listed(by).filter(pk=disclosure_id).first()
    if found is None:
        raise DisclosureUnknown
    return found


def readers_of(disclosure: Disclosure) -> list[DisclosureReader]:
    """Who reads it, and who stands aside."""
    found = DisclosureReader.objects.filter(disclosure=disclosure).select_related("account")
    return list(found.order_by("stands", "pk").reverse())


def readings(disclosure: Disclosure) -> list[DisclosureReading]:
    """Every look at it, the newest first."""
    found = DisclosureReading.objects.filter(number=disclosure.number).select_related("read_by")
    return list(found.order_by("-read_at", "-pk"))


def last_seq(disclosure: Disclosure) -> int:
    """The place of the newest entry."""
    found: int = DisclosureEntry.objects.filter(disclosure=disclosure).latest("seq").seq
    return found


def last_entry(disclosure: Disclosure) -> DisclosureEntry:
    """The newest entry by which teller or readers said something to each other."""
    said = DisclosureEntry.objects.filter(disclosure=disclosure).exclude(what__in=_SAYS_NOTHING)
    found: DisclosureEntry = said.latest("seq")
    return found


def has_consent(disclosure: Disclosure) -> bool:
    """Whether the teller agreed to the newest question."""
    newest = _consents(disclosure).first()
    return newest is not None and newest.what == _What.CONSENT_GIVEN


def asked(disclosure: Disclosure) -> DisclosureEntry | None:
    """The question of consent that waits for the teller."""
    newest = _consents(disclosure).first()
    return newest if newest is not None and newest.what == _What.CONSENT_ASKED else None


def opened(disclosure: Disclosure, *, for_teller: bool) -> list[Opened]:
    """The whole thread, unsealed. The action that calls this has written down who looks.

    :param for_teller: leave out the readers' own notes
    :raises SealBroken: a row was changed or moved
    """
    found = DisclosureEntry.objects.filter(disclosure=disclosure).select_related("by").order_by("seq")
    if for_teller:
        found = found.exclude(what=_What.NOTE)
    pictures: dict[int, list[DisclosurePicture]] = {}
    for picture in DisclosurePicture.objects.filter(entry__disclosure=disclosure).order_by("seq"):
        pictures.setdefault(picture.entry_id, []).append(picture)
    return [_opened(entry, disclosure, pictures.get(entry.pk, [])) for entry in found]


def looks(disclosure: Disclosure) -> list[Look]:
    """Which offices read the thread and since when, for the teller (PDPA s. 30)."""
    first: dict[int, datetime.date] = {}
    for reading in reversed(readings(disclosure)):
        first.setdefault(reading.read_by_id, day_of(reading.read_at))
    return [Look(reader, first.get(reader.account_id)) for reader in readers_of(disclosure)]


def _unopened_on() -> Subquery:
    """Since which day something of the teller's lies in a thread that no reader has opened."""
    looks = DisclosureReading.objects.filter(number=OuterRef("disclosure__number"), seq__gte=OuterRef("seq"))
    told = DisclosureEntry.objects.filter(disclosure_id=OuterRef("pk"), what__in=FROM_TELLER)
    return Subquery(told.exclude(Exists(looks)).order_by("seq").values("on")[:1])


def _consents(disclosure: Disclosure) -> QuerySet[DisclosureEntry]:
    kinds = (_What.CONSENT_ASKED, _What.CONSENT_GIVEN, _What.CONSENT_REFUSED)
    found: QuerySet[DisclosureEntry] = DisclosureEntry.objects.filter(disclosure=disclosure, what__in=kinds)
    return found.order_by("-seq")


def _opened(entry: DisclosureEntry, disclosure: Disclosure, pictures: list[DisclosurePicture]) -> Opened:
    place = Place(
        tenant_id=disclosure.tenant_id,
        digest=disclosure.code_digest,
        seq=entry.seq,
        version=entry.key_version,
    )
    shown = [sealed.opened_picture(bytes(one.sealed), place, one.seq) for one in pictures]
    return Opened(entry, sealed.opened(bytes(entry.sealed), place), shown)
