"""What the answer to a link proves about it."""

import re
from collections.abc import Collection
from urllib.parse import unquote, urldefrag

from links.answer import Answer, Failure, FailureKind, Reply, escaped_bytes
from links.browser_url import NoAddressError, follow_reference
from links.canary import same
from links.finding import Verdict
from links.page import is_html, read_page, read_text
from links.searches import answers_any_slug, is_search, leads_any_slug
from links.sent_on import refresh_target, script_sends_on
from links.signs import challenge, is_login, plain_says_not_found, says_not_found

Judgment = tuple[Verdict, str]

GONE = frozenset({404, 410})
REFUSED = frozenset({403, 429, 451, 999})
# The statuses of a page that is there.
HERE = frozenset({200, 203})
# What is not the host's being out of reach.
FAILED = {FailureKind.CHALLENGED: Verdict.BLOCKED, FailureKind.UNREAD: Verdict.INCONCLUSIVE}
# Fragments for which a page needs no id: its start, a text on it, a view that a script makes.
TOP = frozenset({"", "top"})
UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
VIEW = re.compile(r"!?/|L\d+(?:-L\d+)?$")
SHELL_WORDS = 30
# From so many words on a page with a log-in box is a page for reading.
ARTICLE_WORDS = 150


def judge(answer: Answer) -> Judgment | None:
    """The verdict and why, or None where only a comparison with a made-up page can tell.

    A challenge is looked for before the status: a robot that was stopped has seen nothing of the page.
    """
    if sign := next(filter(None, map(challenge, answer.replies)), None):
        return Verdict.BLOCKED, sign
    if answer.failure:
        return _failed(answer.failure)
    if answer.refused:
        return Verdict.INCONCLUSIVE, answer.refused
    last = answer.last
    if any(is_login(reply.url) for reply in answer.replies[1:]):
        return Verdict.INCONCLUSIVE, "leads to a login"
    if judgment := _by_status(answer):
        return judgment
    if len(answer.replies) > 1 and is_search(answer.final_url, answer.url):
        return Verdict.INCONCLUSIVE, "leads to a search"
    return _by_text(last, answer.url)


def judge_beside_canaries(answer: Answer, canaries: Collection[Answer]) -> Judgment:
    """The verdict on a page that looks fine, next to what its servers say of made-up pages.

    `canaries` are the answers for a sibling of the link, and for one of the page where its redirects end.
    """
    for canary in canaries:
        if not canary.replies or canary.failure or challenge(canary.last) or not _speaks(canary.last.status):
            return Verdict.INCONCLUSIVE, "its host gave no answer for a made-up page to compare with"
        if canary.refused:
            continue
        if same(answer, canary):
            return Verdict.INCONCLUSIVE, "a made-up page gets the same answer"
        if leads_any_slug(answer, canary) or answers_any_slug(answer, canary):
            return Verdict.INCONCLUSIVE, "any words in its address would get such an answer"
    if judgment := fragment_judgment(answer):
        return judgment
    final = answer.last.url
    if len(answer.replies) > 1 and answer.permanent and final != urldefrag(answer.url).url:
        return Verdict.MOVED, _statuses(answer)
    return Verdict.OK, _statuses(answer)


def fragment_judgment(answer: Answer) -> Judgment | None:
    """What is wrong with the part of the page that the link names, or None."""
    written, last = answer.fragment.partition(":~:")[0], answer.last
    fragment = unquote(written)
    if fragment.lower() in TOP or not is_html(last):
        return None
    page = read_page(last)
    if page.anchors & {fragment, f"user-content-{fragment}", written}:
        return None
    if VIEW.match(fragment):
        return Verdict.INCONCLUSIVE, "a script of the page finds its part"
    if not last.whole:
        return Verdict.INCONCLUSIVE, "the page is too long to look for its part"
    if page.has_script and len(page.text.split()) < SHELL_WORDS:
        return Verdict.INCONCLUSIVE, "a script fills the page"
    if _in_scripts(fragment, page.scripts):
        return Verdict.INCONCLUSIVE, "a script of the page may make its part"
    return Verdict.DEAD, f"{_statuses(answer)}, but the page has no part '#{fragment}'"


def _failed(failure: Failure) -> Judgment:
    return FAILED.get(failure.kind, Verdict.UNREACHABLE), failure.reason


def _by_status(answer: Answer) -> Judgment | None:
    status = answer.last.status
    if status in GONE and answer.permanent:
        return Verdict.DEAD, _statuses(answer)
    if status in GONE:
        return Verdict.INCONCLUSIVE, f"{_statuses(answer)}, by a redirect for now"
    if status in REFUSED:
        return Verdict.BLOCKED, _statuses(answer)
    if status == 408 or status >= 500 or status < 200:
        return Verdict.UNREACHABLE, _statuses(answer)
    if status not in HERE:
        return Verdict.INCONCLUSIVE, _statuses(answer)
    return None


def _by_text(last: Reply, url: str) -> Judgment | None:
    if _leads_on(refresh_target(escaped_bytes(last.headers.get("refresh", ""))), last.url):
        return Verdict.INCONCLUSIVE, "sends its reader on to another page"
    if not last.body and not last.whole:
        return Verdict.INCONCLUSIVE, "the page is packed in a way that we did not ask for"
    if not is_html(last):
        missing = not last.media_type.startswith(("image/", "video/", "audio/")) and plain_says_not_found(
            read_text(last)
        )
        return (Verdict.INCONCLUSIVE, "says 'not found' with HTTP 200") if missing else None
    page = read_page(last)
    if says_not_found(page):
        return Verdict.INCONCLUSIVE, "says 'not found' with HTTP 200"
    if page.asks_password and len(page.text.split()) < ARTICLE_WORDS and not is_login(url):
        return Verdict.INCONCLUSIVE, "asks for a password"
    if page.refresh_to and _leads_on(page.refresh_to, last.url):
        return Verdict.INCONCLUSIVE, "sends its reader on to another page"
    if script_sends_on(page.scripts) and len(page.text.split()) < SHELL_WORDS:
        return Verdict.INCONCLUSIVE, "a script sends its reader on to another page"
    return None


def _leads_on(target: str, url: str) -> bool:
    if not target:
        return False
    try:
        return urldefrag(follow_reference(target, url)).url != urldefrag(follow_reference("", url)).url
    except NoAddressError:
        return True


def _in_scripts(fragment: str, scripts: str) -> bool:
    """Whether a script has the fragment as a text of its own: as it is, in an address, or as a title of its words."""
    plain = UNICODE_ESCAPE.sub(lambda code: chr(int(code[1], 16)), scripts)
    words = r"[\W_]{1,9}".join(map(re.escape, re.findall(r"[^\W_]+", fragment)))
    spellings = [rf"[#/=]?{re.escape(fragment)}", *([rf"\s*{words}\s*"] if words else [])]
    return any(re.search(rf"[\"'`#=>/\\]{it}[\"'`&<>\s\\]", plain, re.IGNORECASE) for it in spellings)


def _speaks(status: int) -> bool:
    """Whether a status says something about one page rather than about the server's day.

    Some programs fail with 500 at a path that they do not know; having done so at each try, it is their word for it.
    """
    return status not in (408, 429) and status <= 501


def _statuses(answer: Answer) -> str:
    return "HTTP " + ", ".join(str(reply.status) for reply in answer.replies)
