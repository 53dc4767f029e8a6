"""The texts for programs: a copy of each page in Markdown, llms.txt (llmstxt.org) and llms-full.txt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from jinja2 import Template

from finish.built_site import BuiltSite, description, page_file, page_url
from finish.markdown_copy import copy_name, markdown_copy
from guide.front_matter import CATEGORIES
from guide.load import Guide
from guide.pages import SourcePage

# A sign that no text has, around each address until it is known what to write for it.
MARK = "\ue000"
MARKED = re.compile(f"{MARK}([^{MARK}]*){MARK}")
Part = tuple[str, list[SourcePage]]
# llmstxt.org: a reader with little room may skip the section of this name.
OPTIONAL = "Optional"


@dataclass(frozen=True)
class Listed:
    """A page as llms.txt lists it; `text` is its copy with links that are right at the top of the site."""

    title: str
    address: str
    description: str
    text: str


def llms(site: BuiltSite, guide: Guide, template: Template) -> dict[str, str]:
    """The texts by their names in the site. `template` is that of llms.txt. Raises Problems for a missing page.

    When the address of the site is not known, links are relative: in llms.txt to the root, in a copy to its page.
    """
    home, made, listed = site.facts.site_url, dict[str, str](), dict[str, Listed]()
    for page in guide.pages:
        html, url, name = site.html(page.src_uri), page_url(page.src_uri), copy_name(page_file(page.src_uri))
        answer, base = description(html), urljoin(home, url)
        marked = markdown_copy(html, answer, lambda address: f"{MARK}{address}{MARK}")
        whole = MARKED.sub(lambda link, base=base: urljoin(base, link[1]), marked)  # type: ignore[misc]
        made[name] = whole if home else MARKED.sub(r"\1", marked)
        title = whole.removeprefix("# ").partition("\n")[0]
        listed[page.src_uri] = Listed(title, urljoin(home, name), answer, whole)
    by_part = [(title, [listed[page.src_uri] for page in pages]) for title, pages in parts(guide)]
    names = {"site_name": site.facts.site_name, "summary": site.facts.site_description, "home": home}
    made["llms.txt"] = template.render(**names, catalog=guide.catalog, parts=by_part)
    made["llms-full.txt"] = "\n---\n\n".join(page.text for _, pages in by_part for page in pages)
    return made


def parts(guide: Guide) -> list[Part]:
    """Every page once, as somebody would read the guide, in sections with a title.

    What has no place of its own comes last, in the section to skip.
    """
    found = list(_parts(guide))
    placed = {page.src_uri for _, pages in found for page in pages}
    rest = [page for page in guide.pages if page.src_uri not in placed]
    return [(title, pages) for title, pages in (*found, (OPTIONAL, rest)) if pages]


def _parts(guide: Guide) -> Iterator[Part]:
    def folder(name: str) -> list[SourcePage]:
        return [page for page in guide.pages if page.src_uri.rpartition("/")[0] == name]

    def index(name: str) -> list[SourcePage]:
        return [page for page in guide.pages if page.src_uri == f"{name}index.md"]

    words = guide.language.words.plain
    yield words("llms.start"), index("")
    yield words("llms.steps"), [*index("steps/"), *sorted(guide.steps, key=lambda page: page.src_uri)]
    yield (
        words("llms.costs"),
        [*index("costs/"), *(page for page in folder("costs") if not page.src_uri.endswith("index.md"))],
    )
    for category in CATEGORIES:
        first = index("faq/") if category == next(iter(CATEGORIES)) else []
        title = words(f"categories.{category}")
        yield words("llms.questions", category=title), [*first, *guide.questions(category)]
    yield words("llms.fixes"), [*index("fix/"), *guide.fixes]
    yield words("llms.safety"), folder("safety")
