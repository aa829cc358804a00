"""Which of the fund's villages a line means."""

from __future__ import annotations

import pytest

from thuanna.money.funds.importing.placing import Village, Villages

HERE, THERE = "400101", "400102"
VILLAGES = Villages(
    [
        Village(1, 1, ("บ้านเนินคราม", "Ban Noen Khram"), HERE),
        Village(2, 2, ("บ้านหนองบัว",), HERE),
        Village(3, 2, ("บ้านดอนยาง",), THERE),
        Village(4, None, ("ชุมชนหลังสถานี",), HERE),
    ]
)


@pytest.mark.parametrize(
    ("number", "name", "subdistrict", "found", "doubt"),
    [
        (1, "", None, 1, ""),
        (None, "เนินคราม", None, 1, ""),
        (None, "บ้าน เนินคราม", None, 1, ""),
        (None, "หมู่ที่ ๑ บ้านเนินคราม", None, 1, ""),
        (None, "ม.1", None, 1, ""),
        (None, "Ban Noen Khram", None, 1, ""),
        (None, "หลังสถานี", None, 4, ""),
        (2, "", None, None, "village_ambiguous"),
        (2, "", THERE, 3, ""),
        (2, "บ้านหนองบัว", None, 2, ""),
        (1, "บ้านหนองบัว", None, 1, "village_differs"),
        (9, "", None, None, "village_unknown"),
        (None, "บ้านไกลโพ้น", None, None, "village_unknown"),
        (None, "", None, None, ""),
    ],
)
def test_a_village_is_found_by_number_or_name_and_doubts_are_told(
    number: int | None, name: str, subdistrict: str | None, found: int | None, doubt: str
) -> None:
    placed = VILLAGES.find(number, name, subdistrict)

    assert (placed.village.community_id if placed.village else None, placed.doubt) == (found, doubt)
