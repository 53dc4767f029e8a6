"""What is not known is said once, where it matters: a guide that keeps saying so is no guide."""

import re
from pathlib import Path

from lxml import html

from finish.markdown_copy import markdown_copy

MOST = 10
NOT_KNOWN = re.compile(
    r"\b(?:not known|we do not know|as far as we know|could not find out|we know of no|does not say)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def places(article: str) -> list[str]:
    """Each sentence of a page that says that something is not known."""
    lines = markdown_copy(article, "", str).replace("*", "").splitlines()
    return [sentence for line in lines for sentence in SENTENCE_END.split(line) if NOT_KNOWN.search(sentence)]


def test_a_place_is_a_sentence() -> None:
    text = "<p>As far as we know no. It works. We do not know why, and it is <b>not known</b>.</p>"
    assert places(f"{text}<ul><li>OpenAI does not say.</li></ul>") == [
        "As far as we know no.",
        "We do not know why, and it is not known.",
        "- OpenAI does not say.",
    ]
    assert places("<p>It is known. We know it, and it is not unknown.</p>") == []


def test_at_most_ten_places_say_that_something_is_not_known(site: Path) -> None:
    found = [
        f"{path.parent.relative_to(site)}: {place}"
        for path in sorted(site.rglob("index.html"))
        for article in html.document_fromstring(path.read_bytes()).xpath("//article")
        for place in places(html.tostring(article, encoding="unicode"))
    ]
    told = "\n".join(found)
    assert len(found) <= MOST, f"{len(found)} places say that something is not known; at most {MOST} may:\n{told}"
