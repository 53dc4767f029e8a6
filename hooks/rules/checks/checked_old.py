"""Facts are checked again within 120 days."""

from collections.abc import Iterator

from facts import Problem
from facts.ages import CHECK_AGAIN_AFTER
from rules.page import Site
from rules.rule import Level

LEVEL = Level.AGED
NAMED = 5


def check_site(site: Site) -> Iterator[Problem]:
    """One problem for all pages whose facts nobody has checked for long, at the oldest of them."""
    pages, day = site.guide.pages, site.guide.catalog.day
    old = sorted(((it.meta.checked, it.file, it) for it in pages), key=lambda it: it[:2])
    old = [it for it in old if (day - it[0]).days > CHECK_AGAIN_AFTER]
    if old:
        oldest = old[0][2]
        names = ", ".join(["this page", *(file for _, file, _ in old[1:NAMED])])
        more = f" and {len(old) - NAMED} more" if len(old) > NAMED else ""
        what = f"nobody has checked these facts for {CHECK_AGAIN_AFTER} days: {names}{more}. "
        todo = "Compare them with their sources and write the day under 'checked'."
        yield Problem(oldest.file, oldest.front.line(("checked",)), what + todo)
