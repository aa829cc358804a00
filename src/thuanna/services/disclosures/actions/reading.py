"""What a reader does: open, answer, ask whether it may be passed on, pass it on, note, close.

Opening is written down before anything is shown. Whatever is sent says which entry the reader saw last, so
that two who answer at the same time do not talk past each other. The log of looks and the thread itself are
the trail: the office's audit trail is read by people who may be the ones it concerns.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.saying import must_say
from thuanna.services.disclosures import access, entries, queries
from thuanna.services.disclosures.models import Disclosure, DisclosureEntry, DisclosureReading
from thuanna.services.disclosures.queries import Opened
from thuanna.services.disclosures.refusals import (
    AlreadyClosed,
    ConsentMissing,
    OutcomeUnsuitable,
    Overtaken,
)
from thuanna.services.disclosures.sealed import Said
from thuanna.services.disclosures.words import GROUNDS, OUTCOMES

_What = DisclosureEntry.What
_MOST_RECIPIENT = 200


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What every form of a reader carries: its own token, and the last entry the reader saw."""

    request_token: str
    after: int


@transaction.atomic
def open_thread(*, disclosure_id: int, at: datetime.datetime, by: Actor) -> list[Opened]:
    """Unseal a thread for one of its readers, and write down that they looked.

    :raises NotAllowed: :raises DisclosureUnknown: :raises SealBroken: a row was changed or moved
    """
    disclosure = access.locked(by, disclosure_id)
    thread = queries.opened(disclosure, for_teller=False)
    DisclosureReading.objects.create(
        number=disclosure.number, seq=thread[-1].entry.seq, read_by_id=by.user_id, read_at=at
    )
    return thread


@transaction.atomic
def answer(*, disclosure_id: int, words: str, sent: Sent, on: datetime.date, by: Actor) -> DisclosureEntry:
    """Write to the teller; the thread stays open.

    :raises NotAllowed: :raises DisclosureUnknown: :raises Overtaken: :raises AlreadyClosed:
    :raises WordsMissing: :raises WordsTooLong:
    """
    return _add(
        disclosure_id, _What.ANSWER, Said(words=must_say(words, entries.MOST_WORDS)), sent=sent, on=on, by=by
    )


@transaction.atomic
def note(*, disclosure_id: int, words: str, sent: Sent, on: datetime.date, by: Actor) -> DisclosureEntry:
    """Keep a note for the two readers; the teller does not see it.

    :raises NotAllowed: :raises DisclosureUnknown: :raises Overtaken:
    :raises WordsMissing: :raises WordsTooLong:
    """
    return _add(
        disclosure_id, _What.NOTE, Said(words=must_say(words, entries.MOST_WORDS)), sent=sent, on=on, by=by
    )


@transaction.atomic
def ask_consent(
    *, disclosure_id: int, recipient: str, words: str, sent: Sent, on: datetime.date, by: Actor
) -> DisclosureEntry:
    """Ask the teller whether it may be passed on, to whom and why.

    :raises NotAllowed: :raises DisclosureUnknown: :raises Overtaken: :raises AlreadyClosed:
    :raises WordsMissing: :raises WordsTooLong:
    """
    said = Said(words=must_say(words, entries.MOST_WORDS), recipient=must_say(recipient, _MOST_RECIPIENT))
    return _add(disclosure_id, _What.CONSENT_ASKED, said, sent=sent, on=on, by=by)


@transaction.atomic
def pass_on(
    *, disclosure_id: int, recipient: str, ground: str, words: str, sent: Sent, on: datetime.date, by: Actor
) -> DisclosureEntry:
    """Write down that it was passed on, to whom, and on what ground; the teller reads it.

    :raises NotAllowed: :raises DisclosureUnknown: :raises Overtaken: :raises AlreadyClosed:
    :raises OutcomeUnsuitable: no such ground
    :raises ConsentMissing: the teller has not agreed, and no child is in danger
    :raises WordsMissing: :raises WordsTooLong:
    """
    if ground not in GROUNDS:
        raise OutcomeUnsuitable
    said = Said(
        words=must_say(words, entries.MOST_WORDS),
        recipient=must_say(recipient, _MOST_RECIPIENT),
        ground=ground,
    )
    return _add(disclosure_id, _What.PASSED_ON, said, sent=sent, on=on, by=by)


@transaction.atomic
def close(
    *, disclosure_id: int, outcome: str, words: str, sent: Sent, on: datetime.date, by: Actor
) -> DisclosureEntry:
    """Close it with its outcome and a last word; a message from the teller opens it again.

    :raises NotAllowed: :raises DisclosureUnknown: :raises Overtaken: :raises AlreadyClosed:
    :raises OutcomeUnsuitable: no such outcome :raises WordsMissing: :raises WordsTooLong:
    """
    if outcome not in OUTCOMES:
        raise OutcomeUnsuitable
    said = Said(words=must_say(words, entries.MOST_WORDS), outcome=outcome)
    return _add(disclosure_id, _What.CLOSED, said, sent=sent, on=on, by=by)


def _add(
    disclosure_id: int, what: str, said: Said, *, sent: Sent, on: datetime.date, by: Actor
) -> DisclosureEntry:
    disclosure = access.locked(by, disclosure_id)
    known = entries.known(sent.request_token)
    if known is not None:
        return known
    if queries.last_seq(disclosure) > sent.after:
        raise Overtaken
    _refuse_unsuitable(disclosure, what, said)
    return entries.add(disclosure, what, said, on=on, request_token=sent.request_token, by_id=by.user_id)


def _refuse_unsuitable(disclosure: Disclosure, what: str, said: Said) -> None:
    if what == _What.NOTE:
        return
    if queries.last_entry(disclosure).what == _What.CLOSED:
        raise AlreadyClosed
    if what == _What.PASSED_ON and said.ground == "consent" and not queries.has_consent(disclosure):
        raise ConsentMissing
