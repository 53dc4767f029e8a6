"""What the two price packages say, kept in a file between builds: to load them takes longer than all else on prices."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from importlib.util import find_spec
from os import getpid
from pathlib import Path

from pydantic import TypeAdapter

from pricing import price
from pricing.price import Price

CACHE = Path(".cache/prices.json")
PACKAGES = ("genai_prices", "model_prices")
# Older prices are of no use to a reader of today.
SINCE = date(2026, 7, 1)

# By the first list and by the second; None where it has none.
Both = tuple[Price | None, Price | None]


@dataclass(frozen=True)
class History:
    """The prices of one model on the day of the build, and each day since SINCE on which either list has a new one."""

    now: Both
    changes: tuple[tuple[date, Both, Both], ...]  # the day, the prices of the day before, the prices since


Histories = dict[str, History]


@dataclass(frozen=True)
class _Cached:
    key: str
    histories: dict[str, History]


_CACHED = TypeAdapter(_Cached)


def histories(
    models: Iterable[str],
    day: date,
    cache: Path | None = None,
    *,
    accept: Callable[[Histories, Histories], bool] = lambda *_: True,
) -> Histories:
    """The history up to `day` of each of these models, by exact API id.

    With a file `cache` the packages are loaded only when they, the models or the day are other than before. `accept`
    gets what the file had and what the packages say now; the file stays as it is unless it says yes.
    """
    models = sorted(models)
    if cache is None:
        return _ask(models, day)
    key = _key(models, day)
    before: Histories = {}
    with suppress(OSError, ValueError):  # a file that is missing or damaged
        cached = _CACHED.validate_json(cache.read_bytes())
        if cached.key == key:
            return cached.histories
        before = cached.histories
    asked = _ask(models, day)
    if accept(before, asked):
        _write(cache, _CACHED.dump_json(_Cached(key, asked)))
    return asked


def known_models() -> Collection[str]:
    """The ids of all OpenAI models of the first list."""
    from pricing.packages import first_list

    return first_list().keys()


def _ask(models: Iterable[str], day: date) -> dict[str, History]:
    from pricing import packages

    def both(model: str, day: date) -> Both:
        return packages.first_price(model, day), packages.second_price(model, day)

    def history(model: str) -> History:
        days = sorted(packages.days_of_change(model, SINCE, day))
        changes = ((start, both(model, start - timedelta(days=1)), both(model, start)) for start in days)
        return History(both(model, day), tuple(changes))

    return {model: history(model) for model in models}


def _key(models: Iterable[str], day: date) -> str:
    """Another one for other models, another day, and another byte in any file that has a say."""
    key = sha256(" ".join([*models, str(day)]).encode())
    for file in _sources():
        key.update(sha256(file.read_bytes()).digest())
    return key.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (Path(__file__), Path(__file__).with_name("packages.py"), Path(price.__file__))
    for spec in map(find_spec, PACKAGES):
        for folder in spec.submodule_search_locations or () if spec else ():
            yield from sorted(path for path in Path(folder).rglob("*") if path.suffix in (".py", ".json"))


def _write(cache: Path, content: bytes) -> None:
    half = cache.with_suffix(f".{getpid()}.new")  # another build may write its own
    with suppress(OSError):  # without the file the next build takes longer, that is all
        cache.parent.mkdir(exist_ok=True)
        try:
            half.write_bytes(content)
            half.replace(cache)
        finally:
            half.unlink(missing_ok=True)
