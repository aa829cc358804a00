"""Tables of the people's voice. What everybody may read has its own tables, named `Public…` and `Poll…`."""

from .comments import (
    Comment,
    CommentDecision,
    CommentNotice,
    CommentOriginal,
    CommentWaiting,
    PublicComment,
    SealedLook,
)
from .matters import Matter, MatterAccused, MatterMessage, MatterStep, MatterWords
from .polls import Ballot, Poll, PollChoice, PollTally, ServiceSlip
from .threads import PublicThread

__all__ = [
    "Ballot",
    "Comment",
    "CommentDecision",
    "CommentNotice",
    "CommentOriginal",
    "CommentWaiting",
    "Matter",
    "MatterAccused",
    "MatterMessage",
    "MatterStep",
    "MatterWords",
    "Poll",
    "PollChoice",
    "PollTally",
    "PublicComment",
    "PublicThread",
    "SealedLook",
    "ServiceSlip",
]
