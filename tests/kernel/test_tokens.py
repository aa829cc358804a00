import math

import pytest

from thuanna.kernel import tokens


def test_a_token_holds_at_least_128_bits():
    assert math.log2(len(set(tokens.ALPHABET))) * tokens.TOKEN_LENGTH >= 128


def test_tokens_differ_and_are_known_by_their_form():
    made = {tokens.new_token() for _ in range(50)}

    assert len(made) == 50
    assert all(tokens.is_token(token) for token in made)


@pytest.mark.parametrize(
    "text", ["", "abc", "i" * 26, "A" * 26, "a" * 25, "a" * 27, "๑" * 26, "a" * 25 + "\n"]
)
def test_another_form_is_no_token(text):
    assert not tokens.is_token(text)


def test_no_two_characters_look_alike():
    assert not set("ilou") & set(tokens.ALPHABET)
    assert tokens.ALPHABET.lower() == tokens.ALPHABET


def test_a_code_is_typed_in_groups_of_four():
    code = tokens.new_code(3)

    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert tokens.read_code(code) == code


@pytest.mark.parametrize("typed", ["7k10-x9v0", "7K1O X9VO", "7kl0x9u0", " ๗ki0–x9v๐ "])
def test_a_code_is_read_however_it_is_typed(typed):
    assert tokens.read_code(typed) == "7k10-x9v0"


@pytest.mark.parametrize("typed", ["", "-", "7k1", "7k10-x9v", "7k10-x9v!", "ก" * 4])
def test_an_incomplete_code_is_refused(typed):
    with pytest.raises(tokens.CodeNotUnderstood):
        tokens.read_code(typed)
