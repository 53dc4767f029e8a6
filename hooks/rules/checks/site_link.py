"""A link within the site leads to a page or a picture that is there, and to a part that the page has."""

from collections.abc import Iterator

from facts import Problem
from guide.written_links import wrong_links
from rules.page import Site

PARTLY = True


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each that leads nowhere, as far as it can be known before anything is built."""
    for link in wrong_links((page.source for page in site.pages), site.root):
        yield Problem(link.page.file, link.line, link.fault)
