"""Signs that a reply is not the page: a challenge to robots, a log-in, a "not found" whose status says "fine"."""

import json
import re
from urllib.parse import urlsplit

from links.answer import Reply
from links.page import ParsedPage

# Header, and what its value has to hold.
CHALLENGE_HEADERS = {
    "cf-mitigated": "challenge",
    "x-vercel-mitigated": "challenge",
    "x-amzn-waf-action": "c",  # challenge or captcha, not allow
}
CHALLENGE_TITLE = re.compile(
    rb"<title[^>]{0,200}>\s{0,50}(?:just a moment(?:\.{3}|\xe2\x80\xa6)\s*</title|attention required! \| cloudflare|"
    rb"access denied\s*</title|checking your browser|ddos-guard|vercel security checkpoint|"
    rb"please wait\.{3} \| cloudflare|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot\??\s*</title|"
    rb"human verification|robot check)",
    re.IGNORECASE,
)
# Names that challenge pages define for their own scripts. Pages behind a firewall that lets us in do not have them;
# /cdn-cgi/challenge-platform/ and a Turnstile widget they do have.
CHALLENGE_SCRIPTS = re.compile(
    rb"window\._cf_chl_opt|/_Incapsula_Resource\?|geo\.captcha-delivery\.com/|"
    rb"window\._pxAppId\b[^<]{0,4000}px-captcha|id=[\"']px-captcha|awsWafCookieDomainList|/_sec/cp_challenge/|"
    rb"KPSDK\.(?:configure|scriptStart)"
)
CHALLENGE_LOOKED_AT = 64 * 1024

LOGIN_SEGMENT = re.compile(r"(?:log|sign)[-_]?in|sso|saml2?|oauth2?|authorize|authenticate|auth", re.IGNORECASE)
LOGIN_HOST = re.compile(r"(?:auth\d*|login|accounts?|sso|signin|idp?|oauth|identity)\.", re.IGNORECASE)

# What a page that is not there is about, and how it says so. Blanks are single: the text is put so before.
THING = (
    r"(?:(?:the|this|that|your|requested) )*"
    r"(?:web ?page|page|article|resource|document|content|url|link|file|site|item|post|route)"
)
YOU_WANTED = r"(?: you\W{0,3}\w{0,9} (?:(?:are|were) )?(?:looking for|requested|want(?:ed)?))?"
IS_GONE = (
    r"(?:(?:(?:was|is|are|could|can|cannot|can.?t|couldn.?t|wasn.?t|isn.?t|has|have) )*(?:not )?(?:be )?(?:been )?"
    r"(?:found|removed|deleted|unavailable|missing|gone)"
    r"|(?:does not|doesn.?t|no longer) exists?"
    r"|(?:is )?(?:no longer|not|isn.?t) (?:available|here|there))"
)
PHRASES = (
    r"not found",
    r"no longer available",
    r"does not exist",
    rf"{THING}{YOU_WANTED} {IS_GONE}",
    r"we (?:could ?n.?t|could not|can.?t|cannot) find (?:that|the|this|your) \w+",
    r"nothing (?:here|found|to see here)",
    r"page (?:non trouvée|introuvable)",
    r"seite nicht gefunden",
    r"página no encontrada",
    r"página não encontrada",
    r"pagina non trovata",
    r"страница не найдена",
    r"sayfa bulunamad\w",
    r"halaman tidak ditemukan",
    r"页面不存在",
    r"找不到页面",
)
# What may stand before and after a phrase, or alone: "Oops! Error 404".
LEAD = r"(?:(?:oops|whoops|sorry|uh[ -]?oh|hmm+|error|http|status|code)[ ,.!:]*)*"
CODE = r"(?:404|410)(?: error)?"
STATEMENT = re.compile(
    rf"{LEAD}(?:(?:{CODE}[ ,.!:]*)?(?:{'|'.join(PHRASES)})(?: {CODE})?|{CODE})[ .!:]*", re.IGNORECASE
)
# In a text so short that there is nothing else to say, anywhere.
IN_SHORT_TEXT = re.compile(rf"\b{THING} {IS_GONE}\b", re.IGNORECASE)
SPLIT = re.compile(r"\s+[|·•\u2013\u2014:»/-]\s+|:\s+|[.!?]\s+|[\u2013\u2014|]")
LONGEST_SEGMENT = 120
SHORT_PAGE_WORDS = 60
SHORT_TEXT = 1024
SHORT_JSON = 4096
JSON_KEYS = ("error", "message", "detail", "title", "description", "status", "statusCode", "code")


def challenge(reply: Reply) -> str | None:
    """The sign of a bot challenge in a few words, or None."""
    for header, part in CHALLENGE_HEADERS.items():
        if part in (value := reply.headers.get(header, "").lower()) and value:
            return header
    if "html" not in reply.media_type and reply.media_type:
        return None
    start = reply.body[:CHALLENGE_LOOKED_AT]
    title = CHALLENGE_TITLE.search(start)
    # "Access Denied" alone is a title that any site may have; the firewall's own page has a reference number.
    if title and (b"denied" not in title.group().lower() or b"reference" in start.lower()):
        return "a challenge page"
    return "a challenge script" if CHALLENGE_SCRIPTS.search(start) else None


def is_login(url: str) -> bool:
    """Whether the address, by its words, is one for logging in."""
    parts = urlsplit(url)
    segments = (re.sub(r"\.\w{2,5}$", "", segment) for segment in parts.path.split("/"))
    return bool(LOGIN_HOST.match(parts.netloc)) or any(LOGIN_SEGMENT.fullmatch(segment) for segment in segments)


def says_not_found(page: ParsedPage) -> bool:
    """Whether the page is about its own absence: by its title, its headings, or all that it says when it is short."""
    return any(map(_is_statement, (page.title, *page.headings[:3]))) or _is_short_and_says(page.text)


def plain_says_not_found(text: str) -> bool:
    """The same for a short text without markup, or for JSON."""
    if len(text) > SHORT_JSON:
        return False
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return _is_short_and_says(text)
    return any(_is_statement(str(value)) for value in _messages(parsed))


def _is_short_and_says(text: str) -> bool:
    words = text.split()
    short = len(text) < SHORT_TEXT and len(words) <= SHORT_PAGE_WORDS
    return short and (_is_statement(text) or bool(IN_SHORT_TEXT.search(" ".join(words))))


def _is_statement(text: str) -> bool:
    segments = [text, *SPLIT.split(text)] if len(text) < SHORT_JSON else []
    return any(
        len(segment) <= LONGEST_SEGMENT and STATEMENT.fullmatch(" ".join(segment.split())) for segment in segments
    )


def _messages(parsed: object) -> list[object]:
    """The words and numbers by which JSON tells of an error, also within one another."""
    if not isinstance(parsed, dict):
        return []
    values = [parsed[key] for key in JSON_KEYS if key in parsed]
    inner = [message for value in values for message in _messages(value)]
    return [value for value in values if isinstance(value, str | int)] + inner
