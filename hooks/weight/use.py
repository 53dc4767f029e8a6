"""What the pages of a site use: tags, scripts, and files."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from headers.policy import inline_scripts
from weight import html
from weight.seen import StartTags
from weight.stylesheet import joined

_ASSETS = "assets/"
_ASSET = re.compile(rf"""{_ASSETS}[^\s"'<>?#]+""")


@dataclass
class Used:
    """What all pages together use; files by their names from the root of the site."""

    css: str = ""
    sheets: Sequence[str] = ()
    modules: Sequence[str] = ()
    tags: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    # How each page writes the root of the site: `../../`, or `/` on the page for what is not there.
    roots: dict[str, str] = field(default_factory=dict)

    def __or__(self, other: "Used") -> "Used":
        """What the pages of both use."""
        files = self if self.sheets else other
        return Used(
            files.css,
            files.sheets,
            files.modules,
            self.tags | other.tags,
            self.scripts | other.scripts,
            self.named | other.named,
            self.asked | other.asked,
            self.roots | other.roots,
        )


class Use:
    """Pages of the site in `folder`, one after the other: there can be thousands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used = Used()
        self._tags = StartTags("")
        self._roots: dict[str, str] = {}

    def add(self, name: str, page: str, frame: str = "") -> None:
        """Take in the page that is written to `name`. All pages have the stylesheets of the first one.

        `frame` is what others have too, if it was taken out of the page: it is looked through once.
        """
        root = self._roots.get(frame)
        if root is None:
            head = frame or page
            sheets = html.stylesheets(head)
            if not sheets:  # a redirect has none
                return
            root = sheets[0].rpartition(_ASSETS)[0]
            if not self._used.sheets:
                self._begin(sheets, html.modules(head))
            if frame:
                self._roots[frame] = root
                self._look(frame, root)
        self._used.roots[name] = root
        self._look(page, root)

    def _begin(self, sheets: Sequence[str], modules: Sequence[str]) -> None:
        used = self._used
        used.sheets, used.modules = ([_from_root(it) for it in files] for files in (sheets, modules))
        used.css = joined((self._folder / sheet).read_text(encoding="utf-8") for sheet in used.sheets)
        self._tags = StartTags(used.css)

    def _look(self, text: str, root: str) -> None:
        self._tags.add(text)
        self._used.scripts |= inline_scripts(text)
        self._used.named.update(address.rpartition("/")[2] for address in _ASSET.findall(text))
        self._used.asked.update(address.removeprefix(root) for address in html.asked_for(text))

    def all(self) -> Used:
        """What all of them use."""
        self._used.tags = self._tags.found
        return self._used


def _from_root(address: str) -> str:
    return _ASSETS + address.rpartition(_ASSETS)[2]
