"""What a reader of one built site would find changed in another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from links.redact import one_line
from preview.site import BuiltPage, BuiltSite

# Two pages that share this part of their lines are the same page at two addresses.
ALIKE = 0.5
# So many changed lines of a page are shown, of each kind.
EXCERPT = 3


@dataclass(frozen=True)
class Section:
    """Changes of one kind; each is one line, and lines below it that show more."""

    title: str
    changes: tuple[tuple[str, ...], ...]


def differences(old: BuiltSite, new: BuiltSite) -> list[Section]:
    """The sections that have something to tell; none when readers see the same."""
    moved = dict(_moved(old, new))
    sections = [
        Section("New pages", tuple(_added(old, new, set(moved.values())))),
        Section("Pages that moved", tuple(_moves(old, new, moved))),
        Section("Pages that are gone", tuple(_gone(old, new, moved))),
        Section("Pages that say something else", tuple(_changed(old, new, moved))),
        Section("Prices", tuple(_prices(old.prices, new.prices))),
        Section("Links to other sites", tuple(_links(old, new))),
    ]
    return [section for section in sections if section.changes]


def _moved(old: BuiltSite, new: BuiltSite) -> Iterator[tuple[str, str]]:
    """Pages that have another address: a redirect says so, or most of the text is the same."""
    added = [address for address in new.pages if address not in old.pages]
    for address in old.pages:
        if address in new.pages:
            continue
        target = new.redirects.get(address, "").partition("#")[0]
        if target not in added:
            likeness = {other: _likeness(old.pages[address], new.pages[other]) for other in added}
            target = max(added, key=lambda other: likeness[other], default="")
            if likeness.get(target, 0) < ALIKE:
                continue
        added.remove(target)
        yield address, target


def _likeness(one: BuiltPage, other: BuiltPage) -> float:
    shared = (Counter(one.lines) & Counter(other.lines)).total()
    return shared / max(len(one.lines), len(other.lines), 1)


def _added(old: BuiltSite, new: BuiltSite, moved_to: set[str]) -> Iterator[tuple[str, ...]]:
    for address, page in new.pages.items():
        if address not in old.pages and address not in moved_to:
            yield (_named(page, address),)


def _moves(old: BuiltSite, new: BuiltSite, moved: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for address, target in moved.items():
        yield (f"{_named(old.pages[address], address)} is now at {_where(target)}{_old_address(address, new)}",)


def _gone(old: BuiltSite, new: BuiltSite, moved: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for address, page in old.pages.items():
        if address not in new.pages and address not in moved:
            yield (f"{_named(page, address)}{_old_address(address, new)}",)


def _old_address(address: str, new: BuiltSite) -> str:
    if address in new.redirects:
        return f"; its old address leads to {_where(new.redirects[address])}"
    return "; its old address leads nowhere: add it to data/redirects.yml"


def _changed(old: BuiltSite, new: BuiltSite, moved: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for address, before in old.pages.items():
        target = moved.get(address, address)
        after = new.pages.get(target)
        if after is None or (before.title == after.title and before.lines == after.lines):
            continue
        gone = list((Counter(before.lines) - Counter(after.lines)).elements())
        fresh = list((Counter(after.lines) - Counter(before.lines)).elements())
        title = [f"was called: {one_line(before.title)}"] if before.title != after.title else []
        count = f"{len(fresh)} new, {len(gone)} gone" if fresh or gone else "the same lines"
        if not (fresh or gone or title):
            count = "the same lines in another order"
        yield (
            f"{_named(after, target)}: {count}",
            *title,
            *(f"gone: {one_line(line)}" for line in gone[:EXCERPT]),
            *(f"new: {one_line(line)}" for line in fresh[:EXCERPT]),
        )


def _prices(old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, ...]]:
    for model in _in_order(old, new):
        before, after = old.get(model), new.get(model)
        if before is None or after is None:
            yield (f"{model} {'is no longer listed' if after is None else 'is new'}", *_each(after or before or {}))
        else:
            for what in _in_order(before, after):
                was, is_now = before.get(what, "none"), after.get(what, "none")
                if was != is_now:
                    yield (f"{model}, {what}: {was} → {is_now}",)


def _each(told: Mapping[str, str]) -> Iterator[str]:
    return (f"{what}: {value}" for what, value in told.items())


def _links(old: BuiltSite, new: BuiltSite) -> Iterator[tuple[str, ...]]:
    before, after = _link_places(old), _link_places(new)
    for url in sorted(after.keys() - before.keys()):
        yield (f"new: {one_line(url)} ({_pages(after[url])})",)
    for url in sorted(before.keys() - after.keys()):
        yield (f"gone: {one_line(url)} ({_pages(before[url])})",)


def _link_places(site: BuiltSite) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for address, page in site.pages.items():
        for url in page.links:
            places.setdefault(url, []).append(address)
    return places


def _pages(addresses: list[str]) -> str:
    return f"on {_where(addresses[0])}" + (f" and {len(addresses) - 1} more" if len(addresses) > 1 else "")


def _named(page: BuiltPage, address: str) -> str:
    return f"{one_line(page.title)} ({_where(address)})"


def _where(address: str) -> str:
    return f"/{one_line(address)}"


def _in_order(old: Iterable[str], new: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*new, *old]))
