"""The texts for programs that speak of the whole site: llms.txt (llmstxt.org) and llms-full.txt."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Template

from datafiles.once import once
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
    """The twins of the pages, as the build finishes them, and what is made of all of them."""

    def __init__(self, guide: Guide, template: Template, site: Path, home: str) -> None:
        """`template` is that of llms.txt; `home` is the address of the site, or nothing: then links are relative."""
        self._guide = guide
        self._template = template
        self._site = site
        self._home = home
        self._pages: dict[str, Listed] = {}

    def add(self, src_uri: str, url: str, name: str, description: str, page_html: str) -> None:
        """Write the twin of the page at `url` below the home to `name`."""
        self._pages[src_uri], text = _listed(page_html, description, self._home, url, name)
        path = self._site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def finish(self, site_name: str, summary: str) -> None:
        """Write llms.txt and llms-full.txt, with the pages in reading order."""
        listed = [(title, [self._pages[page.src_uri] for page in pages]) for title, pages in parts(self._guide)]
        text = self._template.render(
            site_name=site_name, summary=summary, home=self._home, catalog=self._guide.catalog, parts=listed
        )
        (self._site / "llms.txt").write_text(text, encoding="utf-8")
        whole = "\n---\n\n".join(page.text for _, pages in listed for page in pages)
        (self._site / "llms-full.txt").write_text(whole, encoding="utf-8")


@once
def _listed(page_html: str, description: str, home: str, url: str, name: str) -> tuple[Listed, str]:
    """What llms.txt lists of a page, and the text of its twin."""
    marked = twin(page_html, description, lambda address: f"{MARK}{address}{MARK}")
    base = urljoin(home, url)
    whole = MARKED.sub(lambda link: urljoin(base, link[1]), marked)
    title = whole.removeprefix("# ").partition("\n")[0]
    return Listed(title, urljoin(home, name), description, whole), whole if home else MARKED.sub(r"\1", marked)


def last_change(page: SourcePage, prices: date) -> date:
    """The day from which the page says what it says: its facts were checked, or its prices were published."""
    return max(page.meta.checked, prices) if page.shows_prices else page.meta.checked
