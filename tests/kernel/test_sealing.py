"""Sealing: what is closed opens only with its key, in its place, unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.kernel import sealing

MASTER = bytes(range(32))
KEY = sealing.derive_key(MASTER, "test", 1)
OTHER_KEY = sealing.derive_key(MASTER, "test", 2)


@given(clear=st.binary(max_size=200), place=st.lists(st.text(max_size=10) | st.integers(), max_size=3))
def test_what_is_sealed_opens_again(clear, place):
    assert sealing.unseal(KEY, sealing.seal(KEY, clear, *place), *place) == clear


@given(clear=st.binary(min_size=1, max_size=40), data=st.data())
def test_a_single_changed_bit_breaks_the_seal(clear, data):
    sealed = bytearray(sealing.seal(KEY, clear, "here"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(sealing.SealBroken):
        sealing.unseal(KEY, bytes(sealed), "here")


def test_another_key_does_not_open():
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(OTHER_KEY, sealing.seal(KEY, b"1234567890121"))


def test_a_seal_moved_to_another_place_does_not_open():
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(KEY, sealing.seal(KEY, b"1234567890121", "tenant", 1), "tenant", 2)


@pytest.mark.parametrize("cut", [b"", b"\x01", b"\x01" + bytes(27)])
def test_bytes_too_short_for_a_seal_are_refused(cut):
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(KEY, cut)


def test_sealing_twice_looks_different():
    assert sealing.seal(KEY, b"same") != sealing.seal(KEY, b"same")


def test_the_clear_text_is_not_in_the_seal():
    assert b"1234567890121" not in sealing.seal(KEY, b"1234567890121")


def test_the_blind_index_finds_the_same_secret_again():
    assert sealing.blind_index(KEY, b"1234567890121") == sealing.blind_index(KEY, b"1234567890121")
    assert sealing.blind_index(KEY, b"1234567890121") != sealing.blind_index(KEY, b"1234567890130")
    assert sealing.blind_index(KEY, b"1234567890121") != sealing.blind_index(OTHER_KEY, b"1234567890121")


def test_the_blind_index_is_hmac_sha256_as_published():
    """RFC 4231, test case 2 has a short key; case 1 has twenty bytes of 0x0b."""
    found = sealing.blind_index(b"\x0b" * 20, b"Hi There")

    assert found.hex() == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"


def test_the_boundaries_between_parts_count():
    assert sealing.joined("ab", "c") != sealing.joined("a", "bc")


@given(one=st.lists(st.text(max_size=5), max_size=4), other=st.lists(st.text(max_size=5), max_size=4))
def test_different_parts_never_join_to_the_same_bytes(one, other):
    assert (sealing.joined(*one) == sealing.joined(*other)) == (one == other)


def test_purposes_give_unrelated_keys():
    assert sealing.derive_key(MASTER, "seal") != sealing.derive_key(MASTER, "index")
    assert len(sealing.derive_key(MASTER, "seal")) == sealing.KEY_BYTES
