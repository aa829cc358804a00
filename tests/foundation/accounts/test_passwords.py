"""What a good enough password is."""

import pytest

from thuanna.foundation.accounts import passwords


def test_four_words_are_good_enough():
    assert passwords.problems("ม้าลายกินทุเรียนหวาน") == []


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("สั้นไป", "too short"),
        ("9876543210123", "digits only"),
        ("password123", "Many people use"),
        ("somsri1234", "like the user name"),
    ],
)
def test_each_rule_says_what_to_do(password, words):
    assert words in passwords.problems(password, about=("somsri", "สมศรี"))[0].in_("en")


def test_the_first_broken_rule_is_the_refusal():
    with pytest.raises(passwords.PasswordTooWeak, match="สั้นไป"):
        passwords.must_be_good("123")
