"""What people type, which ids answer it, and how well a list of results does.

`tune.jsonl` may be read while the search is improved. `frozen.jsonl` may not: it tells whether an improvement is true.
"""

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.pages import read_pages, sections
from tests.conftest import ROOT

KINDS = ("keyword", "question", "typo", "synonym", "error", "non-native")
SETS = ("tune", "frozen")


@dataclass(frozen=True)
class Query:
    query: str
    kind: str
    expected: list[str]


def file_of(name: str) -> Path:
    return Path(__file__).parent / f"{name}.jsonl"


def read_queries(name: str) -> list[Query]:
    """The queries of a set."""
    return [Query(**json.loads(line)) for line in file_of(name).read_text(encoding="utf-8").splitlines()]


class Answers:
    """Where each id of the site is read."""

    def __init__(self) -> None:
        found = sections(read_pages(ROOT / "docs", root=ROOT))
        self.places = {name: (_path(section.src_uri), section.anchor) for name, section in found.items()}

    def rank(self, query: Query, addresses: Sequence[str]) -> int | None:
        """The place of the first right address, counted from 1."""
        return next((rank for rank, address in enumerate(addresses, 1) if self._is_right(query, address)), None)

    def _is_right(self, query: Query, address: str) -> bool:
        """A page answers with each of its sections; a section answers alone, or its page from the start."""
        parts = urlsplit(address)
        path, anchor = unquote(parts.path).strip("/"), unquote(parts.fragment)
        places = [self.places[name] for name in query.expected]
        return any(path == page and (not section or anchor in ("", section)) for page, section in places)


def _path(src_uri: str) -> str:
    return src_uri.removesuffix(".md").removesuffix("index").strip("/")


@dataclass(frozen=True)
class Result:
    """What an engine gave for a query."""

    query: Query
    addresses: list[str]
    rank: int | None


@dataclass(frozen=True)
class Score:
    queries: int
    top_1: float
    top_3: float
    mrr: float
    without: int

    def __str__(self) -> str:
        return f"{self.top_1:.3f} | {self.top_3:.3f} | {self.mrr:.3f} | {self.without}"


def score(results: Sequence[Result]) -> Score:
    """The shares of queries with a right address at the top, the mean of 1/rank, and the number with no result."""
    return Score(
        queries=len(results),
        top_1=statistics.mean(result.rank == 1 for result in results),
        top_3=statistics.mean(result.rank is not None and result.rank <= 3 for result in results),
        mrr=statistics.mean(1 / result.rank if result.rank else 0 for result in results),
        without=sum(not result.addresses for result in results),
    )


def scores(results: Iterable[Result]) -> dict[str, Score]:
    """The score of each kind, and of all."""
    results = list(results)
    kinds = {kind: score([it for it in results if it.query.kind == kind]) for kind in KINDS}
    return kinds | {"all": score(results)}
