"""A receipt's verification page, reached by the long random token in its QR and by nothing else."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from thuanna.channels.web.pages import public_page
from thuanna.kernel.tokens import is_token
from thuanna.oversight.publications import shown

from . import frames
from .looking import looks_too_often, unlisted


@public_page
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Show date, amount, fund and since when it is in the book. No name, no number without the token.

    :raises Http404: nobody was given this token, or its receipt is not yet in the book
    """
    if looks_too_often(request, "receipt"):
        return unlisted(render(request, "429.html", status=429))
    proofs = shown.proofs(token) if is_token(token) else []
    if not proofs:
        raise Http404("no such receipt")
    issued = proofs[0]
    facts = {
        **frames.of_site(is_demo=issued.is_demo),
        "issued": issued,
        "voided": proofs[1] if len(proofs) > 1 else None,
        "office_shows": shown.stamp("fund", issued.office_code) is not None,
    }
    return unlisted(render(request, "public/receipt.html", facts))
