from uuid import UUID, uuid4

import pytest

from thuanna.kernel import uuid7


def test_the_example_of_rfc_9562_comes_out():
    assert uuid7.uuid7(0x017F22E279B0, 0xCC3 << 62 | 0x18C4DC0C0C07398F) == UUID(
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
    )


def test_identifiers_sort_by_time_of_making():
    assert uuid7.uuid7(1000, (1 << 74) - 1) < uuid7.uuid7(1001, 0)


def test_a_fresh_identifier_carries_its_moment():
    made = uuid7.new_uuid7(1_795_000_000_000)

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert uuid7.made_at_ms(made) == 1_795_000_000_000
    assert made != uuid7.new_uuid7(1_795_000_000_000)


@pytest.mark.parametrize(("at_ms", "bits"), [(-1, 0), (1 << 48, 0), (0, -1), (0, 1 << 74)])
def test_what_does_not_fit_is_an_error(at_ms, bits):
    with pytest.raises(ValueError, match="bits"):
        uuid7.uuid7(at_ms, bits)


def test_only_version_7_carries_its_moment():
    with pytest.raises(ValueError, match="version 7"):
        uuid7.made_at_ms(uuid4())
