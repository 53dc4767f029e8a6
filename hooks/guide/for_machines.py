"""The texts for programs that speak of the whole site: llms.txt (llmstxt.org) and llms-full.txt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Template

from facts.cached import cached_while_serving
from guide.load import Guide
from guide.pages import SourcePage
from guide.reading_order import parts
from guide.twin import twin

# A sign that no text has, around each address until it is known what to write for it.
MARK = "\ue000"
MARKED = re.compile(f"{MARK}([^{MARK}]*){MARK}")


@dataclass(frozen=True)
class Listed:
    """A page as llms.txt lists it; `text` is its twin with links that are right at the top of the site."""

    title: str
    address: str
    description: str
    text: str


class Twins:
    """The twins of pages, as the build finishes them."""

    def __init__(self, site: Path, home: str) -> None:
        """Write into `site`. `home` is its address, or nothing when it is not known: then links are relative."""
        self._site = site
        self._home = home
        self._pages: dict[str, Listed] = {}

    def add(self, src_uri: str, url: str, name: str, description: str, page_html: str) -> None:
        """Write the twin of the page at `url` below the home to `name`."""
        self._pages[src_uri], text = _listed(page_html, description, self._home, url, name)
        path = self._site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def listed(self) -> Mapping[str, Listed]:
        """The pages by their path below docs/."""
        return self._pages


@cached_while_serving
def _listed(page_html: str, description: str, home: str, url: str, name: str) -> tuple[Listed, str]:
    """What llms.txt lists of a page, and the text of its twin."""
    marked = twin(page_html, description, lambda address: f"{MARK}{address}{MARK}")
    base = urljoin(home, url)
    whole = MARKED.sub(lambda link: urljoin(base, link[1]), marked)
    title = whole.removeprefix("# ").partition("\n")[0]
    return Listed(title, urljoin(home, name), description, whole), whole if home else MARKED.sub(r"\1", marked)


def llms_txt(
    template: Template, guide: Guide, listed: Mapping[str, Listed], *, name: str, summary: str, home: str
) -> str:
    """The text of llms.txt: every page in reading order."""
    by_part = [(title, [listed[page.src_uri] for page in pages]) for title, pages in parts(guide)]
    return template.render(site_name=name, summary=summary, home=home, catalog=guide.catalog, parts=by_part)


def llms_full_txt(guide: Guide, listed: Mapping[str, Listed]) -> str:
    """All twins in reading order."""
    return "\n---\n\n".join(listed[page.src_uri].text for _, pages in parts(guide) for page in pages)


def last_change(page: SourcePage, prices: date) -> date:
    """The day from which the page says what it says: its facts were checked, or its prices were published."""
    return max(page.meta.checked, prices) if page.shows_prices else page.meta.checked
