import pytest

from thuanna.kernel.references import Reference, ReferenceMisread, ReferenceNotUnderstood


def test_a_reference_can_be_said_on_the_telephone():
    assert Reference.make("กข", 2569, 123) == "กข-2569-000123-3"


@pytest.mark.parametrize(
    "typed",
    [
        "กข-2569-000123-3",
        "กข-๒๕๖๙-๐๐๐๑๒๓-๓",
        "กข25690001233",
        "กข 2569 000123 3",
        "กข-2569-123-3",
        "กข/2569/000123/3",
        "กข – 2569 – 000123 – 3",
        "  กข-2569-000123-3 ",
    ],
)
def test_a_reference_is_read_however_it_is_typed(typed):
    assert Reference.parse(typed) == Reference("กข", 2569, 123)


def test_small_letters_are_read_as_capitals():
    assert Reference.parse(Reference.make("RC", 2569, 7).lower()) == Reference("RC", 2569, 7)


def test_numbers_may_outgrow_six_digits():
    assert Reference.parse(Reference.make("ก", 2569, 123456789)).number == 123456789


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "กข",
        "กข-2569",
        "กข-2569-000123",
        "2569-000123-3",
        "กA-2569-000123-3",
        "กข-2026-000123-3",
        "กข-2569-000000-0",
    ],
)
def test_another_form_is_refused(typed):
    with pytest.raises(ReferenceNotUnderstood):
        Reference.parse(typed)


@pytest.mark.parametrize(
    "typed",
    ["กข-2569-000124-3", "กข-2569-000132-3", "กข-2596-000123-3", "กข-2568-000123-3", "กค-2569-000123-3"],
)
def test_a_wrong_or_swapped_character_is_noticed(typed):
    with pytest.raises(ReferenceMisread) as refusal:
        Reference.parse(typed)

    assert refusal.value.code == "reference_check_character"


@pytest.mark.parametrize(
    ("prefix", "year", "number"), [("", 2569, 1), ("กข", 2026, 1), ("กข", 2569, 0), ("1", 2569, 1)]
)
def test_a_series_is_well_formed(prefix, year, number):
    with pytest.raises(AssertionError):
        Reference.make(prefix, year, number)
