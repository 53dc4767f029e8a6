"""Styles and scripts as browsers get them: joined, short, and with names that tell their content."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain

from web.bundle import bundled, imported
from web.syntax import faults, short

STYLESHEET = "assets/guide.css"
# A file with such a name never has another content: a browser may keep it for good.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:css|js|svg)$")
# docs/assets/search/open.js asks for these by their names, which have to stay.
ASKED_BY_NAME = "assets/search/"
# What the rules of docs/assets/theme-more.css are about, which few pages have.
_MORE = re.compile(r'class="(?:[^"]* )?(?:tabbed-set|task-list|footnote|keys|twemoji|grid|linenos|filename|language-)')


def ready(sources: Mapping[str, str], styles: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """The name and the text to write, by the name under which templates ask for it.

    `sources` are the texts of all styles, scripts and drawings by their names from the root of the site. Those of
    `styles` become STYLESHEET, in their order; a script takes in what it imports, and what was imported is no file of
    its own any more. Raises ValueError, in one line with file and line, for what no browser could read.
    """
    styles = list(styles)
    for name in styles:
        if name not in sources:
            raise ValueError(f"mkdocs.yml: extra_css names {name}, and docs/ has no such file. Correct the name.")
    shorter = {name: _short(name, text) for name, text in sources.items()}  # also tells the line of what is wrong
    imports = {name: imported(name, text) for name, text in sources.items() if name.endswith(".js")}
    bundles = {name: _bundled(name, sources) for name, parts in imports.items() if parts}
    made = {name: _short(name, bundles[name]) if name in bundles else shorter[name] for name in sources}
    for name in {*styles, *chain.from_iterable(imports.values())}:
        del made[name]
    made[STYLESHEET] = "\n".join(shorter[name] for name in styles)
    return {name: (_named(name, text), text) for name, text in made.items()}


def needs_more_styles(content: str) -> bool:
    """Whether something in the HTML of a page is drawn by docs/assets/theme-more.css."""
    return _MORE.search(content) is not None


def _bundled(name: str, sources: Mapping[str, str]) -> str:
    try:
        return bundled(name, sources.__getitem__)
    except KeyError as missing:
        raise ValueError(f"docs/{name}: it imports {missing}, and there is no such file. Correct the name.") from None
    except ValueError as error:
        raise ValueError(f"docs/{error}") from None


def _short(name: str, text: str) -> str:
    """The same code in fewer letters. Raises ValueError for code that has an error of syntax."""
    for line, what in faults(name, text):
        raise ValueError(f"docs/{name}:{line}: {what}")
    return short(name, text)


def _named(name: str, text: str) -> str:
    if name.startswith(ASKED_BY_NAME):
        return name
    stem, dot, end = name.rpartition(".")
    return f"{stem}.{sha256(text.encode()).hexdigest()[:8]}{dot}{end}"
