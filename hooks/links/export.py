"""Findings for other programs: a JSON list, its schema in findings.schema.json."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from links.finding import Finding, Verdict
from links.redact import redact
from links.registry import Registry
from links.report import Places

SCHEMA = Path(__file__).parent / "findings.schema.json"


class ExportedFinding(BaseModel):
    """What was found out about one address."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)

    id: str | None = Field(description="The id in the registry; null for an address that is not in it")
    url: str = Field(description="The address without its query")
    verdict: Verdict
    reason: str = Field(description="Why, in a few words")
    final_url: str = Field(description="Where it leads in the end, without the query; empty when that is not known")
    where: list[str] = Field(description="Places that use it, as file:line or file:line:column")
    checked_at: datetime
    from_cache: bool


EXPORTED = TypeAdapter(list[ExportedFinding])


def as_json(findings: Sequence[Finding], places: Places, registry: Registry) -> str:
    """The findings as a JSON list."""
    exported = [
        ExportedFinding(
            id=registry.by_url.get(it.url),
            url=redact(it.url),
            verdict=it.verdict,
            reason=redact(it.reason),
            final_url=redact(it.final_url),
            where=list(places.get(it.url, [])),
            checked_at=it.checked_at,
            from_cache=it.from_cache,
        )
        for it in findings
    ]
    return EXPORTED.dump_json(exported, indent=2).decode()


def schema_json() -> str:
    """The JSON Schema of the list."""
    schema: dict[str, Any] = EXPORTED.json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_json(), encoding="utf-8")
