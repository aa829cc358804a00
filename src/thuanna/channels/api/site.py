"""The API object: its description carries the published JSON schemas, so that programs can check answers."""

from __future__ import annotations

import json
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from thuanna.oversight.publications import schemas


class DescribedAPI(NinjaAPI):
    """Adds the schemas of publications to the components of its description."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        """Describe the API (OpenAPI 3.1)."""
        found = super().get_openapi_schema(*args, **kwargs)
        components = found.setdefault("components", {}).setdefault("schemas", {})
        for name in schemas.NAMES:
            components.update(_components(name))
        return found


def component(name: str) -> dict[str, str]:
    """A reference to a publication's schema in the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def _components(name: str) -> dict[str, Any]:
    """A published schema with its parts under names of their own."""
    text = json.dumps(schemas.schema(name)).replace('"#/$defs/', f'"#/components/schemas/{name}.')
    whole = json.loads(text)
    parts = whole.pop("$defs", {})
    for word in ("$id", "$schema"):
        whole.pop(word, None)
    return {name: whole, **{f"{name}.{part}": one for part, one in parts.items()}}
