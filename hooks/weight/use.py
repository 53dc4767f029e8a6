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
        self._tags: StartTags | None = None

    def add(self, name: str, page: str) -> None:
        """Take in the page that is written to `name`. All pages have the stylesheets of the first one."""
        sheets = html.stylesheets(page)
        if not sheets:  # a redirect has none
            return
        used = self._used
        root = used.roots[name] = sheets[0].rpartition(_ASSETS)[0]
        if not self._tags:
            used.sheets = [_from_root(sheet) for sheet in sheets]
            used.modules = [_from_root(module) for module in html.modules(page)]
            used.css = joined((self._folder / sheet).read_text(encoding="utf-8") for sheet in used.sheets)
            self._tags = StartTags(used.css)
        self._tags.add(page)
        used.scripts |= inline_scripts(page)
        used.named.update(address.rpartition("/")[2] for address in _ASSET.findall(page))
        used.asked.update(address.removeprefix(root) for address in html.asked_for(page))

    def all(self) -> Used:
        """What all of them use."""
        if self._tags:
            self._used.tags = self._tags.found
        return self._used


def _from_root(address: str) -> str:
    return _ASSETS + address.rpartition(_ASSETS)[2]
