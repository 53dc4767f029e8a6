"""A page that cannot exist: what a server says of it shows what its answers are worth."""

import re
import secrets
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

from links.address import host_of
from links.answer import Answer
from links.page import is_html, read_page, read_text

NAME = "no-such-page-"
WORD = re.compile(r"[\w-]+")
PART = re.compile(r"[^\W_]+")
# A word that no writer writes: with a digit in it, or long, or of mixed case as encoded numbers are.
NONCE = re.compile(r"\d|[a-z][^A-Z]*[A-Z][^a-z]*[a-z][^A-Z]*[A-Z]")
LONGEST_WORD = 24
# How many words in a hundred may differ by chance.
SLACK_PERCENT = 2


def canary_scope(url: str) -> tuple[str, str]:
    """The part of a site that one made-up page stands for: the host and the top-level folder."""
    first, slash, _ = urlsplit(url).path.lstrip("/").partition("/")
    return host_of(url), first if slash else ""


def canary_url(url: str) -> str:
    """A sibling of `url` that cannot exist."""
    parts = urlsplit(url)
    return urljoin(f"{parts.scheme}://{parts.netloc}{parts.path or '/'}", f"./{NAME}{secrets.token_hex(8)}")


def same(answer: Answer, canary: Answer) -> bool:
    """Whether the answer to a link looks like the one to a made-up page, apart from what differs each time."""
    ours, theirs = answer.last, canary.last
    if len(answer.replies) > 1 and _page(ours.url) == _page(theirs.url):
        return True
    if ours.status != theirs.status:
        return False
    if ours.body == theirs.body:
        return True
    echoed = address_words(answer) | address_words(canary)
    if not (is_html(ours) and is_html(theirs)):
        return ours.media_type == theirs.media_type and _alike(
            plain_words(read_text(ours), echoed), plain_words(read_text(theirs), echoed)
        )
    our_page, their_page = read_page(ours), read_page(theirs)
    our_titles, their_titles = (
        plain_words(" ".join([page.title, *page.headings]), echoed) for page in (our_page, their_page)
    )
    return our_titles == their_titles and _alike(
        plain_words(our_page.text, echoed), plain_words(their_page.text, echoed)
    )


def _alike(ours: Counter[str], theirs: Counter[str]) -> bool:
    different = sum((ours - theirs).values()) + sum((theirs - ours).values())
    return different * 100 <= (ours.total() + theirs.total()) / 2 * SLACK_PERCENT


def address_words(answer: Answer) -> set[str]:
    """The words of an address: a page that is not there likes to repeat them."""
    return {word.lower() for url in (answer.url, answer.last.url) for word in PART.findall(unquote(url))}


def plain_words(text: str, echoed: set[str]) -> Counter[str]:
    """The words of a page, without those of the address and those that differ each time."""
    words = (word for word in WORD.findall(text) if not _is_nonce(word))
    return Counter(part for word in words for part in PART.findall(word.lower()) if part not in echoed)


def _is_nonce(word: str) -> bool:
    if len(word) > LONGEST_WORD:
        return word.isascii()  # other scripts write whole sentences without a blank
    return NONCE.search(word) is not None


def _page(url: str) -> str:
    return url.partition("#")[0]
