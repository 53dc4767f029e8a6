"""A <div>, <span>, <kbd>, <sub> or <sup> that begins ends, in the order in which they began."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from guide.prose import blank_out_code
from rules.page import Page

TAG = re.compile(r"<(?P<end>/?)(?P<name>div|span|kbd|sub|sup)\b(?P<rest>[^<>\n]*)>", re.IGNORECASE)
# Of several texts a page shows one: the first stands for all.
OTHER_CHOICE = re.compile(r"\{%-?\s*(?:else|elif)\b.*?(?=\{%-?\s*endif\b)", re.DOTALL)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each tag without its partner."""
    text = OTHER_CHOICE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.source.text)
    opened: list[re.Match[str]] = []
    for tag in TAG.finditer(blank_out_code(text), page.body_start):
        name = tag["name"].lower()
        if not tag["end"]:
            opened.append(tag)
        elif any(it["name"].lower() == name for it in opened):
            while opened and (last := opened.pop())["name"].lower() != name:
                yield _open(page, last)
        else:
            yield page.at(tag.start(), f"'{tag[0]}' ends what has not begun. Write <{name}> before it, or take it out.")
    yield from (_open(page, tag) for tag in opened)


def _open(page: Page, tag: re.Match[str]) -> Problem:
    return page.at(tag.start(), f"'{tag[0][:40]}' does not end. Write </{tag['name'].lower()}> where it should.")
