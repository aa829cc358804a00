"""A place found by its name, with a button that works without any script."""

from __future__ import annotations

from typing import Any

from thuanna.channels.web.widgets import PlaceAnswer, PlaceFinder, PlaceSearch
from thuanna.kernel.language import Phrase, t

from .worded import CHOOSE, Worded, mend, not_given


class PlaceField(Worded):
    """The code of one place. `search` takes a name, a postcode or a code and gives (code, th, en).

    The form must be a `PlainForm`: its find button comes back with the list and sends nothing.
    """

    def __init__(self, label: Phrase, search: PlaceSearch, *, search_url: str = "", **more: Any) -> None:
        self.search = search
        super().__init__(label, widget=PlaceFinder(search, search_url=search_url), **more)

    def say_missing(self, label: Phrase) -> Phrase:
        """Places are looked up and chosen."""
        return not_given(label, CHOOSE)

    def to_python(self, value: Any) -> str:
        """The chosen code; a search that finds one place only has chosen it."""
        if not isinstance(value, PlaceAnswer) or not any(value):
            return ""
        codes = [code for code, _, _ in self.search(value.text or value.code)]
        if value.code in codes:
            return value.code
        if not codes:
            raise mend(_NOT_FOUND, "place_not_found")
        if len(codes) > 1 or value.code:
            raise mend(_SEVERAL, "place_not_chosen")
        return codes[0]


_NOT_FOUND = t(
    "ไม่พบสถานที่นี้ ลองพิมพ์เฉพาะชื่อตำบล หรือรหัสไปรษณีย์ แล้วกดค้นหา",
    "This place was not found. Try the subdistrict's name or the postcode and press Find.",
)
_SEVERAL = t(
    "มีหลายแห่งที่ชื่อตรงกัน กรุณากดค้นหา แล้วเลือกหนึ่งแห่งจากรายการ",
    "Several places match. Please press Find and choose one from the list.",
)
