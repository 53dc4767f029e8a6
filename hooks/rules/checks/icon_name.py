"""The name between two colons is an icon of Material Design or an emoji, and stands beside words."""

import re
from collections.abc import Iterator

from facts import Problem, nearest
from guide.icons import FAMILY, SHORTCODE, emoji_names, icon, icon_names, sign
from guide.load import Guide
from rules.page import Page

TEMPLATES = True
OTHERS = re.compile(r"(?:fontawesome|octicons|simple|fa|fas|fab|bi|mdi)-")
ALONE = re.compile(rf"\[(?:\s*{SHORTCODE.pattern}\s*)\](?=\(|\[)")


def check_page(page: Page, _guide: Guide) -> Iterator[Problem]:
    """A problem for each name of nothing, and for a link that is an icon alone."""
    for match in SHORTCODE.finditer(page.prose, page.body_start):
        name = match["name"]
        if OTHERS.match(name):
            yield page.at(
                match.start(), f"':{name}:' has a license that the site does not hand on. Write :{FAMILY}...:."
            )
        elif not icon(name) and not sign(name) and re.search("[a-z]", name):
            known = icon_names() if name.startswith(FAMILY) else emoji_names()
            what = f"':{name}:' is no icon and no emoji.{nearest(name, known)} What is no name goes into `code`."
            yield page.at(match.start(), what)
    for match in ALONE.finditer(page.prose, page.body_start):
        yield page.at(match.start(), "this link is an icon without words. Write where it leads behind the icon.")
