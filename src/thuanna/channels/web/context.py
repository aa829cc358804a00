"""What every page knows without asking: language, letter size, and in staff pages whose office this is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from thuanna.kernel.language import current_language, t

from .preferences import wants_big_text


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Give templates the reader's preferences; nothing here touches the session or the database."""
    facts: dict[str, Any] = {
        "language": current_language(),
        "big_text": wants_big_text(request),
        "here": request.get_full_path() if request.method == "GET" else request.path,
    }
    tenant = getattr(request, "tenant", None)
    if tenant is not None:
        facts["office_name"] = t(tenant.name_th, tenant.name_en or tenant.name_th)
        facts["is_demo"] = tenant.is_demo
    return facts
