"""`python -m refresh`: pin the newest price packages, date them, and say in Markdown what that changes.

Writes requirements.txt and data/price_sources.yml, both or neither. Exit status:

0   nothing was written and all sources agree
10  something was written and all sources agree
11  the sources disagree, whether something was written or not: the two lists have different prices for a model of
    data/models.yml or none at all, or a page of OpenAI has another price or another retirement day
4   it could not be done (no network, no uv, data with a mistake, prices that cannot be right): nothing was written
"""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from facts import Problems, read, validate
from facts.day import NoMoment, build_day
from facts.ending import run
from facts.files import replace_together
from links.registry import RegistryFile
from pricing.models import Models
from pricing.sources import Source, Sources
from refresh.lock import LOCK, Failure, pin, relock
from refresh.official import OFFICIAL, fetch
from refresh.report import Section, changed_prices, implausible_prices, official_days, official_page, pinned, two_lists
from refresh.snapshot import prices_of
from refresh.sources import Uploads, rewritten, uploads

UNCHANGED, CHANGED, DISAGREE, CANNOT_RUN = 0, 10, 11, 4
SOURCES = "data/price_sources.yml"


def main(root: Path) -> int:
    try:
        sections, changed = refresh(root, build_day())
    except (Problems, NoMoment) as problem:
        print(problem, file=sys.stderr)
        return CANNOT_RUN
    except Failure as reason:
        print(f"{reason} Nothing was written.", file=sys.stderr)
        return CANNOT_RUN
    print("\n\n".join(map(str, sections)))
    if any(section.disagreements for section in sections):
        return DISAGREE
    return CHANGED if changed else UNCHANGED


def refresh(root: Path, day: date) -> tuple[list[Section], bool]:
    """The report for prices on `day`, and whether files were written. Raises Problems or Failure."""
    listed = validate(read(root / "data/models.yml", root=root), Models)
    models = listed.models
    registry = RegistryFile(root / "data/links.yml", root=root).registry
    for link in OFFICIAL:
        if link not in registry.links:
            raise Failure(f"data/links.yml has no '{link}'. Add it: prices and dates are compared with that page.")
    sources_source = read(root / SOURCES, root=root)
    sources = validate(sources_source, Sources)
    packages = [sources.primary.package, sources.second.package]
    try:
        former_lock, former_sources = (_text(root / file) for file in (LOCK, SOURCES))
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{LOCK} cannot be read: {error}.") from None
    former_pins = {package: pin(former_lock, package) for package in packages}

    times = uploads(packages)
    lock = _relocked(root, former_lock, packages)
    dated = Sources(primary=_dated(sources.primary, lock, times), second=_dated(sources.second, lock, times))
    pins = {source.package: source.version for source in (dated.primary, dated.second)}
    before = prices_of(former_lock, former_pins, models, day)
    after = before if lock == former_lock else prices_of(lock, pins, models, day)
    if wrong := list(implausible_prices(before, after)):
        raise Failure("\n".join(wrong))
    official = fetch([f"{registry.links[link].url}.md" for link in OFFICIAL])

    sections = [
        pinned(former_lock, lock, dated),
        changed_prices(before, after, day),
        two_lists(after),
        official_page(official[0], after, models, day),
        official_days(official[1], listed.named, day),
    ]
    former = {root / LOCK: former_lock, root / SOURCES: former_sources}
    wanted = {root / LOCK: lock, root / SOURCES: rewritten(sources_source, former_sources, dated)}
    # A lock that nothing changes keeps its time: a new one makes the next `make` set up again.
    changed = {file: text for file, text in wanted.items() if text != former[file]}
    try:
        replace_together(changed)
    except OSError as error:
        raise Failure(f"{error.filename} cannot be written: {error.strerror}.") from None
    return sections, bool(changed)


def _text(path: Path) -> str:
    # Not read_text: it would turn other line ends into ours, and a file that nothing changes has to stay as it is.
    return path.read_bytes().decode()


def _relocked(root: Path, lock: str, packages: list[str]) -> str:
    """The lock with the newest of these packages. Other pins stay unless these need newer ones."""
    with TemporaryDirectory() as folder:
        trial = Path(folder) / LOCK
        trial.write_bytes(lock.encode())
        relock(root, trial, only=packages)
        return _text(trial)


def _dated(source: Source, lock: str, times: dict[str, Uploads]) -> Source:
    version = pin(lock, source.package)
    published = times[source.package].get(version)
    if published is None:
        raise Failure(f"the package index does not tell when {source.package} {version} was uploaded.")
    return Source(package=source.package, version=version, published=published)


if __name__ == "__main__":
    run(lambda: main(Path.cwd()), cannot_run=CANNOT_RUN)
