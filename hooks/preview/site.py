"""A built site, as far as a reader would notice: its pages, where they link to, old addresses, prices."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml import html

PAGE, TWIN, PRICES = "index.html", "index.md", "costs/prices.json"
# What is told of a model, by the keys of prices.json (hooks/pricing/export.py), in US dollars.
AMOUNTS = {
    ("input",): "1 million tokens of input",
    ("output",): "1 million tokens of output",
    ("cached_input",): "1 million tokens of cached input",
    ("cache_write",): "1 million tokens of cache write",
    ("per_rewrite", "little"): "a rewrite with a little thinking",
    ("per_picture", "little"): "a picture with a little thinking",
}
FACTS = {("status",): "the two lists", ("retirement", "on"): "last day", ("retirement", "replacement"): "replacement"}


class NotASite(Exception):
    """The folder holds no built site: why, in one line."""


@dataclass(frozen=True)
class BuiltPage:
    """`lines` are those of its twin in Markdown below the title, `links` lead to other sites."""

    title: str
    lines: tuple[str, ...]
    links: frozenset[str]


@dataclass(frozen=True)
class BuiltSite:
    """Pages by their address from the root (`faq/x/`), old addresses with the new one, prices by model and what for."""

    pages: Mapping[str, BuiltPage]
    redirects: Mapping[str, str]
    prices: Mapping[str, Mapping[str, str]]


def read_site(folder: Path) -> BuiltSite:
    """What `mkdocs build` wrote into the folder. Raises NotASite."""
    if not (folder / PAGE).is_file():
        raise NotASite(f"{folder} holds no built site: it has no {PAGE}. Run `make build` and name its folder.")
    pages, redirects = {}, {}
    for path in sorted(folder.rglob(PAGE)):
        address = "".join(f"{part}/" for part in path.parent.relative_to(folder).parts)
        document = html.document_fromstring(path.read_bytes())
        twin = path.with_name(TWIN)
        if twin.is_file():
            pages[address] = _page(twin.read_text(encoding="utf-8"), document)
        else:
            redirects[address] = urljoin(address, next(iter(document.xpath("//link[@rel='canonical']/@href")), ""))
    return BuiltSite(pages, redirects, _prices(folder / PRICES))


def _page(twin: str, document: html.HtmlElement) -> BuiltPage:
    title, _, rest = twin.partition("\n")
    hrefs = document.xpath("//a/@href")
    links = frozenset(str(href) for href in hrefs if str(href).startswith(("https://", "http://")))
    return BuiltPage(title.removeprefix("# "), tuple(line for line in rest.splitlines() if line.strip()), links)


def _prices(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {model["id"]: dict(_told(model)) for model in found["models"]}
    except (ValueError, KeyError, TypeError) as error:
        raise NotASite(f"{path} is not a price list of ours: {error}. Build the site again.") from None


def _told(model: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for keys, what in (AMOUNTS | FACTS).items():
        value: Any = model
        for key in keys:
            value = value.get(key) if value else None
        if value is not None:
            yield what, f"${value}" if keys in AMOUNTS else str(value)
