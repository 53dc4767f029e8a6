"""A package index on this machine, and price packages made for a test, as wheels that uv installs."""

import base64
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field

from pytest_httpserver import HTTPServer

Listed = dict[str, dict[str, str]]

FIRST = """
from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace
from genai_prices.types import ModelInfo

LISTED = {listed!r}


def get_snapshot():
    exact = {{model: {{name: Decimal(value) for name, value in prices.items()}} for model, prices in LISTED.items()}}
    models = [ModelInfo(model, prices) for model, prices in exact.items()]
    return SimpleNamespace(providers=[SimpleNamespace(id="openai", models=models)])
"""
FIRST_TYPES = """
from types import SimpleNamespace


class TieredPrices:
    pass


ConditionalPrice = StartDateConstraint = TieredPrices


class ModelInfo:
    def __init__(self, id, prices):
        self.id, self.prices = id, prices

    def get_prices(self, moment):
        names = {"input": "input", "output": "output", "cached": "cache_read", "write": "cache_write"}
        return SimpleNamespace(**{f"{field}_mtok": self.prices.get(name) for name, field in names.items()})
"""
SECOND = """
from types import SimpleNamespace

LISTED = {listed!r}


def resolve(model, provider, strict):
    return (provider, model) if model in LISTED else None


def rates(model, moment, provider):
    names = {{"input": "input", "output": "output", "cached": "cache_read", "write": "cache_write"}}
    return SimpleNamespace(**{{field: float(LISTED[model].get(name, 0)) for name, field in names.items()}})
"""


@dataclass(frozen=True)
class Release:
    """One version of a price package, as one wheel."""

    package: str
    version: str
    uploaded: str
    listed: Listed = field(hash=False)

    @property
    def filename(self) -> str:
        return f"{self.package.replace('-', '_')}-{self.version}-py3-none-any.whl"

    @property
    def wheel(self) -> bytes:
        name = self.package.replace("-", "_")
        if name == "genai_prices":
            code = {"__init__": "", "data_snapshot": FIRST.format(listed=self.listed), "types": FIRST_TYPES}
        else:
            code = {"__init__": SECOND.format(listed=self.listed)}
        info = f"{name}-{self.version}.dist-info"
        files = {f"{name}/{module}.py": text for module, text in code.items()} | {
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {self.package}\nVersion: {self.version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = [f"{file},sha256={_digest(text)},{len(text.encode())}" for file, text in files.items()]
        files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""])
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for file, text in files.items():
                archive.writestr(zipfile.ZipInfo(file), text)
        return content.getvalue()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.wheel).hexdigest()

    @property
    def requirement(self) -> str:
        """As uv writes it into a lock."""
        return f"{self.package}=={self.version} \\\n    --hash=sha256:{self.sha256}\n    # via site (pyproject.toml)\n"


def serve_index(server: HTTPServer, *releases: Release, wheels: bool = True) -> None:
    """Publish the releases below /simple/. Without `wheels` they are listed, but cannot be downloaded."""
    for package in {release.package for release in releases}:
        own = [release for release in releases if release.package == package]
        files = [
            {
                "filename": release.filename,
                "url": server.url_for(f"/files/{release.filename}"),
                "hashes": {"sha256": release.sha256},
                **({"upload-time": release.uploaded} if release.uploaded else {}),
                "size": len(release.wheel),
                "requires-python": ">=3.11",
                "yanked": False,
            }
            for release in own
        ]
        page = {
            "meta": {"api-version": "1.1"},
            "name": package,
            "versions": [release.version for release in own],
            "files": files,
        }
        server.expect_request(f"/simple/{package}/").respond_with_data(
            json.dumps(page), content_type="application/vnd.pypi.simple.v1+json"
        )
        for release in own if wheels else ():
            server.expect_request(f"/files/{release.filename}").respond_with_data(release.wheel)


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
