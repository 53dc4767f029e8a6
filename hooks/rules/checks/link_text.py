"""The text of a link says where it leads: people who listen to a page hear the links alone."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

LINK = re.compile(r"(?<![!\\])\[(?P<text>[^\[\]]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
SAYS_NOTHING = re.compile(
    r"(?:press |click |tap |see |go )?(?:here|this|this (?:link|page|one|site|article)|link|the link|page|more|"
    r"read more|learn more|more (?:info|information)|details|it|that|website|www\.\S+|https?://\S+|)",
    re.IGNORECASE,
)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each link that is called "here", "this page", an address, or nothing."""
    for match in LINK.finditer(page.prose):
        # Macros are blanks in prose: look at what is written there.
        written = page.source.text[match.start("text") : match.end("text")]
        if SAYS_NOTHING.fullmatch(re.sub(r"[*_`]", "", written).strip(" .,:!")):
            yield page.at(match.start(), f"the link text '{written}' does not say where it leads. Name the page.")
