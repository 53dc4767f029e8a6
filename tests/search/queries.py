"""What people type, which ids answer it, and how well a list of results does.

`tune.jsonl` and `readers.jsonl` may be read while the search is improved. `frozen.jsonl` may not: it tells whether an
improvement is true.
"""

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.pages import read_pages, sections
from tests.conftest import ROOT

SETS = ("readers", "tune", "frozen")


@dataclass(frozen=True)
class Query:
    """What somebody typed, and the ids that answer it.

    Those in `wider` answer it as well, because of `why`: pages were joined and divided after it was written down.
    """

    query: str
    kind: str
    expected: list[str]
    lang: str = "en"
    wider: list[str] = field(default_factory=list)
    why: str = ""


def file_of(name: str) -> Path:
    return Path(__file__).parent / f"{name}.jsonl"


def read_queries(name: str) -> list[Query]:
    """The queries of a set."""
    return [Query(**json.loads(line)) for line in file_of(name).read_text(encoding="utf-8").splitlines()]


class Answers:
    """Where each id of the site is read."""

    def __init__(self, *, by_page: bool) -> None:
        """With `by_page` a page answers for its sections, else a section alone, or its page from the start."""
        found = sections(read_pages(ROOT / "docs", root=ROOT))
        self._places = {name: (_path(section.src_uri), section.anchor) for name, section in found.items()}
        self._by_page = by_page

    def rank(self, ids: Sequence[str], addresses: Sequence[str]) -> int | None:
        """The place of the first address that answers one of `ids`, counted from 1."""
        return next((rank for rank, address in enumerate(addresses, 1) if self._is_right(ids, address)), None)

    def _is_right(self, ids: Sequence[str], address: str) -> bool:
        parts = urlsplit(address)
        path, anchor = unquote(parts.path).strip("/"), unquote(parts.fragment)
        places = [self._places[name] for name in ids]
        return any(
            path == page and (self._by_page or not section or anchor in ("", section)) for page, section in places
        )


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
    """The shares of queries with a right address at the top and among three, the mean of 1/rank, those without any."""

    queries: int
    top_1: float
    top_3: float
    mrr: float
    without: int

    def __str__(self) -> str:
        return f"{self.top_1:.3f} | {self.top_3:.3f} | {self.mrr:.3f} | {self.without}"


def score(results: Sequence[Result]) -> Score:
    """How well an engine did. The results are one at least."""
    return Score(
        queries=len(results),
        top_1=statistics.mean(result.rank == 1 for result in results),
        top_3=statistics.mean(result.rank is not None and result.rank <= 3 for result in results),
        mrr=statistics.mean(1 / result.rank if result.rank else 0 for result in results),
        without=sum(not result.addresses for result in results),
    )


def scores(results: Iterable[Result]) -> dict[str, Score]:
    """The score of each kind, of English and of other languages, and of all."""
    results = list(results)
    groups = {
        kind: [it for it in results if it.query.kind == kind] for kind in sorted({it.query.kind for it in results})
    }
    groups["English"] = [it for it in results if it.query.lang == "en"]
    groups["other languages"] = [it for it in results if it.query.lang != "en"]
    return {name: score(group) for name, group in groups.items() if group} | {"all": score(results)}


def judged(name: str, lists: Iterable[list[str]], *, wider: bool = True) -> list[Result]:
    """The results of a set's queries in order, each with its rank; without `wider` by the first expectation alone."""
    answers = Answers(by_page=name == "readers")
    return [
        Result(query, found, answers.rank([*query.expected, *(query.wider if wider else ())], found))
        for query, found in zip(read_queries(name), lists, strict=True)
    ]
