"""Words people say: something, within what is kept."""

from __future__ import annotations

import pytest

from thuanna.kernel.saying import WordsMissing, WordsTooLong, may_say, must_say


def test_space_around_words_is_not_kept():
    assert must_say("  ขอบคุณ \n") == "ขอบคุณ"


def test_nothing_but_space_says_nothing():
    assert may_say(" \n ") == ""
    with pytest.raises(WordsMissing):
        must_say(" \n ")


def test_as_many_characters_as_are_kept_may_be_said_and_no_more():
    assert must_say("ก" * 5, 5) == "ก" * 5
    with pytest.raises(WordsTooLong, match="5"):
        must_say("ก" * 6, 5)
