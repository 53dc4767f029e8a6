"""The built site in a folder, as any builder leaves it: pages, and what build.json says of them."""

import re
from copy import copy
from datetime import date
from html import unescape
from pathlib import Path

from pydantic import BaseModel, ValidationError

from facts import Problem, Problems

BUILD_AGAIN = "Run 'make build'."
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


class Facts(BaseModel):
    """What the site says it was made from: the part of build.json that is needed here. The rest is not looked at."""

    texts: str
    site_name: str
    site_description: str
    site_url: str
    day: date
    languages: tuple[str, ...] = ()


class BuiltSite:
    """A site that is whole, and of the version of the guide that is asked for."""

    def __init__(self, folder: Path, *, texts: str) -> None:
        """Read build.json. `texts` is the digest of the guide (provenance.build.texts). Raises Problems."""
        self.folder = folder
        if not (folder / "index.html").is_file():
            raise self._problem("index.html", "there is no built site in this folder.")
        try:
            self.facts = Facts.model_validate_json((folder / "build.json").read_bytes())
        except FileNotFoundError:
            raise self._problem("build.json", "this file is missing, so nobody can tell what was built.") from None
        except (OSError, ValidationError):
            raise self._problem("build.json", "this file cannot be read.") from None
        if self.facts.texts != texts:
            raise self._problem(
                "build.json", "the site was built from other texts than docs/, data/ and i18n/ hold now."
            )

    def inside(self, folder: str, name: str, about: str) -> "BuiltSite":
        """The part of the site that is in another language, in this folder of it, with what it says of itself."""
        part, home = copy(self), self.facts.site_url
        part.folder = self.folder / folder
        facts = {"site_name": name, "site_description": about, "site_url": home and f"{home}{folder}/"}
        part.facts = self.facts.model_copy(update=facts)
        return part

    def html(self, src_uri: str) -> str:
        """The finished page of the Markdown file with this path below docs/. Raises Problems when it is missing."""
        name = page_file(src_uri)
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise self._problem(name, f"the page of docs/{src_uri} is missing or cannot be read.") from None

    def _problem(self, name: str, what: str) -> Problems:
        return Problems([Problem((self.folder / name).as_posix(), 1, f"{what} {BUILD_AGAIN}")])


def languages_of(site: Path) -> tuple[str, ...]:
    """The codes of the languages, besides English, in which the site in a folder is built."""
    return Facts.model_validate_json((site / "build.json").read_bytes()).languages


def page_file(src_uri: str) -> str:
    """Where the page of a Markdown file lies: `faq/x.md` at `faq/x/index.html`, `faq/index.md` at `faq/index.html`."""
    name = src_uri.removesuffix(".md")
    return f"{name}.html" if name == "index" or name.endswith("/index") else f"{name}/index.html"


def page_url(src_uri: str) -> str:
    """The address of a page from the root of the site: `faq/x/`, and nothing for the start page."""
    return page_file(src_uri).removesuffix("index.html")


def description(html: str) -> str:
    """The sentence that the head of a page says of it, its figures filled in."""
    found = _DESCRIPTION.search(html)
    return unescape(found[1]) if found else ""
