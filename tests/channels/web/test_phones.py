"""Thai telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.channels.web.phones import PhoneNotUnderstood, parse_phone, show_phone
from thuanna.kernel.language import speaking


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0812345678", "0812345678"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "0812345678"),
        ("081-234-5678", "0812345678"),
        ("+66 81 234 5678", "0812345678"),
        ("66812345678", "0812345678"),
        ("0066 (0)81 234 5678", "0812345678"),
        ("02-555-1234", "025551234"),
        ("02 555 1234 ต่อ 12", "025551234#12"),
        ("025551234 ext. 120", "025551234#120"),
        ("025551234#12", "025551234#12"),
        ("043 123 456", "043123456"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, stored: str) -> None:
    assert parse_phone(typed) == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("081 234 567", "phone_wrong_form"),
        ("08123456789", "phone_wrong_form"),
        ("0112345678", "phone_wrong_form"),
        ("812345678", "phone_wrong_form"),
        ("โทรหาลูก", "phone_not_understood"),
        ("081 234 5678, 089 123 4567", "phone_not_understood"),
        ("", "phone_not_understood"),
    ],
)
def test_anything_else_is_refused_with_the_reason(typed: str, code: str) -> None:
    with pytest.raises(PhoneNotUnderstood) as refused:
        parse_phone(typed)

    assert refused.value.code == code


@given(
    st.from_regex(r"0[689][0-9]{8}", fullmatch=True)
    | st.from_regex(r"02[0-9]{7}(#[0-9]{1,5})?", fullmatch=True)
)
def test_what_is_shown_is_read_back_as_it_was_stored(stored: str) -> None:
    assert parse_phone(show_phone(stored)) == stored


def test_the_extension_is_named_in_the_readers_language() -> None:
    with speaking("en"):
        assert show_phone("025551234#12") == "02\u00a0555\u00a01234 ext. 12"
