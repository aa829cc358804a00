"""A QR of an address, for paper that leads back to the living page."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(address: str) -> SafeString:
    """A QR of an address as SVG, drawn without any colour or style of its own."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(scale=4, border=2, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(drawn.replace("<svg ", '<svg class="qr" aria-hidden="true" ', 1))  # noqa: S308  # drawn by us
