"""Pages that say "not found" with a status that says "fine"."""

import json
import re

from links.page import Page

# What such a page is about, and how it says that it is not there; both as a whole title, heading or line.
THING = (
    r"(?:(?:the|this|that|your|requested)\s+)*"
    r"(?:web\s?page|page|article|resource|document|content|url|link|file|site|item|post|route)"
)
GONE = (
    r"(?:(?:was|is|are|could|can|cannot|can.?t|couldn.?t|wasn.?t|isn.?t|has|have)\s+)*(?:not\s+)?(?:be\s+)?(?:been\s+)?"
    r"(?:found|removed|deleted|unavailable|missing|gone)|(?:does\s+not|doesn.?t|no\s+longer)\s+exists?|"
    r"(?:is\s+)?(?:no\s+longer|not|isn.?t)\s+(?:available|here|there)"
)
LEAD = r"(?:(?:oops|whoops|sorry|uh[ -]?oh|hmm+|error|http|status|code)[\s,.!:]*)*"
CODE = r"(?:404|410)(?:\s+error)?"
OTHERS = (
    r"page (?:non trouvée|introuvable)|seite nicht gefunden|página no encontrada|página não encontrada|"
    r"pagina non trovata|страница не найдена|sayfa bulunamad\w|halaman tidak ditemukan|页面不存在|找不到页面"
)
STATEMENT = re.compile(
    rf"{LEAD}(?:{CODE}[\s,.!:]*)?(?:not\s+found|no\s+longer\s+available|does\s+not\s+exist|{THING}\s+(?:you\W{{0,3}}\w{{0,9}}\s+(?:(?:are|were)\s+)?"
    rf"(?:looking\s+for|requested|want(?:ed)?)\s+)?(?:{GONE})|"
    rf"we\s+(?:could\s?n.?t|could\s+not|can.?t|cannot)\s+find\s+(?:that|the|this|your)\s+\w+|"
    rf"nothing\s+(?:here|found|to\s+see\s+here)|{OTHERS})(?:\s+{CODE})?[\s.!:]*|{LEAD}{CODE}[\s.!:]*",
    re.IGNORECASE,
)
# In a text so short that there is nothing else to say, anywhere.
PLAIN = re.compile(rf"\b(?:{THING})\s+(?:{GONE})\b", re.IGNORECASE)
SPLIT = re.compile(r"\s+[|·•\u2013\u2014:»/-]\s+|:\s+|[.!?]\s+|[\u2013\u2014|]")
LONGEST_SEGMENT = 120
SHORT_PAGE_WORDS = 60
SHORT_TEXT = 1024
SHORT_JSON = 4096
JSON_KEYS = ("error", "message", "detail", "title", "description", "status", "statusCode", "code")


def says_not_found(page: Page) -> bool:
    """Whether the page is about its own absence: by its title, its headings, or all that it says when it is short."""
    return any(map(_is_statement, (page.title, *page.headings[:3]))) or _short_and_says(page.text)


def plain_says_not_found(text: str) -> bool:
    """The same for a short text without markup, or for JSON."""
    if len(text) > SHORT_JSON:
        return False
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return _short_and_says(text)
    return any(_is_statement(str(value)) for value in _told(parsed))


def _short_and_says(text: str) -> bool:
    short = len(text) < SHORT_TEXT and len(text.split()) <= SHORT_PAGE_WORDS
    return short and (_is_statement(text) or bool(PLAIN.search(text)))


def _is_statement(text: str) -> bool:
    segments = [text, *SPLIT.split(text)] if len(text) < SHORT_JSON else []
    return any(
        len(segment) <= LONGEST_SEGMENT and STATEMENT.fullmatch(" ".join(segment.split())) for segment in segments
    )


def _told(parsed: object) -> list[object]:
    if not isinstance(parsed, dict):
        return []
    values = [parsed[key] for key in JSON_KEYS if key in parsed]
    inner = [value for it in values if isinstance(it, dict) for value in _told(it)]
    return [it for it in values if isinstance(it, str | int)] + inner
