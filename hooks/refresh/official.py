"""What OpenAI's own pages say, as far as they can be read: prices and the days on which models are switched off.

Both pages are Markdown. Columns are found by their names, because OpenAI has moved them before.
"""

import asyncio
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import httpx2

from links.client import trust

# Ids of data/links.yml. OpenAI serves a page as Markdown when ".md" is put behind its address.
OFFICIAL = ("openai-pricing", "deprecations")
USER_AGENT = "openai-key-guide-price-check/1.0"
PAGE_SECONDS = 15.0
LARGEST_PAGE = 1024 * 1024

# Longer ones are no tables, and would keep the expressions below busy.
LONGEST_LINE = 2000

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_BAR = re.compile(r"(?<!\\)\|")
# A link, a note in brackets, a footnote mark, a price that is struck out, emphasis, code, HTML.
_LINK = re.compile(r"!?\[([^\]^]*)\]\([^)]*\)")
_NOTES = re.compile(r"<sup>.*?</sup>|~~.*?~~|\[\^[^\]]*\]|\([^)]*\)|<[^>]*>|[*`†‡§¹²³]")

# US dollars per 1 million tokens by field of Price. A field that cannot be read is left out; None is "no such price".
OfficialPrice = dict[str, Decimal | None]

STANDARD = "standard pricing data"
_PRICE = re.compile(r"\$ ?([0-9]{1,6}(?:\.[0-9]{1,6})?)(?: ?/ ?1M(?: tokens)?)?")
_NO_PRICE = {"-", "\N{EN DASH}", "\N{EM DASH}", "n/a"}
_DATE_FORMS = ("%Y-%m-%d", "%b %d, %Y", "%B %d, %Y")
_BETWEEN_NAMES = re.compile(r"\\?\||[,;]|<br ?/?>| / | and | or ")
_NAME = re.compile(r"[a-z0-9][a-z0-9.:_-]*")
_SNAPSHOT = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{4})", re.ASCII)


@dataclass(frozen=True)
class Page:
    """A page, or the reason why there is none."""

    text: str = ""
    error: str = ""


def fetch(urls: Sequence[str]) -> list[Page]:
    """The pages, in order, within 15 seconds and of at most 1 MiB each."""
    return asyncio.run(_fetch_all(urls))


@dataclass(frozen=True)
class OfficialRetirement:
    """The day on which OpenAI switches off `name`: the model itself, or one dated snapshot of it."""

    model: str
    name: str
    on: date


def official_prices(page: str, models: Collection[str]) -> dict[str, OfficialPrice]:
    """The standard prices of these models, by exact id, for prompts of usual length; {} when none can be read."""
    prices: dict[str, OfficialPrice] = {}
    section: tuple[str, ...] | None = None
    for table in tables(page):
        depth = next((at for at, text in enumerate(table.headings) if plain(text).lower() == STANDARD), None)
        if depth is None:
            continue
        # Sections further down have the same name and the prices of something else, fine-tuned models for example.
        section = section or table.headings[: depth + 1]
        if table.headings[: depth + 1] != section:
            continue
        columns: dict[str, int] = {}
        for at, title in enumerate(table.header):
            if field := _field(title):
                columns.setdefault(field, at)
        for row in table.rows:
            model = plain(row[0])
            if model not in models or model in prices or _long_context(row[0]):
                continue
            read = {field: _price(row[at]) for field, at in columns.items()}
            price = {field: amount for field, (known, amount) in read.items() if known}
            if price:
                prices[model] = price
    return prices


def official_retirements(page: str, models: Collection[str]) -> list[OfficialRetirement]:
    """The retirements of these models and of their dated snapshots. Of two for one name the upper is the later word."""
    retirements: dict[str, OfficialRetirement] = {}
    for table in tables(page):
        titles = [plain(title).lower() for title in table.header]
        dates = [at for at, title in enumerate(titles) if re.search(r"shut ?down|retire|removal", title)]
        names = [at for at, title in enumerate(titles) if re.search(r"model|system", title) and at not in dates]
        names = [at for at in names if not re.search(r"replace|substitute|recommend|price", titles[at])]
        if not dates or not names:
            continue
        for row in table.rows:
            on = _date(plain(row[dates[0]]))
            for name in _names(row[names[0]]):
                model = next((model for model in models if _is_or_is_snapshot(name, model)), None)
                if on and model:
                    retirements.setdefault(name, OfficialRetirement(model, name, on))
    return list(retirements.values())


@dataclass(frozen=True)
class Table:
    """A table, and the headings it stands under, the highest first."""

    headings: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(page: str) -> Iterator[Table]:
    """Every table that has a header, its cells as they are written. Rows of another width are left out."""
    lines = [line[:LONGEST_LINE] for line in page.splitlines()]
    headings: dict[int, str] = {}
    at = 0
    while at < len(lines):
        heading = _HEADING.match(lines[at])
        if heading:
            level = len(heading[1])
            headings = {higher: text for higher, text in headings.items() if higher < level} | {level: heading[2]}
        elif "|" in lines[at] and at + 1 < len(lines) and "|" in lines[at + 1] and _RULE.match(lines[at + 1]):
            header, at = _cells(lines[at]), at + 2
            rows = []
            while at < len(lines) and "|" in lines[at]:
                rows.append(_cells(lines[at]))
                at += 1
            fitting = tuple(row for row in rows if len(row) == len(header))
            yield Table(tuple(headings.values()), header, fitting)
            continue
        at += 1


def plain(cell: str) -> str:
    """The words of a cell without links, notes, footnote marks, emphasis and code marks."""
    return " ".join(_NOTES.sub("", _LINK.sub(r"\1", cell)).replace("\\", "").split())


async def _fetch_all(urls: Sequence[str]) -> list[Page]:
    headers = {"User-Agent": USER_AGENT, "Accept": "text/markdown, text/plain"}
    async with httpx2.AsyncClient(
        follow_redirects=True, headers=headers, timeout=PAGE_SECONDS, verify=trust()
    ) as client:
        return await asyncio.gather(*(_fetch(client, url) for url in urls))


async def _fetch(client: httpx2.AsyncClient, url: str) -> Page:
    content = bytearray()
    # The client's own timeout is per read: a server that drips would hold us without this deadline.
    try:
        async with asyncio.timeout(PAGE_SECONDS), client.stream("GET", url) as response:
            if response.status_code != httpx2.codes.OK:
                return Page(error=f"HTTP {response.status_code}")
            async for chunk in response.aiter_bytes():
                content += chunk
                if len(content) > LARGEST_PAGE:
                    return Page(error="larger than 1 MiB")
    except TimeoutError:
        return Page(error=f"no answer within {PAGE_SECONDS:g} s")
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        return Page(error=str(error) or type(error).__name__)
    return Page(content.decode(errors="replace"))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip() for cell in _BAR.split(inner))


def _field(title: str) -> str | None:
    """The field of Price that a column holds; None for one that we do not compare."""
    words = plain(title).lower().removesuffix(" price").removesuffix(" / 1m tokens")
    words = words.removeprefix("short context ")
    if words in ("input", "output"):
        return words
    if words in ("cached input", "cached", "cache read", "cache reads"):
        return "cached"
    # A cache that lives longer ("12h write") costs more and is no part of Price.
    if words in ("cache write", "cache writes", "30m write", "30m writes", "cached write"):
        return "cache_write"
    return None


def _long_context(cell: str) -> bool:
    """Whether a row is for very long prompts only: `gpt-5.5 (>272K context length)`."""
    note = "".join(re.findall(r"\(([^)]*)\)", cell)).lower()
    return any(word in note for word in (">", "≥", "&gt;", "long", "over", "above"))


def _price(cell: str) -> tuple[bool, Decimal | None]:
    """Whether the cell can be read, and the price in it."""
    text = plain(cell)
    if text.lower() in _NO_PRICE:
        return True, None
    amount = _PRICE.fullmatch(text)
    return (True, Decimal(amount[1])) if amount else (False, None)


def _names(cell: str) -> list[str]:
    """The names in a cell of nothing but names: prose speaks of something else, of fine-tuning for example."""
    parts = [part.strip() for part in _BETWEEN_NAMES.split(cell)]
    names = [plain(part) for part in parts if " " not in part]
    return names if len(names) == len(parts) and all(map(_NAME.fullmatch, names)) else []


def _date(text: str) -> date | None:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(text.replace("Sept ", "Sep "), form).date()
        except ValueError:
            continue
    return None


def _is_or_is_snapshot(name: str, model: str) -> bool:
    return name == model or (name.startswith(model) and _SNAPSHOT.fullmatch(name, len(model)) is not None)
