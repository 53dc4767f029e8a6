"""What the head of a page has to say, read without a browser."""

from collections.abc import Iterator

import lxml.html

from tools.audit.finding import Finding

MUST_HAVE = {
    "title": ("string(//title)", "Give the page a title in its front matter."),
    "description": ("string(//meta[@name='description']/@content)", "Give the page a description in its front matter."),
    "language": ("string(/html/@lang)", "Set theme.language in mkdocs.yml."),
    "viewport": ("string(//meta[@name='viewport']/@content)", "The theme's block site_meta has it: do not drop it."),
}
CANONICAL = "string(//link[@rel='canonical']/@href)"
LONGEST_TITLE = 80


def of_the_head(page: str, html: str, *, site_url: str = "") -> Iterator[Finding]:
    tree = lxml.html.document_fromstring(html)
    view = "its head"
    for name, (path, remedy) in MUST_HAVE.items():
        if not tree.xpath(path).strip():
            yield Finding(page, view, f"no-{name}", "<head>", remedy)
    title = tree.xpath("string(//title)")
    if len(title) > LONGEST_TITLE:
        yield Finding(page, view, "long-title", title, f"A title has at most {LONGEST_TITLE} signs.")
    viewport = tree.xpath(MUST_HAVE["viewport"][0])
    if "maximum-scale" in viewport or "user-scalable" in viewport:
        yield Finding(page, view, "no-zoom", viewport, "Readers must be able to zoom: leave scale out.")
    # The page for what does not exist is at no address of its own.
    if site_url and page != "404.html" and not tree.xpath(CANONICAL).startswith(site_url):
        yield Finding(page, view, "no-canonical", "<head>", "The theme writes it from site_url: do not drop site_meta.")
