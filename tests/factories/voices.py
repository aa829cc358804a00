"""What people tell a town, as they would at a page, and the officers who answer."""

from __future__ import annotations

import datetime
import io
from typing import Any

from PIL import Image

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.tokens import new_token
from thuanna.services.participation.actions import comments, matters
from thuanna.services.participation.actions.matters import NewMatter, Told
from thuanna.services.participation.models import Comment

from . import tenants

WORDS = "ไฟหน้าวัดดับมาสามคืน มืดมาก"


def at_a_page(tenant_id: int) -> Actor:
    """Whoever is at a public page."""
    return Actor(tenant_id=tenant_id, system="page")


def told(by: Actor, *, at: datetime.datetime = tenants.NOW, token: str = "", **facts: Any) -> Told:
    """A complaint about a lamp, unless said otherwise."""
    new = NewMatter(**{"nature": "complaint", "kind": "light", "words": WORDS, **facts})
    return matters.tell(new=new, request_token=token or new_token(), at=at, by=by)


def comment(
    by: Actor, *, page: str = "/t/noenkhram/know/", words: str = "อยากให้บอกวันเก็บขยะด้วย", name: str = ""
) -> Comment:
    """A comment that waits."""
    return comments.send(page=page, name=name, words=words, request_token=new_token(), at=tenants.NOW, by=by)


def photo(*, form: str = "JPEG", size: tuple[int, int] = (64, 48), gps: bool = True) -> bytes:
    """A picture as a telephone sends it, with the place in it."""
    picture = Image.new("RGB", size, "indigo")
    exif = Image.Exif()
    if gps:
        exif[0x010F] = "A Telephone"
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (16.0, 26.0, 0.0)
    held = io.BytesIO()
    picture.save(held, form, exif=exif)
    return held.getvalue()
