"""What was seen at each request, for people."""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from links.challenge import challenge
from links.finding import Hop
from links.one_line import one_line
from links.page import is_html, read_page
from links.reply import Answer, Reply


def hops(answer: Answer, canaries: Iterable[Answer]) -> tuple[Hop, ...]:
    """Each request for a link, then each for the made-up pages beside it."""
    return (*_of(answer, ""), *(hop for canary in canaries for hop in _of(canary, "made-up page: ")))


def _of(answer: Answer, label: str) -> Iterator[Hop]:
    for reply in answer.replies:
        yield Hop(one_line(reply.url), reply.status, one_line(label + _seen(reply)))
    if answer.failure:
        yield Hop(one_line(answer.failure.url), None, one_line(label + answer.failure.reason))


def _without_query(url: str, location: str) -> str:
    """The place that a redirect names, written out: a relative one could hide a query or a user name."""
    try:
        return urljoin(url, location).partition("?")[0]
    except ValueError:
        return "something that is no address"


def _seen(reply: Reply) -> str:
    if mark := challenge(reply):
        return f"a bot challenge ({mark})"
    if location := reply.headers.get("location"):
        return f"to {_without_query(reply.url, location)}"
    size = f"{'' if reply.whole else 'more than '}{len(reply.body)} bytes"
    title = f", title '{read_page(reply).title}'" if reply.body and is_html(reply) else ""
    return f"{reply.media_type or 'no type'}, {size}{title}"
