"""A packet as a file: how it is written down, signed, read and checked. Asks no database.

A file is JSON: the body as text, its SHA-256, the signature over that hash. The body is canonical, so the
same content has the same hash wherever it is reckoned; whatever is not written canonically is refused.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from thuanna.kernel import signing
from thuanna.kernel.canonical import canonical_bytes
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

FORMAT = "thuanna-packet-1"
ENDING = ".thuanna.json"
MEDIA_TYPE = "application/json; charset=utf-8"
MOST_BYTES = 2 * 1024 * 1024

_HEX64 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_WORD = {"type": "string", "pattern": "^[a-z0-9_.-]{1,60}$"}
_NAME = {"type": "string", "maxLength": 200}
_FILE = Draft202012Validator(
    {
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "body", "sha256", "signature"],
        "properties": {
            "format": {"const": FORMAT},
            "body": {"type": "string"},
            "sha256": _HEX64,
            "signature": {"type": "string", "pattern": "^[0-9a-f]{128}$"},
        },
    }
)
_BODY = Draft202012Validator(
    {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "kind", "schema", "made_at", "answers", "sender", "content"],
        "properties": {
            "id": {"type": "string", "pattern": "^[0-9a-f-]{36}$"},
            "kind": _WORD,
            "schema": _WORD,
            "made_at": {"type": "string", "maxLength": 40},
            "answers": {"oneOf": [{"const": ""}, _HEX64]},
            "sender": {
                "type": "object",
                "additionalProperties": False,
                "required": ["code", "name_th", "name_en", "key"],
                "properties": {
                    "code": {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,40}$"},
                    "name_th": {**_NAME, "minLength": 1},
                    "name_en": _NAME,
                    "key": _HEX64,
                },
            },
            "content": {"type": "object"},
        },
    }
)


class PacketUnreadable(Refusal):
    """The file is no packet."""

    code = "packet_unreadable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไฟล์นี้ไม่ใช่ซองที่โปรแกรมทำไว้ กรุณาเลือกไฟล์ที่ลงท้ายด้วย {ending} ตามที่ผู้ส่งให้มา",
                "This file is no sealed packet. Please choose the file ending in {ending}, as it was sent.",
                ending=ENDING,
            )
        )


class PacketChanged(Refusal):
    """Not every byte is as the sender signed it."""

    code = "packet_changed"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไฟล์นี้ไม่ตรงกับที่ผู้ส่งลงลายมือชื่อไว้ อาจถูกแก้หรือส่งมาไม่ครบ กรุณาขอไฟล์ใหม่จากผู้ส่ง",
                "This file is not as its sender signed it: it was changed, or did not arrive whole. "
                "Please ask the sender for it again.",
            )
        )


@dataclass(frozen=True)
class Sender:
    """Who a packet says it is from; the key proves it, once a person has compared it."""

    code: str
    name_th: str
    name_en: str
    key: bytes

    @property
    def fingerprint(self) -> str:
        """The short form of the key that people read to each other."""
        return signing.fingerprint(self.key)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A packet whose hash and signature are right.

    :ivar body: the canonical text that was signed
    """

    packet_id: uuid.UUID
    kind: str
    schema: str
    made_at: datetime.datetime
    answers: str
    sender: Sender
    content: Mapping[str, Any]
    body: str
    sha256: str
    signature: str


def written(
    *,
    packet_id: uuid.UUID,
    kind: str,
    schema: str,
    made_at: datetime.datetime,
    sender: Sender,
    content: Mapping[str, Any],
    answers: str = "",
) -> str:
    """The canonical text of a packet, to be signed."""
    head = {"code": sender.code, "name_th": sender.name_th, "name_en": sender.name_en}
    body = {
        "id": str(packet_id),
        "kind": kind,
        "schema": schema,
        "made_at": made_at.isoformat(),
        "answers": answers,
        "sender": {**head, "key": sender.key.hex()},
        "content": content,
    }
    assert _BODY.is_valid(body), "an app made a packet of the wrong form"
    return canonical_bytes(body).decode()


def signed(body: str, secret: bytes) -> tuple[str, str]:
    """The hash of a packet's text and the signature over it, both in hexadecimal digits."""
    digest = hashlib.sha256(body.encode()).digest()
    return digest.hex(), signing.sign(secret, FORMAT, digest).hex()


def file_of(body: str, sha256: str, signature: str) -> bytes:
    """The bytes that are handed over."""
    return json.dumps(
        {"format": FORMAT, "body": body, "sha256": sha256, "signature": signature},
        ensure_ascii=False,
        indent=1,
    ).encode()


def opened(raw: bytes) -> Opened:
    """Read a file and check that every byte is as its sender signed it; whether they are trusted is not said.

    :raises PacketUnreadable: it is no packet
    :raises PacketChanged: the hash or the signature does not fit
    """
    outer = _read(raw, _FILE)
    plain = _bytes_of(outer["body"])
    digest = hashlib.sha256(plain).digest()
    if digest.hex() != outer["sha256"]:
        raise PacketChanged
    body = _read(plain, _BODY)
    if canonical_bytes(body) != plain:
        raise PacketChanged
    key = bytes.fromhex(body["sender"]["key"])
    if not signing.is_signed(key, FORMAT, digest, bytes.fromhex(outer["signature"])):
        raise PacketChanged
    said = body["sender"]
    return Opened(
        packet_id=_uuid(body["id"]),
        kind=body["kind"],
        schema=body["schema"],
        made_at=_moment(body["made_at"]),
        answers=body["answers"],
        sender=Sender(said["code"], said["name_th"], said["name_en"], key),
        content=body["content"],
        body=outer["body"],
        sha256=outer["sha256"],
        signature=outer["signature"],
    )


def content_of(body: str) -> dict[str, Any]:
    """What a packet that was checked before says."""
    content: dict[str, Any] = json.loads(body)["content"]
    return content


def _read(raw: bytes, form: Draft202012Validator) -> dict[str, Any]:
    if len(raw) > MOST_BYTES:
        raise PacketUnreadable
    try:
        found = json.loads(
            raw.decode("utf-8-sig"), parse_float=_refuse_fraction, parse_constant=_refuse_fraction
        )
    except (ValueError, RecursionError) as fault:
        raise PacketUnreadable from fault
    if not form.is_valid(found):
        raise PacketUnreadable
    read: dict[str, Any] = found
    return read


def _bytes_of(text: str) -> bytes:
    """UTF-8 of a text that holds neither half characters nor nulls, which no database keeps."""
    try:
        plain = text.encode()
    except UnicodeEncodeError as fault:
        raise PacketUnreadable from fault
    if b"\\u0000" in plain:
        raise PacketUnreadable
    return plain


def _refuse_fraction(text: str) -> None:
    raise ValueError(text)


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as fault:
        raise PacketUnreadable from fault


def _moment(text: str) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as fault:
        raise PacketUnreadable from fault
    if moment.tzinfo is None:
        raise PacketUnreadable
    return moment
