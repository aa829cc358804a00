"""Why something of a programme cannot be recorded as asked."""

from __future__ import annotations

from thuanna.kernel.refusals import Refusal


class ProgrammeIncomplete(Refusal):
    """Something that must be said is missing or does not fit."""

    code = "programme_incomplete"


class ProgrammeSaidAlready(Refusal):
    """The same was recorded before."""

    code = "programme_said_already"


class WithoutConsent(Refusal):
    """Nobody is taken into a programme before they, or who answers for them, agreed."""

    code = "participant_without_consent"


class NothingSealed(Refusal):
    """It is not written down who this participant is."""

    code = "participant_not_sealed"
