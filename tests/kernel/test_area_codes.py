import pytest

from thuanna.kernel.area_codes import AreaCode, AreaCodeNotUnderstood, AreaLevel, in_force


@pytest.mark.parametrize(
    ("typed", "digits", "level"),
    [
        ("57", "57", AreaLevel.PROVINCE),
        ("5701", "5701", AreaLevel.DISTRICT),
        ("570104", "570104", AreaLevel.SUBDISTRICT),
        ("57010412", "57010412", AreaLevel.VILLAGE),
        ("๕๗๐๑๐๔", "570104", AreaLevel.SUBDISTRICT),
        ("57-01-04", "570104", AreaLevel.SUBDISTRICT),
        ("57 01 04", "570104", AreaLevel.SUBDISTRICT),
        ("57000000", "57", AreaLevel.PROVINCE),
        ("57010400", "570104", AreaLevel.SUBDISTRICT),
        ("1000", "10", AreaLevel.PROVINCE),
    ],
)
def test_a_code_is_read_and_names_its_level(typed, digits, level):
    code = AreaCode.parse(typed)

    assert (str(code), code.level) == (digits, level)


@pytest.mark.parametrize(
    "typed", ["", "5", "570", "57010", "0701", "5701041", "570104123", "57x1", "57000104", "00"]
)
def test_another_form_is_refused(typed):
    with pytest.raises(AreaCodeNotUnderstood):
        AreaCode.parse(typed)


def test_codes_lie_within_each_other():
    village = AreaCode("57010412")

    assert village.parent == AreaCode("570104")
    assert AreaCode("57").parent is None
    assert village.at(AreaLevel.DISTRICT) == AreaCode("5701")
    assert village.at(AreaLevel.VILLAGE) == village
    assert village.is_within(AreaCode("57"))
    assert village.is_within(village)
    assert not AreaCode("57").is_within(village)


def test_a_province_has_no_subdistrict_of_its_own():
    with pytest.raises(ValueError, match="above"):
        AreaCode("57").at(AreaLevel.SUBDISTRICT)


def test_only_a_village_has_a_village_number():
    assert AreaCode("57010412").village_number == 12
    assert AreaCode("570104").village_number is None


def test_a_retired_code_leads_to_the_one_in_force():
    successors = {AreaCode("570501"): AreaCode("571501"), AreaCode("571501"): AreaCode("571601")}

    assert in_force(AreaCode("570501"), successors) == AreaCode("571601")
    assert in_force(AreaCode("570104"), successors) == AreaCode("570104")


def test_successors_in_a_circle_are_an_error():
    one, other = AreaCode("570501"), AreaCode("571501")

    with pytest.raises(ValueError, match="circle"):
        in_force(one, {one: other, other: one})
