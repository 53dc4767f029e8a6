"""The texts for programs that speak of the whole site: llms.txt (llmstxt.org) and llms-full.txt."""

import re
from dataclasses import dataclass
from datetime import date
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
    """The twins of the pages, as the build finishes them."""

    def __init__(self, home: str) -> None:
        """`home` is the address of the site, or nothing when it is not known: then links are relative."""
        self.home = home
        self._pages: dict[str, Listed] = {}

    def add(self, src_uri: str, url: str, name: str, description: str, page_html: str) -> str:
        """The twin of the page at `url` below the home; it will stand at `name`."""
        self._pages[src_uri], text = _listed(page_html, description, self.home, url, name)
        return text

    def listed(self, page: SourcePage) -> Listed:
        """What is known of a page that was built."""
        return self._pages[page.src_uri]

    def all(self, guide: Guide) -> str:
        """All twins in reading order."""
        return "\n---\n\n".join(self.listed(page).text for _, pages in parts(guide) for page in pages)


@once
def _listed(page_html: str, description: str, home: str, url: str, name: str) -> tuple[Listed, str]:
    """What llms.txt lists of a page, and the text of its twin."""
    marked = twin(page_html, description, lambda address: f"{MARK}{address}{MARK}")
    base = urljoin(home, url)
    whole = MARKED.sub(lambda link: urljoin(base, link[1]), marked)
    title = whole.removeprefix("# ").partition("\n")[0]
    return Listed(title, urljoin(home, name), description, whole), whole if home else MARKED.sub(r"\1", marked)


def llms_txt(template: Template, guide: Guide, twins: Twins, *, name: str, summary: str) -> str:
    """The text of llms.txt."""
    listed = [(title, [twins.listed(page) for page in pages]) for title, pages in parts(guide)]
    return template.render(site_name=name, summary=summary, home=twins.home, catalog=guide.catalog, parts=listed)


def last_change(page: SourcePage, prices: date) -> date:
    """The day from which the page says what it says: its facts were checked, or its prices were published."""
    return max(page.meta.checked, prices) if page.shows_prices else page.meta.checked
