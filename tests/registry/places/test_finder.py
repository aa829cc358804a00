"""Finding a subdistrict by what people type."""

from __future__ import annotations

import pytest

from thuanna.registry.places.finder import Finder, Name, Place


def _place(code: str, *names: tuple[str, str], postcodes: str = "40000") -> Place:
    subdistrict, district, province = (Name(*name) for name in names)
    return Place(code, (subdistrict, district, province), tuple(postcodes.split()))


_KHON_KAEN = (("เมืองขอนแก่น", "Mueang Khon Kaen"), ("ขอนแก่น", "Khon Kaen"))
_ROI_ET = (("เมืองร้อยเอ็ด", "Mueang Roi Et"), ("ร้อยเอ็ด", "Roi Et"))
_BANGKOK = (("พระนคร", "Phra Nakhon"), ("กรุงเทพมหานคร", "Bangkok"))

FINDER = Finder(
    [
        _place("400101", ("ในเมือง", "Nai Mueang"), *_KHON_KAEN),
        _place("400102", ("สำราญ", "Samran"), *_KHON_KAEN),
        _place("450101", ("ในเมือง", "Nai Mueang"), *_ROI_ET, postcodes="45000"),
        _place("450103", ("ขอนแก่น", "Khon Kaen"), *_ROI_ET, postcodes="45000 45180"),
        _place("450199", ("สามตำบล", "Sam Tambon"), *_ROI_ET, postcodes="45000"),
        _place("100101", ("พระบรมมหาราชวัง", "Phra Borom Maha Ratchawang"), *_BANGKOK, postcodes="10200"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("ขอนแก่น", ["450103", "400101", "400102"]),
        ("khon kaen", ["450103", "400101", "400102"]),
        ("KhonKaen", ["450103", "400101", "400102"]),
        ("ขอนแกน", ["450103", "400101", "400102"]),
        ("korn kaen", ["450103", "400101", "400102"]),
        ("ในเมือง ขอนแก่น", ["400101"]),
        ("ต.ในเมือง อ.เมืองขอนแก่น จ.ขอนแก่น", ["400101"]),
        ("ตำบล ในเมือง, จังหวัด ร้อยเอ็ด", ["450101"]),
        ("ตำบลในเมืองอำเภอเมืองขอนแก่นจังหวัดขอนแก่น", ["400101"]),
        ("ต.ขอนแก่น", ["450103"]),
        ("Tambon Samran, Khon Kaen", ["400102"]),
        ("สามตำบล", ["450199"]),
        ("10200", ["100101"]),
        ("๔๕๑๘๐", ["450103"]),
        ("ในเมือง 45000", ["450101"]),
        ("เชียงดาว", []),
        ("ตำบล", ["450199"]),
        ("  ", []),
        ("zzzz", []),
    ],
)
def test_what_people_type_finds(typed, codes):
    assert [place.code for place in FINDER.search(typed, limit=10)] == codes


def test_no_more_are_given_than_asked_for():
    assert len(FINDER.search("เมือง", limit=2)) == 2


@pytest.mark.parametrize(
    ("code", "count"), [("40", 2), ("4001", 2), ("400101", 1), ("40010109", 1), ("99", 0), ("400199", 0)]
)
def test_a_code_stands_for_all_places_within_it(code, count):
    assert len(FINDER.within(code)) == count


def test_a_label_says_everything_an_envelope_needs():
    (place,) = FINDER.within("450103")

    assert place.label_th == "ตำบลขอนแก่น อำเภอเมืองร้อยเอ็ด จังหวัดร้อยเอ็ด 45000, 45180"
    assert place.label_en == "Khon Kaen, Mueang Roi Et, Roi Et 45000, 45180"


def test_bangkok_has_its_own_words():
    (place,) = FINDER.within("100101")

    assert place.label_th == "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร 10200"
