"""A code is read however it arrives."""

from __future__ import annotations

import pytest

from thuanna.kernel.tokens import CodeNotUnderstood
from thuanna.services.guides import codes

CODE = "7k2m-x9vq-3h5p"
THAI_KEYS = str.maketrans("1234567890-qwertyuiopasdfghjklzxcvbnm", "ๅ/-ภถุึคตจขๆไำพะัีรนยฟหกดเ้่าสผปแอิืท")


@pytest.mark.parametrize("typed", ["7k2m-x9vq-3h5p", "7K2M X9VQ 3H5P", "7k2mx9vq3h5p", " ๗k๒m-x๙vq-๓h๕p "])
def test_a_code_is_read_as_it_was_given(typed):
    assert codes.read(typed) == CODE


def test_a_scanner_on_a_thai_keyboard_is_read_back():
    assert codes.read(CODE.translate(THAI_KEYS)) == CODE


@pytest.mark.parametrize(
    "typed", ["", "ค่าจัดการศพ", "7k2m-x9vq-3h5", "<script>", "7k2m\x00x9vq3h5p" + "!" * 5000]
)
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(CodeNotUnderstood):
        codes.read(typed)


def test_codes_are_long_and_never_the_same():
    given = {codes.new() for _ in range(200)}

    assert len(given) == 200
    assert all(len(code) == 14 for code in given)
