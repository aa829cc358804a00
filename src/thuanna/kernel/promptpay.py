"""The text of a PromptPay QR (EMVCo merchant-presented): to whom, how much, what for. Nothing is sent.

Owns the form of the text. Must not know who has such a number; a bank gives it, and most funds have none.
"""

from __future__ import annotations

from .money import Money

_APPLICATION = "A000000677010111"
_PHONE, _CITIZEN_OR_TAX, _WALLET = "01", "02", "03"
_KINDS = {10: _PHONE, 13: _CITIZEN_OR_TAX, 15: _WALLET}
_ANY_TIME, _ONCE = "11", "12"
_LONGEST_REFERENCE = 25
_POLYNOMIAL, _START = 0x1021, 0xFFFF


def payload(number: str, amount: Money | None = None, reference: str = "") -> str:
    """What the QR holds.

    :param number: ten digits of a telephone, thirteen of a person or company, fifteen of a wallet
    :param amount: left out, whoever pays types it
    :param reference: a label for whoever is paid, which banks may pass on; plain letters and digits only
    """
    assert number.isdecimal(), "a PromptPay number has digits only"
    assert len(number) in _KINDS, "a PromptPay number has 10, 13 or 15 digits"
    kind = _KINDS[len(number)]
    told = f"0066{number[1:]}" if kind == _PHONE else number
    parts = [
        _field("00", "01"),
        _field("01", _ONCE if amount else _ANY_TIME),
        _field("29", _field("00", _APPLICATION) + _field(kind, told)),
        _field("58", "TH"),
        _field("53", "764"),
    ]
    if amount:
        parts.append(_field("54", f"{amount.satang // 100}.{amount.satang % 100:02}"))
    if reference and reference.isascii():
        parts.append(_field("62", _field("05", reference[:_LONGEST_REFERENCE])))
    before = "".join(parts) + "6304"
    return before + f"{_checksum(before):04X}"


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02}{value}"


def _checksum(text: str) -> int:
    """CRC-16/CCITT-FALSE, as EMVCo asks."""
    found = _START
    for byte in text.encode("ascii"):
        found ^= byte << 8
        for _ in range(8):
            found = ((found << 1) ^ _POLYNOMIAL if found & 0x8000 else found << 1) & 0xFFFF
    return found
